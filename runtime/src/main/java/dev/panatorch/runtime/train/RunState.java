package dev.panatorch.runtime.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.panatorch.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a checkpoint says beside its tensors: {@code state.json}.
 *
 * @param seed the run's seed
 * @param updates updates made
 * @param imagesSeen images seen over all ranks
 * @param batchSize samples of one micro-batch of one rank
 * @param world processes that share each batch
 * @param accumulation micro-batches of one update
 * @param description {@link TrainingConfig#description}
 */
public record RunState(
    long seed,
    long updates,
    long imagesSeen,
    int batchSize,
    int world,
    int accumulation,
    Map<String, ?> description) {

  private static final int VERSION = 1;
  private static final String FILE = "state.json";
  private static final List<String> NUMBERS =
      List.of("seed", "updates", "images_seen", "batch_size", "world", "accumulation");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Whether a folder is a checkpoint. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * Reads the state of a checkpoint.
   *
   * @throws TrainingException if the folder is no checkpoint of this version
   */
  public static RunState read(Path checkpoint) throws IOException {
    JsonNode node = parse(checkpoint);
    return new RunState(
        node.path("seed").asLong(),
        node.path("updates").asLong(),
        node.path("images_seen").asLong(),
        node.path("batch_size").asInt(),
        node.path("world").asInt(),
        node.path("accumulation").asInt(),
        JSON.convertValue(node.path("description"), new TypeReference<Map<String, Object>>() {}));
  }

  /** The sums that were not recorded yet when the checkpoint was written. */
  static Map<String, Meters.Sum> readMeters(Path checkpoint) throws IOException {
    Map<String, Meters.Sum> sums = new LinkedHashMap<>();
    parse(checkpoint)
        .path("meters")
        .properties()
        .forEach(entry -> {
          JsonNode sum = entry.getValue();
          sums.put(entry.getKey(), new Meters.Sum(sum.path(0).asDouble(), sum.path(1).asLong()));
        });
    return sums;
  }

  private static JsonNode parse(Path checkpoint) throws IOException {
    Path file = checkpoint.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(checkpoint + " is no checkpoint: it has no " + FILE);
    }
    try {
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      if (node.path("version").asInt() != VERSION) {
        throw new TrainingException(
            file + " is not of version " + VERSION + "; use the PanaTorch that wrote it");
      }
      for (String name : NUMBERS) {
        require(node.path(name).isIntegralNumber(), file, "it has no number \"" + name + "\"");
      }
      require(node.path("description").isObject(), file, "it has no description");
      return node;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new TrainingException(
          "%s is damaged at line %d, column %d"
              .formatted(file, place.getLineNr(), place.getColumnNr()));
    }
  }

  private static void require(boolean holds, Path file, String missing) {
    if (!holds) {
      throw new TrainingException(file + " is damaged: " + missing);
    }
  }

  void write(Path checkpoint, Map<String, Meters.Sum> meters) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", VERSION);
    node.put("seed", seed);
    node.put("updates", updates);
    node.put("images_seen", imagesSeen);
    node.put("batch_size", batchSize);
    node.put("world", world);
    node.put("accumulation", accumulation);
    node.set("description", JSON.valueToTree(description));
    ObjectNode sums = node.putObject("meters");
    meters.forEach((name, sum) -> sums.putArray(name).add(sum.total()).add(sum.count()));
    AtomicFiles.write(checkpoint.resolve(FILE), JSON.writeValueAsString(node) + "\n");
  }

  /** Refuses to continue with settings under which the run would not be the same. */
  void requireSame(RunState saved, Path checkpoint) {
    requireSame("the seed", saved.seed, seed, checkpoint);
    requireSame("the batch size", saved.batchSize, batchSize, checkpoint);
    requireSame("the number of processes", saved.world, world, checkpoint);
    requireSame("the accumulation", saved.accumulation, accumulation, checkpoint);
  }

  private static void requireSame(String what, long saved, long given, Path checkpoint) {
    if (saved != given) {
      throw new TrainingException(
          "%s of the run in %s is %d, not %d; continue it with the same, or start a new run in"
                  .formatted(what, checkpoint, saved, given)
              + " another folder");
    }
  }

  RunState at(long newUpdates, long newImagesSeen) {
    return new RunState(
        seed, newUpdates, newImagesSeen, batchSize, world, accumulation, description);
  }
}
