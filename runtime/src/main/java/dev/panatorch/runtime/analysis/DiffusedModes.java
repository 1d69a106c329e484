package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.features.Distances;

/**
 * A mixture of equally likely normals of unit variance, and what becomes of it under the
 * Ornstein-Uhlenbeck process x_t = e^-t x_0 + sqrt(1 - e^-2t) z: again such a mixture, whose means
 * have shrunk. Its score is known, which is what the theory of the number of modes stands on (Shah,
 * Chen and Klivans, "Learning Mixtures of Gaussians Using the DDPM Objective", 2023; MAETok paper,
 * ICML 2025, equation 1 and, in its appendix A, equations 9 to 12).
 *
 * @param means float32 [k, d]
 */
public record DiffusedModes(Tensor means) {

  /**
   * Means drawn evenly from a sphere; they belong to the current scope.
   *
   * @param radius of the sphere
   */
  public static DiffusedModes onSphere(int modes, int dimensions, double radius, Generator random) {
    return new DiffusedModes(
        Scope.run(() -> {
          Tensor drawn = Torch.randn(new long[] {modes, dimensions}, random, DType.FLOAT32);
          Tensor length = drawn.square().sum(new long[] {1}, true).sqrt();
          return drawn.div(length).mul(radius);
        }));
  }

  /** The share of the data that is left after time {@code t}: e^-t. */
  public static Tensor signal(Tensor t) {
    return t.neg().exp();
  }

  /** The deviation of the noise that was added up to time {@code t}: sqrt(1 - e^-2t). */
  public static Tensor noise(Tensor t) {
    return Scope.run(() -> t.mul(-2.0).expm1().neg().sqrt());
  }

  /**
   * The gradient of log p_t: the means at time t, weighted by how likely each is the one that x
   * belongs to, less x (MAETok paper, equations 11 and 12).
   *
   * @param x [n, d]
   * @param t [n, 1], 0 or more
   * @return [n, d]
   */
  public Tensor score(Tensor x, Tensor t) {
    return Scope.run(() -> {
      // |x - e^-t m|^2 of every mean, by scaling x up instead of the means down.
      Tensor shrink = signal(t);
      Tensor squared = Distances.squared(x.div(shrink), means).mul(shrink.square());
      Tensor belongs = squared.mul(-0.5).softmax(1);
      return belongs.matmul(means).mul(shrink).sub(x);
    });
  }

  /** {@code n} draws of the mixture at time 0, float32 [n, d]. */
  public Tensor sample(int n, Generator random) {
    return Scope.run(() -> {
      Tensor mode = Torch.randint(0, means.size(0), new long[] {n}, random, DType.INT64);
      Tensor noise = Torch.randn(new long[] {n, means.size(1)}, random, DType.FLOAT32);
      return means.indexSelect(0, mode.to(means.device())).add(noise.to(means.device()));
    });
  }
}
