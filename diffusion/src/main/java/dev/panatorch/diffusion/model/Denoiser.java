package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.sampling.ConditionalField;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.OptionalLong;

/** A network that tells data from noise, for latents of given classes. */
public interface Denoiser {

  /**
   * What the network puts out.
   *
   * @param x latents on the path, [B, shape...], of the network's dtype
   * @param times [B], float32 or float64, as the parameterization counts them, not scaled
   * @param labels classes [B], int64, below {@link #classes}, or the {@link #nullLabel}
   * @return of the dtype and, a learned variance apart, the shape of {@code x}
   */
  Tensor forward(Tensor x, Tensor times, Tensor labels);

  /** What the times and the outputs mean. */
  Parameterization parameterization();

  /** Shape of one latent. */
  long[] latentShape();

  /** Dimension of the channels in a batch of latents. */
  int channelDim();

  /** Number of classes, that for none not counted. */
  long classes();

  /** The class that stands for none, if the network has one. */
  OptionalLong nullLabel();

  /** Type of the weights. */
  DType dtype();

  /** Where the weights lie. */
  Device device();

  /** Whether the network takes the temperature of guidance-free training. */
  default boolean takesTemperature() {
    return false;
  }

  /**
   * As {@link #forward(Tensor, Tensor, Tensor)}, with the temperatures of guidance-free training
   * (Chen et al., 2025).
   *
   * @param temperatures [B], float32, in [0, 1]: 1 is no guidance, 1 / s stands for the scale s
   * @throws UnsupportedOperationException if the network takes none
   */
  default Tensor forward(Tensor x, Tensor times, Tensor labels, Tensor temperatures) {
    throw new UnsupportedOperationException(
        "this network was not made for guidance-free training and takes no temperature");
  }

  /** The field that samplers follow: float64 outside, the network's dtype inside. */
  default ConditionalField field() {
    return (x, time, labels) ->
        Scope.run(() -> {
          Tensor out = forward(x.to(dtype()), filled(x, time), labels);
          return read(out.to(DType.FLOAT64), x, time);
        });
  }

  /**
   * The same at a temperature of guidance-free training: {@code 1 / s} for the scale {@code s}. For
   * no class it is always 1, as in training.
   */
  default ConditionalField field(double temperature) {
    return (x, time, labels) ->
        Scope.run(() -> {
          Tensor given = filled(x, temperature);
          Tensor temperatures =
              nullLabel().isPresent()
                  ? given.maskedFill(labels.eq(nullLabel().getAsLong()), 1.0)
                  : given;
          Tensor out = forward(x.to(dtype()), filled(x, time), labels, temperatures);
          return read(out.to(DType.FLOAT64), x, time);
        });
  }

  private static Tensor filled(Tensor x, double value) {
    return Torch.full(new long[] {x.size(0)}, value, DType.FLOAT32, x.device());
  }

  /** Velocities for continuous time; noise, and a learned variance, as they come for steps. */
  private Tensor read(Tensor output, Tensor x, double time) {
    return switch (parameterization()) {
      case Flow flow -> flow.prediction().velocity(output, x, flow.interpolant().at(time));
      case NoiseSteps _ -> output;
    };
  }

  /**
   * This network in a time that runs in the given direction; its weights are shared.
   *
   * @throws IllegalArgumentException if its times are numbered steps
   */
  default Denoiser in(TimeConvention convention) {
    if (parameterization() instanceof Flow flow) {
      return flow.convention() == convention ? this : new MirroredDenoiser(this, flow);
    }
    throw new IllegalArgumentException(
        "the network's times are numbers of steps, which have no other direction");
  }
}
