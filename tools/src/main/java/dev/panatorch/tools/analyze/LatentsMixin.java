package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.Device;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The latent spaces that are looked into. */
public final class LatentsMixin {

  /** So that four fifths can be learnt from, and one is left. */
  private static final int LEAST = 5;

  @Option(
      names = "--latents",
      required = true,
      paramLabel = "[NAME=]DIR",
      description = "A cache of latents, as `panatorch encode` writes it; may be repeated.")
  private List<String> caches = new ArrayList<>();

  @Option(
      names = "--limit",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "0",
      paramLabel = "N",
      description =
          "At most so many latents of each, chosen at random; 0 for all. Default ${DEFAULT-VALUE}.")
  private long limit;

  /** Opens the caches. */
  public List<LatentSpace> open(Device device, long seed) throws IOException {
    return open(device, seed, limit);
  }

  /** Opens the caches, of each no more than {@code most} latents where no limit was given. */
  List<LatentSpace> openAtMost(long most, Device device, long seed) throws IOException {
    return open(device, seed, limit > 0 ? limit : most);
  }

  private List<LatentSpace> open(Device device, long seed, long most) throws IOException {
    List<LatentSpace> spaces = new ArrayList<>();
    for (String cache : caches) {
      // A folder's own name may have an equals sign.
      int equals = Files.exists(Path.of(cache)) ? -1 : cache.indexOf('=');
      Path folder = Path.of(cache.substring(equals + 1));
      String name = equals > 0 ? cache.substring(0, equals) : String.valueOf(folder.getFileName());
      if (folder.toString().isEmpty()) {
        throw new ConfigException("--latents %s names no folder: [NAME=]DIR".formatted(cache));
      }
      if (spaces.stream().anyMatch(space -> space.name().equals(name))) {
        throw new ConfigException(
            "--latents: two caches are called " + name + "; name them: --latents NAME=DIR");
      }
      LatentSpace space = LatentSpace.open(name, folder, device, most, seed);
      if (space.rows().count() < LEAST) {
        throw new ConfigException(
            "--latents: %d latents of %s tell nothing; take at least %d%s"
                .formatted(
                    space.rows().count(), name, LEAST, limit > 0 ? ", by a larger --limit" : ""));
      }
      spaces.add(space);
    }
    return spaces;
  }
}
