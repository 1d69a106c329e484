package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;

/** How the times to train on are drawn. */
public enum TimeSampling {
  /** Uniformly from [0, 1). */
  UNIFORM {
    @Override
    double[] draw(int count, Interpolant interpolant, Generator generator) {
      return Torch.rand(new long[] {count}, generator, DType.FLOAT32, Device.CPU).toDoubleArray();
    }
  },

  /**
   * The logarithm of the ratio of noise to data, {@code log(sigma / alpha)}, is a standard normal.
   * On the linear path this is the logit-normal distribution (Esser et al., 2024, section 3.1); on
   * the cosine path {@code t = 2 / pi * atan(exp(normal))}.
   */
  LOGIT_NORMAL {
    @Override
    double[] draw(int count, Interpolant interpolant, Generator generator) {
      double[] normal =
          Torch.randn(new long[] {count}, generator, DType.FLOAT32, Device.CPU).toDoubleArray();
      return Arrays.stream(normal)
          .map(interpolant.path()::noisinessOfRatio)
          .map(interpolant.convention()::timeOf)
          .toArray();
    }
  };

  /**
   * How close to the data the variance-preserving path is trained, where its velocity is infinite.
   */
  private static final double CLOSEST = 1e-5;

  abstract double[] draw(int count, Interpolant interpolant, Generator generator);

  private static double[] kept(double[] times, Interpolant interpolant) {
    TimeConvention convention = interpolant.convention();
    return Arrays.stream(times)
        .map(time -> convention.timeOf(Math.max(CLOSEST, convention.noisiness(time))))
        .toArray();
  }

  /**
   * Draws times in the interpolant's convention.
   *
   * @param generator of the CPU: times are needed on both sides, and reading them back would wait
   *     for the GPU
   */
  public double[] times(int count, Interpolant interpolant, Generator generator) {
    try (var scope = Scope.open()) {
      double[] times = draw(count, interpolant, generator);
      return interpolant.path() == Path.VARIANCE_PRESERVING ? kept(times, interpolant) : times;
    }
  }
}
