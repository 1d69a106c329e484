package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.sampling.AncestralSampler;
import dev.panatorch.diffusion.sampling.DormandPrinceSampler;
import dev.panatorch.diffusion.sampling.RungeKutta;
import dev.panatorch.diffusion.sampling.RungeKuttaSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.sampling.SdeSampler;
import dev.panatorch.diffusion.sampling.SdeSettings;
import dev.panatorch.diffusion.sampling.TimeGrid;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeShift;
import java.util.Objects;

/**
 * How images are sampled.
 *
 * @param method the solver
 * @param steps at least 1; DOPRI5 chooses its own
 * @param shift of the times towards the noise, a factor: 1 is none; see {@link TimeShift}
 * @param sde noise and last step of the stochastic methods
 * @param tolerance of DOPRI5
 * @param eta of DDIM, in [0, 1]: 0 adds no noise
 * @param guidance how the classes are emphasised
 */
public record SamplingSettings(
    Method method,
    int steps,
    double shift,
    SdeSettings sde,
    Tolerance tolerance,
    double eta,
    GuidanceSettings guidance) {

  /** MAETok's settings for SiT-XL at 256 pixels. */
  public static final SamplingSettings MAETOK_256 =
      of(Method.EULER_MARUYAMA, 250).with(GuidanceSettings.of(1.9).between(0, 0.75));

  /**
   * The error that an adaptive solver may make in a step, over the root mean square of the batch.
   *
   * @param absolute positive
   * @param relative as a share of the value
   */
  public record Tolerance(double absolute, double relative) {

    /** Of SiT's code. */
    public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-3);

    /** Checks the numbers. */
    public Tolerance {
      if (!(absolute >= 0 && relative >= 0 && absolute + relative > 0)
          || Double.isInfinite(absolute + relative)) {
        throw new IllegalArgumentException(
            "tolerances are finite and not negative, and one is positive, not %s and %s"
                .formatted(absolute, relative));
      }
    }
  }

  /** The solvers. */
  public enum Method {
    /** Euler's method. */
    EULER,
    /** The midpoint method, second order. */
    MIDPOINT,
    /** Heun's method, second order, whose last step is Euler's, as in REPA and MAETok. */
    HEUN,
    /** Heun's method, second order, in every step: torchdiffeq's {@code heun2}. */
    HEUN2,
    /** Heun's method, third order. */
    HEUN3,
    /** The 3/8 rule, fourth order: torchdiffeq's {@code rk4}. */
    RK4,
    /** Adaptive steps of fifth order; samples images one by one, for they would share the steps. */
    DOPRI5,
    /** Euler-Maruyama, with noise: SiT, REPA and MAETok. */
    EULER_MARUYAMA,
    /** Heun's method with noise. */
    STOCHASTIC_HEUN,
    /** Draws from the steps back of a discrete diffusion: DiT. */
    DDPM,
    /** Implicit steps of a discrete diffusion. */
    DDIM
  }

  /** Checks the numbers. */
  public SamplingSettings {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(sde, "sde");
    Objects.requireNonNull(tolerance, "tolerance");
    Objects.requireNonNull(guidance, "guidance");
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be positive, not " + steps);
    }
    new TimeShift(shift);
    new AncestralSampler.Method.Ddim(eta);
  }

  /** A method with the published defaults, without guidance. */
  public static SamplingSettings of(Method method, int steps) {
    return new SamplingSettings(
        method, steps, 1, SdeSettings.DEFAULT, Tolerance.DEFAULT, 0, GuidanceSettings.NONE);
  }

  /** The same with other guidance. */
  public SamplingSettings with(GuidanceSettings newGuidance) {
    return new SamplingSettings(method, steps, shift, sde, tolerance, eta, newGuidance);
  }

  /** The same with another method and number of steps. */
  public SamplingSettings with(Method newMethod, int newSteps) {
    return new SamplingSettings(newMethod, newSteps, shift, sde, tolerance, eta, guidance);
  }

  /** The same with other noise. */
  public SamplingSettings with(SdeSettings newSde) {
    return new SamplingSettings(method, steps, shift, newSde, tolerance, eta, guidance);
  }

  /** The same with shifted times. */
  public SamplingSettings shifted(double factor) {
    return new SamplingSettings(method, steps, factor, sde, tolerance, eta, guidance);
  }

  /** The same without guidance. */
  public SamplingSettings unguided() {
    return with(GuidanceSettings.NONE);
  }

  /**
   * The sampler for networks whose times and outputs mean this.
   *
   * @param channelDim dimension of the channels in a batch
   * @throws IllegalArgumentException if the method is not for such networks
   */
  public Sampler sampler(Parameterization meaning, int channelDim) {
    return switch (meaning) {
      case Flow flow -> sampler(flow);
      case NoiseSteps process -> sampler(process, channelDim);
    };
  }

  private Sampler sampler(Flow flow) {
    return switch (method) {
      case EULER -> fixed(flow, RungeKutta.EULER);
      case MIDPOINT -> fixed(flow, RungeKutta.MIDPOINT);
      case HEUN -> new RungeKuttaSampler(grid(flow), RungeKutta.HEUN, true);
      case HEUN2 -> fixed(flow, RungeKutta.HEUN);
      case HEUN3 -> fixed(flow, RungeKutta.HEUN3);
      case RK4 -> fixed(flow, RungeKutta.RK4);
      case DOPRI5 -> adaptive(flow);
      case EULER_MARUYAMA ->
          new SdeSampler(flow.interpolant(), SdeSampler.Method.EULER_MARUYAMA, grid(flow), sde);
      case STOCHASTIC_HEUN ->
          new SdeSampler(flow.interpolant(), SdeSampler.Method.HEUN, grid(flow), sde);
      case DDPM, DDIM ->
          throw new IllegalArgumentException(
              method
                  + " is for networks of numbered steps; this one has continuous time: take EULER,"
                  + " HEUN, EULER_MARUYAMA or another solver");
    };
  }

  private Sampler fixed(Flow flow, RungeKutta rule) {
    return new RungeKuttaSampler(grid(flow), rule);
  }

  private TimeGrid grid(Flow flow) {
    return new TimeGrid(flow.convention(), steps, flow.samplingRange(), new TimeShift(shift));
  }

  /** Past the data there is neither a variance-preserving path nor a division by its sigma. */
  private Sampler adaptive(Flow flow) {
    boolean overshoot =
        flow.prediction() == Prediction.VELOCITY && flow.path() != Path.VARIANCE_PRESERVING;
    return new DormandPrinceSampler(
        flow.convention(),
        flow.samplingRange(),
        tolerance.absolute(),
        tolerance.relative(),
        overshoot);
  }

  private Sampler sampler(NoiseSteps process, int channelDim) {
    return switch (method) {
      case DDPM -> AncestralSampler.ddpm(process, steps, channelDim);
      case DDIM -> AncestralSampler.ddim(process, steps, eta, channelDim);
      default ->
          throw new IllegalArgumentException(
              method
                  + " is for networks of continuous time; this one has numbered steps: take"
                  + " DDPM or DDIM");
    };
  }
}
