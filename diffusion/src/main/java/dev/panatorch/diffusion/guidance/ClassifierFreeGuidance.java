package dev.panatorch.diffusion.guidance;

import dev.panatorch.diffusion.sampling.ConditionalVelocity;
import dev.panatorch.diffusion.sampling.VelocityModel;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;

/**
 * Classifier-free guidance (Ho and Salimans, 2022), {@code v = u + scale * (c - u)}, of the
 * conditional velocity {@code c} away from the unconditional {@code u}. Outside of its interval,
 * and at scales up to 1, only {@code c} is evaluated.
 *
 * @param scale 1 or less is no guidance
 * @param interval when guidance acts
 */
public record ClassifierFreeGuidance(double scale, GuidanceInterval interval) {

  /** No guidance. */
  public static final ClassifierFreeGuidance NONE =
      new ClassifierFreeGuidance(1, GuidanceInterval.ALWAYS);

  /** Whether the unconditional velocity is needed at a time. */
  public boolean actsAt(double time) {
    return scale > 1 && interval.contains(time);
  }

  /** Guides one field by another. */
  public VelocityModel guide(VelocityModel conditional, VelocityModel unconditional) {
    return perStep(
        conditional,
        (x, time) -> combine(conditional.velocity(x, time), unconditional.velocity(x, time)));
  }

  /**
   * Guides a field's classes by its null class; where guidance acts, both are evaluated as one
   * batch of twice the size.
   *
   * @param labels [B], int64
   * @param nullLabel the class that stands for none
   */
  public VelocityModel guide(ConditionalVelocity model, Tensor labels, long nullLabel) {
    if (scale <= 1) {
      return model.given(labels);
    }
    return perStep(
        model.given(labels),
        (x, time) -> {
          Tensor none = Torch.full(labels.shape(), nullLabel, labels.dtype(), labels.device());
          Tensor both =
              model.velocity(Torch.cat(List.of(x, x)), time, Torch.cat(List.of(labels, none)));
          Tensor[] halves = both.chunk(2);
          return combine(halves[0], halves[1]);
        });
  }

  private Tensor combine(Tensor conditional, Tensor unconditional) {
    return unconditional.add(conditional.sub(unconditional), scale);
  }

  /** {@code guided} where the step began inside of the interval, {@code plain} elsewhere. */
  private VelocityModel perStep(VelocityModel plain, VelocityModel guided) {
    return new VelocityModel() {
      @Override
      public Tensor velocity(Tensor x, double time) {
        return velocity(x, time, time);
      }

      @Override
      public Tensor velocity(Tensor x, double time, double stepTime) {
        return actsAt(stepTime) ? guided.velocity(x, time) : plain.velocity(x, time);
      }
    };
  }
}
