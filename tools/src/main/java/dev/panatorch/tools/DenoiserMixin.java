package dev.panatorch.tools;

import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.Device;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.run.DenoiserSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that make images: the networks. */
final class DenoiserMixin {

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

  @Option(names = "--precision", defaultValue = "float32", description = Precision.WEIGHTS)
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--weights-of",
      description =
          "Whose weights a file holds, which says in which direction its time runs: one of"
              + " ${COMPLETION-CANDIDATES}.")
  private DenoiserSource.@Nullable Kind kind;

  @Option(
      names = "--meaning",
      paramLabel = "KEY=VALUE",
      description =
          "Where a file's network was trained otherwise than the published: path, prediction or"
              + " convention of sit and repa; schedule, steps or learnedVariance of dit; may be"
              + " repeated.")
  private List<String> meaning = new ArrayList<>();

  @Option(
      names = "--latent-statistics",
      paramLabel = "MEAN,STD|F",
      description =
          "What a file's latents were normalised with: two numbers, or a file of the tensors mean"
              + " and std, one number a channel.")
  private @Nullable String statistics;

  @Option(
      names = "--heads",
      converter = OptionTypes.AtLeastOne.class,
      description = "Heads of a file's attentions, where its width is not a published one.")
  private @Nullable Integer heads;

  Path tokenizer() {
    return tokenizer;
  }

  /** Whether there is a weaker denoiser to be guided away from. */
  boolean isGuided() {
    return guide != null;
  }

  DenoiserSource source(Device device) throws IOException {
    return new DenoiserSource(denoiser, guide, told(), device, precision.dtype());
  }

  /** What images that are made with these options depend on. */
  Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("denoiser", denoiser.toString());
    about.put("guide", String.valueOf(guide));
    about.put("tokenizer", tokenizer.toString());
    about.put("precision", precision.toString());
    about.put("weights of", String.valueOf(kind));
    about.put("meaning", meaning);
    about.put("statistics", String.valueOf(statistics));
    return about;
  }

  private DenoiserSource.@Nullable Told told() throws IOException {
    if (kind == null) {
      if (statistics != null || heads != null || !meaning.isEmpty()) {
        throw new ConfigException(
            "--latent-statistics, --meaning and --heads go with --weights-of");
      }
      return null;
    }
    if (statistics == null) {
      throw new ConfigException(
          "--weights-of needs --latent-statistics: MEAN,STD, which is 0,1 for latents as they are,"
              + " or a file");
    }
    return new DenoiserSource.Told(
        kind,
        Presets.with(kind.meaning(), "--meaning", meaning, Parameterization.class),
        LatentStatisticsOption.read(statistics),
        heads == null ? OptionalLong.empty() : OptionalLong.of(heads));
  }
}
