package dev.panatorch.tools.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.train.Checkpoints;
import dev.panatorch.runtime.train.RunState;
import dev.panatorch.tools.config.SealedKinds;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person names as a trained model: the folder of a run (its newest checkpoint counts), one
 * checkpoint, or a file of weights.
 *
 * @param weights the file of weights: the averages where the checkpoint has them
 * @param description what the checkpoint says of the model, or null for a plain file of weights
 */
record SavedModel(Path weights, @Nullable Map<String, ?> description) {

  private static final ObjectMapper JSON =
      SealedKinds.addTo(
          new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

  /**
   * Finds the model.
   *
   * @param kind what it must be, as its run described it: {@code tokenizer} or {@code denoiser}
   * @throws IOException if there is nothing, or another kind of model
   */
  static SavedModel find(Path path, String kind) throws IOException {
    SavedModel saved = in(path);
    if (saved.description != null && !kind.equals(saved.description.get("kind"))) {
      throw new IOException(
          path + " holds a " + saved.description.get("kind") + ", but a " + kind + " is needed");
    }
    return saved;
  }

  /** Finds a model of any kind; otherwise as {@link #find}. */
  static SavedModel in(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new FileNotFoundException(
          path + " does not exist; give the folder of a run, a checkpoint or a weights file");
    }
    // A folder without a state is one of published weights; what it holds is seen when it is
    // opened.
    if (!Files.isDirectory(path) || !isRun(path)) {
      return new SavedModel(path, null);
    }
    Path checkpoint = checkpoint(path);
    Path averages = checkpoint.resolve("ema.safetensors");
    return new SavedModel(
        Files.exists(averages) ? averages : checkpoint.resolve("model.safetensors"),
        RunState.read(checkpoint).description());
  }

  /** Whether a folder is that of a run, or a checkpoint. */
  static boolean isRun(Path folder) throws IOException {
    return RunState.isIn(checkpoint(folder));
  }

  /** The newest checkpoint of a run; a checkpoint itself. */
  static Path checkpoint(Path folder) throws IOException {
    return Checkpoints.of(folder).latest().orElse(folder);
  }

  /** What a run saves, so that {@link #find} and {@link #part} read it again. */
  static Map<String, Object> describe(String kind, Map<String, ?> parts) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("kind", kind);
    parts.forEach((name, value) -> description.put(name, JSON.convertValue(value, Object.class)));
    return description;
  }

  /** A configuration by its keys, as {@link #describe} saves it; may be changed. */
  static Map<String, Object> asMap(Object configuration) {
    return JSON.convertValue(configuration, new TypeReference<Map<String, Object>>() {});
  }

  /** One part of the description as a record. */
  <T> T part(String name, Class<T> type) throws IOException {
    if (description == null) {
      throw new IOException(
          "%s is one file and says nothing of its %s; give the folder of a run or a checkpoint"
              .formatted(weights, name));
    }
    try {
      Object value = description.get(name);
      if (value != null) {
        return JSON.convertValue(value, type);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(describes(name) + " (" + e.getMessage() + ")", e);
    }
    throw new IOException(describes(name));
  }

  private String describes(String name) {
    return "%s does not describe its %s as this PanaTorch does"
        .formatted(weights.getParent(), name);
  }
}
