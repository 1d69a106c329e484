package dev.panatorch.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands that look into weights take. */
final class WeightsMixin {

  @Parameters(paramLabel = "W", description = "Weights: a file, or the folder of a run.")
  private Path weights = Path.of("");

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "State dict of a checkpoint to take, such as ema or model; without it ema, then model.")
  private @Nullable String group;

  Path weights() {
    return weights;
  }

  @Nullable String group() {
    return group;
  }
}
