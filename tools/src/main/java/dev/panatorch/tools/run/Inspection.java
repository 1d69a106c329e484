package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a file of weights is found to hold.
 *
 * @param file that was read
 * @param format its kind
 * @param groups the state dicts in it; the outermost is the empty name
 * @param group the one that was read
 * @param kind what the model is
 * @param tokenizer its configuration where it is a tokenizer, else null
 * @param parameters numbers that are trained, of all floating types; for models other than
 *     tokenizers buffers count too
 * @param parts the same by the first part of the name
 * @param types number of tensors of each element type
 * @param tensors statistics of each
 */
public record Inspection(
    Path file,
    String format,
    List<String> groups,
    String group,
    String kind,
    @Nullable MaeTokConfig tokenizer,
    long parameters,
    Map<String, Long> parts,
    Map<String, Integer> types,
    List<TensorStatistics> tensors) {

  /**
   * One tensor.
   *
   * @param name without wrappers' prefixes
   * @param notFinite how many elements are infinite or no number
   */
  public record TensorStatistics(
      String name,
      String type,
      List<Long> shape,
      double mean,
      double deviation,
      double minimum,
      double maximum,
      long notFinite) {}

  /** Opens a file of weights, or those of a run or checkpoint. */
  public static Weights open(Path path, @Nullable String group) throws IOException {
    if (Files.isDirectory(path) && group != null && SavedModel.isRun(path)) {
      Path checkpoint = SavedModel.checkpoint(path);
      Path file = checkpoint.resolve(group + ".safetensors");
      if (!Files.exists(file)) {
        throw new ConfigException(
            "--group: %s has no \"%s\", but %s"
                .formatted(checkpoint, group, String.join(", ", groups(checkpoint))));
      }
      return Weights.open(file);
    }
    return Weights.open(SavedModel.in(path).weights(), group);
  }

  private static List<String> groups(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".safetensors"))
          .map(name -> name.substring(0, name.length() - ".safetensors".length()))
          .sorted()
          .toList();
    }
  }

  /** Looks at every tensor; see {@link #open}. */
  public static Inspection of(Path path, @Nullable String group) throws IOException {
    SavedModel saved = SavedModel.in(path);
    Weights weights = open(path, group);
    Map<String, ?> description = saved.description();
    String kind = description == null ? "" : String.valueOf(description.get("kind"));
    MaeTokConfig tokenizer = null;
    if (kind.equals("tokenizer")) {
      tokenizer = saved.part("preset", TokenizerPreset.class).model();
    } else if (kind.isEmpty()) {
      try {
        tokenizer = MaeTokWeights.configuration(weights);
        kind = "tokenizer";
      } catch (IllegalArgumentException e) {
        kind = "unknown: " + e.getMessage();
      }
    }
    return looked(weights, kind, tokenizer);
  }

  private static Inspection looked(Weights weights, String kind, @Nullable MaeTokConfig tokenizer)
      throws IOException {
    Map<String, Long> parts = new LinkedHashMap<>();
    Map<String, Integer> types = new TreeMap<>();
    List<TensorStatistics> statistics = new ArrayList<>();
    SequencedMap<String, ? extends TensorEntry> entries = weights.tensors();
    try (var scope = Scope.open()) {
      for (Map.Entry<String, Tensor> one : weights.load().entrySet()) {
        String name = one.getKey();
        TensorSource entry = Objects.requireNonNull(entries.get(name));
        types.merge(entry.dtype().torchName(), 1, Integer::sum);
        boolean trained =
            entry.dtype().isFloatingPoint() && (tokenizer == null || !MaeTokWeights.isBuffer(name));
        if (trained) {
          parts.merge(name.split("\\.", 2)[0], one.getValue().numel(), Long::sum);
        }
        statistics.add(statistics(name, one.getValue()));
      }
    }
    return new Inspection(
        weights.file(),
        weights.format().name().toLowerCase(Locale.ROOT),
        weights.groups(),
        weights.group(),
        kind,
        tokenizer,
        parts.values().stream().mapToLong(Long::longValue).sum(),
        parts,
        types,
        statistics);
  }

  private static TensorStatistics statistics(String name, Tensor tensor) {
    List<Long> shape = Arrays.stream(tensor.shape()).boxed().toList();
    String type = tensor.dtype().torchName();
    if (tensor.numel() == 0) {
      return new TensorStatistics(name, type, shape, 0, 0, 0, 0, 0);
    }
    try (var scope = Scope.open()) {
      DType wide = tensor.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
      Tensor x = tensor.to(wide);
      double mean = x.mean(DType.FLOAT64).item();
      double square = x.sub(mean).square().mean(DType.FLOAT64).item();
      long finite = x.isfinite().sum().itemLong();
      return new TensorStatistics(
          name,
          type,
          shape,
          mean,
          Math.sqrt(square),
          x.min().item(),
          x.max().item(),
          tensor.numel() - finite);
    }
  }

  /** Elements that are infinite or no number. */
  public long notFinite() {
    return tensors.stream().mapToLong(TensorStatistics::notFinite).sum();
  }
}
