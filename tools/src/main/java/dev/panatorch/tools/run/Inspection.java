package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.DenoiserWeights;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
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
import java.util.Set;
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
 * @param kind {@code tokenizer}, {@code denoiser}, or {@code unknown} with the reason
 * @param network its architecture, or null where it is unknown
 * @param configuration what its run or its names and shapes tell, or null
 * @param times what a denoiser's times and outputs mean; null for other models
 * @param parameters numbers that are trained; of an unknown model all floating ones
 * @param parts the same by the first part of the name
 * @param beside floating numbers that are no part of the model, by the first part of the name: the
 *     teachers in a tokenizer's training checkpoint, say
 * @param types number of tensors of each element type
 * @param tensors statistics of each
 */
public record Inspection(
    Path file,
    String format,
    List<String> groups,
    String group,
    String kind,
    @Nullable String network,
    @Nullable Object configuration,
    @Nullable String times,
    long parameters,
    Map<String, Long> parts,
    Map<String, Long> beside,
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
    return looked(weights, FoundModel.of(saved, weights));
  }

  private static Inspection looked(Weights weights, FoundModel model) throws IOException {
    Map<String, Long> parts = new LinkedHashMap<>();
    Map<String, Long> beside = new LinkedHashMap<>();
    Map<String, Integer> types = new TreeMap<>();
    List<TensorStatistics> statistics = new ArrayList<>();
    SequencedMap<String, ? extends TensorEntry> entries = weights.tensors();
    Set<String> trained = model.parameters();
    try (var scope = Scope.open()) {
      for (Map.Entry<String, Tensor> one : weights.load().entrySet()) {
        String name = one.getKey();
        String own = DenoiserWeights.bare(name);
        TensorSource entry = Objects.requireNonNull(entries.get(name));
        types.merge(entry.dtype().torchName(), 1, Integer::sum);
        if (entry.dtype().isFloatingPoint() && !model.buffers().contains(own)) {
          (trained == null || trained.contains(own) ? parts : beside)
              .merge(own.split("\\.", 2)[0], one.getValue().numel(), Long::sum);
        }
        statistics.add(statistics(name, one.getValue()));
      }
    }
    return new Inspection(
        weights.file(),
        weights.format().name().toLowerCase(Locale.ROOT),
        weights.groups(),
        weights.group(),
        model.kind(),
        model.network(),
        model.configuration(),
        model.times(),
        sum(parts),
        parts,
        beside,
        types,
        statistics);
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
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

  /** The sum of {@link #beside}. */
  public long besideIt() {
    return sum(beside);
  }

  /** Elements that are infinite or no number. */
  public long notFinite() {
    return tensors.stream().mapToLong(TensorStatistics::notFinite).sum();
  }
}
