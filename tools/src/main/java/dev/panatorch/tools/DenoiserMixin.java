package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.run.DenoiserSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that make images: the networks. */
final class DenoiserMixin {

  /** Types of weights. */
  private enum Precision {
    FLOAT32,
    BFLOAT16;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--denoiser",
      required = true,
      paramLabel = "W",
      description = "Folder of a run or checkpoint, or a file of published weights.")
  private Path denoiser = Path.of("");

  @Option(
      names = "--tokenizer",
      required = true,
      paramLabel = "W",
      description = TokenizerMixin.TOKENIZER)
  private Path tokenizer = Path.of("");

  @Option(
      names = "--guide",
      paramLabel = "W2",
      description = "A weaker denoiser to be guided away from: an earlier checkpoint, say.")
  private @Nullable Path guide;

  @Option(
      names = "--precision",
      defaultValue = "float32",
      description =
          "Of the denoiser's weights: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--weights-of",
      description =
          "Whose weights a file holds, which says in which direction its time runs: one of"
              + " ${COMPLETION-CANDIDATES}.")
  private DenoiserSource.@Nullable Kind kind;

  @Option(
      names = "--latent-statistics",
      split = ",",
      arity = "1",
      paramLabel = "MEAN,STD",
      description = "What a file's latents were normalised with.")
  private List<Double> statistics = new ArrayList<>();

  @Option(
      names = "--heads",
      converter = OptionTypes.AtLeastOne.class,
      description = "Heads of a file's attentions, where its width is not a published one.")
  private @Nullable Integer heads;

  Path tokenizer() {
    return tokenizer;
  }

  DenoiserSource source(Device device) {
    DType dtype = precision == Precision.FLOAT32 ? DType.FLOAT32 : DType.BFLOAT16;
    return new DenoiserSource(denoiser, guide, told(), device, dtype);
  }

  /** What images that are made with these options depend on. */
  Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("denoiser", denoiser.toString());
    about.put("guide", String.valueOf(guide));
    about.put("tokenizer", tokenizer.toString());
    about.put("precision", precision.toString());
    return about;
  }

  private DenoiserSource.@Nullable Told told() {
    if (kind == null) {
      if (!statistics.isEmpty() || heads != null) {
        throw new ConfigException("--latent-statistics and --heads go with --weights-of");
      }
      return null;
    }
    if (statistics.size() != 2) {
      throw new ConfigException(
          "--weights-of needs --latent-statistics MEAN,STD, two numbers: 0,1 for latents as they"
              + " are");
    }
    return new DenoiserSource.Told(
        kind, normalisation(), heads == null ? OptionalLong.empty() : OptionalLong.of(heads));
  }

  private LatentStatistics normalisation() {
    try {
      return LatentStatistics.ofScalar(statistics.get(0), statistics.get(1));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--latent-statistics: " + e.getMessage());
    }
  }
}
