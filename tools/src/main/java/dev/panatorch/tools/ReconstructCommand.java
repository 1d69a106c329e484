package dev.panatorch.tools;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.tools.run.Pictures;
import dev.panatorch.tools.run.RawTensors;
import dev.panatorch.tools.run.Reconstruction;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch reconstruct}. */
@Command(
    name = "reconstruct",
    mixinStandardHelpOptions = true,
    description = {
      "Sends pictures through a tokenizer and writes what comes back.",
      "A sheet shows pairs of originals and reconstructions."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch reconstruct --tokenizer runs/tok --images photos/val --output reconstructed",
      "  panatorch reconstruct --tokenizer maetok-b-128.safetensors --images photos --output reconstructed \\",
      "      --raw raw.safetensors"
    })
final class ReconstructCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the pictures.")
  private Path output = Path.of("");

  @Option(
      names = "--latents",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "F",
      description = "Also writes the latents as float32 safetensors.")
  private @Nullable Path latents;

  @Option(
      names = "--raw",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "F",
      description = {
        "Also writes images, latents and reconstructions, float32 and not clamped, as",
        "safetensors. They are held in memory until the end."
      })
  private @Nullable Path raw;

  @Override
  public Integer call() throws IOException {
    Map<Path, RawTensors> wanted = new LinkedHashMap<>();
    if (latents != null) {
      wanted.put(latents, RawTensors.latents());
    }
    if (raw != null) {
      wanted.put(raw, RawTensors.all());
    }
    try {
      reconstruct(wanted);
      for (var one : wanted.entrySet()) {
        one.getValue().write(one.getKey());
      }
    } finally {
      wanted.values().forEach(RawTensors::close);
    }
    return 0;
  }

  private void reconstruct(Map<Path, RawTensors> observers) throws IOException {
    try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), run.device())) {
      ImageFolder images = ImageFolder.unlabelled(tokenizer.images());
      AtomicFiles.createFolder(output);
      Reconstruction result =
          Reconstruction.of(codec, images, tokenizer.batchSize(), List.copyOf(observers.values()));
      Set<Path> written = new HashSet<>();
      for (Reconstruction.Pair pair : result.pairs()) {
        Path file = Pictures.below(output, pair.id());
        // a.jpg and a.png may lie side by side
        boolean free = written.add(file);
        PngWriter.write(
            free ? file : Pictures.below(output, pair.id() + ".png"), pair.reconstructed());
      }
      Pictures.pairs(result, Pictures.SHEET).write(output.resolve("pairs.png"));
      tokenizer.report(result, run.json(), spec);
    }
  }
}
