package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Module;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Parameters and images that follow from a formula, for which the published classes were run once.
 */
final class GoldenInputs {

  private GoldenInputs() {}

  /** Fills all tensors of a state dict but stored positions; the order of the names counts. */
  static void fill(Module module) {
    fill(module, name -> true);
  }

  /** Fills those tensors whose names are chosen, counting these alone. */
  static void fill(Module module, Predicate<String> chosen) {
    Map<String, Tensor> tensors = module.stateDict();
    List<String> names =
        tensors.keySet().stream()
            .filter(name -> !name.contains("freqs_t_") && !name.contains("hog_generator"))
            .filter(chosen)
            .sorted()
            .toList();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      try (var scope = Scope.open()) {
        Tensor target = tensors.get(name).detach();
        target.copy_(values(name, i, target.numel()).view(target.shape()));
      }
    }
  }

  private static Tensor values(String name, int index, long count) {
    double[] baseAndAmplitude = baseAndAmplitude(name);
    return Torch.arange(0, count, DType.FLOAT64)
        .mul(0.37)
        .add(1.3 * index)
        .sin()
        .mul(baseAndAmplitude[1])
        .add(baseAndAmplitude[0])
        .to(DType.FLOAT32);
  }

  private static double[] baseAndAmplitude(String name) {
    String[] parts = name.split("\\.");
    if (name.endsWith(".gamma")) {
      return new double[] {0.1, 0.05};
    }
    if (name.endsWith(".weight") && parts[parts.length - 2].startsWith("norm")) {
      return new double[] {1, 0.1};
    }
    return new double[] {0, name.endsWith("freqs") ? 1 : 0.02};
  }

  /** Images [n, 3, size, size], float32. */
  static Tensor images(int n, int size) {
    float[] values = new float[n * 3 * size * size];
    int at = 0;
    for (int b = 0; b < n; b++) {
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            values[at++] =
                (float)
                    (0.7 * Math.sin(0.11 * i * (c + 1) + 0.07 * j + 0.5 * b)
                        + 0.25 * Math.cos(0.0013 * i * j));
          }
        }
      }
    }
    return Tensor.of(values, n, 3, size, size);
  }

  /** amplitude sin(step n), float32. */
  static Tensor wave(double amplitude, double step, long... shape) {
    return Scope.run(() -> {
      long count = 1;
      for (long size : shape) {
        count *= size;
      }
      return Torch.arange(0, count, DType.FLOAT64)
          .mul(step)
          .sin()
          .mul(amplitude)
          .to(DType.FLOAT32)
          .view(shape);
    });
  }
}
