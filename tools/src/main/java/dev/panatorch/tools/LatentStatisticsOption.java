package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The value of {@code --latent-statistics}. */
final class LatentStatisticsOption {

  private static final String NUMBER = "[-+.\\deE]+";

  private LatentStatisticsOption() {}

  /**
   * Reads it; which of a latent's dimensions the channels are stays open.
   *
   * @param text two numbers, or the name of a file with the tensors {@code mean} and {@code std},
   *     as LightningDiT's {@code latents_stats.pt}
   */
  static LatentStatistics read(String text) throws IOException {
    try {
      String[] parts = text.split(",", -1);
      if (parts.length == 2 && parts[0].matches(NUMBER) && parts[1].matches(NUMBER)) {
        return LatentStatistics.ofScalar(
            Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
      }
      if (Arrays.stream(parts).allMatch(part -> part.matches(NUMBER))) {
        throw new IllegalArgumentException("MEAN,STD are two numbers, not " + text);
      }
      return file(Path.of(text));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--latent-statistics: " + e.getMessage());
    }
  }

  private static LatentStatistics file(Path file) throws IOException {
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = Weights.open(file).load();
      return new LatentStatistics(numbers(file, values, "mean"), numbers(file, values, "std"), 0);
    }
  }

  private static List<Double> numbers(Path file, Map<String, Tensor> values, String name) {
    Tensor value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s has no tensor \"%s\"; `panatorch inspect` lists what it holds".formatted(file, name));
    }
    return Arrays.stream(value.to(DType.FLOAT64).toDoubleArray()).boxed().toList();
  }
}
