package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongUnaryOperator;

/** Models with prescribed weights, and comparisons with what the reference's classes gave. */
final class Golden {

  private Golden() {}

  /**
   * A model in evaluation mode whose parameters, fixed positions apart, are waves of this
   * amplitude, around 1 for the weights of norms.
   */
  static DenoiserModule model(DenoiserConfig config, double amplitude) {
    DenoiserModule model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32));
    List<String> names =
        model.stateDict().keySet().stream()
            .filter(name ->
                config instanceof UVitConfig
                    || !name.equals(DiffusionTransformer.POSITIONS)
                        && !name.startsWith("feat_rope"))
            .sorted()
            .toList();
    try (var scope = Scope.open()) {
      for (int i = 0; i < names.size(); i++) {
        Tensor target = model.stateDict().get(names.get(i));
        double phase = 1.3 * i;
        double base = names.get(i).contains("norm") && names.get(i).endsWith(".weight") ? 1 : 0;
        target
            .detach()
            .copy_(wave(n -> base + amplitude * Math.sin(0.37 * n + phase), target.shape()));
      }
    }
    model.eval();
    return model;
  }

  /**
   * Fills everything but fixed tables: matrices of unit gain, norms around 1, small biases, by the
   * order of the names.
   */
  static void fill(DenoiserModule model) {
    List<String> names =
        model.stateDict().keySet().stream()
            .filter(name -> !name.equals("pos_embed") && !name.startsWith("feat_rope"))
            .sorted()
            .toList();
    for (int k = 0; k < names.size(); k++) {
      String name = names.get(k);
      Tensor target = model.stateDict().get(name);
      try (var scope = Scope.open()) {
        Tensor value = random(k, (int) target.numel()).reshape(target.shape());
        boolean weight = name.endsWith("weight");
        if (weight && target.dim() >= 2) {
          long fan = target.numel() / target.size(0);
          value = value.mul(Math.sqrt(3.0 / fan));
        } else {
          value = weight ? value.mul(0.1).add(1.0) : value.mul(0.02);
        }
        target.detach().copy_(value);
      }
    }
  }

  /** SplitMix64 of the flat index, as numbers in [-1, 1). */
  static Tensor random(long key, int count) {
    float[] values = new float[count];
    LongUnaryOperator mix =
        z -> {
          long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
          long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
          return b ^ (b >>> 31);
        };
    for (int j = 0; j < count; j++) {
      long z = mix.applyAsLong((j + 1 + (key << 32)) * 0x9E3779B97F4A7C15L);
      values[j] = (float) (2 * ((z >>> 40) * 0x1p-24) - 1);
    }
    return Tensor.of(values, count);
  }

  /** Values of a function of the flat index, computed in float64, as float32. */
  static Tensor wave(IntToDoubleFunction value, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    float[] values = new float[count];
    for (int n = 0; n < count; n++) {
      values[n] = (float) value.applyAsDouble(n);
    }
    return Tensor.of(values, shape);
  }

  /** A SiT of two blocks and four heads. */
  static TransformerConfig sit(
      LatentInput input, long width, Parameterization meaning, long classes) {
    boolean sigma = input instanceof LatentInput.Patches;
    return new TransformerConfig(
        input, Backbone.sit(2, width, 4), classes, true, sigma, false, null, meaning);
  }

  /** A LightningDiT of two blocks and four heads. */
  static TransformerConfig lightningDit(LatentInput input, Backbone backbone, long classes) {
    return new TransformerConfig(
        input, backbone, classes, true, false, false, null, Flow.NOISE_AT_ZERO);
  }

  /** The largest absolute deviation of consecutive elements from the expected ones. */
  static void close(String what, Tensor actual, int offset, double tolerance, double... expected) {
    double[] values = actual.toDoubleArray();
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(values[offset + i] - expected[i]));
    }
    System.out.printf("%s: deviation %.2g (tolerance %.2g)%n", what, worst, tolerance);
    assertThat(worst).as(what).isLessThan(tolerance);
  }

  /** The deviation of a total from the expected one. */
  static void total(String what, Tensor actual, double expected, double tolerance) {
    double value;
    try (var scope = Scope.open()) {
      value = actual.to(DType.FLOAT64).sum().item();
    }
    System.out.printf(
        "%s: %.6f, deviation %.2g (tolerance %.2g)%n",
        what, value, Math.abs(value - expected), tolerance);
    assertThat(value).as(what).isCloseTo(expected, within(tolerance));
  }
}
