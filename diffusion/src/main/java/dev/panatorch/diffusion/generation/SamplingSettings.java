package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.guidance.ClassifierFreeGuidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.sampling.EulerMaruyamaSampler;
import dev.panatorch.diffusion.sampling.EulerSampler;
import dev.panatorch.diffusion.sampling.HeunSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.TimeConvention;

/**
 * How images are sampled.
 *
 * @param method the solver
 * @param steps at least 1
 * @param guidance scale of classifier-free guidance; 1 is none
 * @param guidanceLow noisiness, in [0, 1], from which guidance acts
 * @param guidanceHigh noisiness up to which guidance acts; in MAETok, 0.75 for 256 pixels
 */
public record SamplingSettings(
    Method method, int steps, double guidance, double guidanceLow, double guidanceHigh) {

  /** MAETok's settings for SiT-XL at 256 pixels. */
  public static final SamplingSettings MAETOK_256 =
      new SamplingSettings(Method.EULER_MARUYAMA, 250, 1.9, 0, 0.75);

  /** Checks steps and interval. */
  public SamplingSettings {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be positive, not " + steps);
    }
    if (!(0 <= guidanceLow && guidanceLow <= guidanceHigh && guidanceHigh <= 1)) {
      throw new IllegalArgumentException(
          "0 <= guidanceLow <= guidanceHigh <= 1 does not hold for "
              + guidanceLow
              + " and "
              + guidanceHigh);
    }
  }

  /** The solvers, with the settings of REPA and MAETok. */
  public enum Method {
    /** {@link EulerSampler}. */
    EULER,
    /** {@link HeunSampler}. */
    HEUN,
    /** {@link EulerMaruyamaSampler}, with noise. */
    EULER_MARUYAMA
  }

  /** The sampler for networks of this interpolant. */
  public Sampler sampler(Interpolant interpolant) {
    return switch (method) {
      case EULER -> new EulerSampler(interpolant.convention(), steps);
      case HEUN -> new HeunSampler(interpolant.convention(), steps);
      case EULER_MARUYAMA -> new EulerMaruyamaSampler(interpolant, steps);
    };
  }

  /** The guidance for networks of this time convention. */
  public ClassifierFreeGuidance guidance(TimeConvention convention) {
    return new ClassifierFreeGuidance(
        guidance, GuidanceInterval.ofNoisiness(guidanceLow, guidanceHigh, convention));
  }

  /** The same without guidance. */
  public SamplingSettings unguided() {
    return new SamplingSettings(method, steps, 1, guidanceLow, guidanceHigh);
  }
}
