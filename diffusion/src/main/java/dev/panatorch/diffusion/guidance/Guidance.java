package dev.panatorch.diffusion.guidance;

import dev.panatorch.diffusion.sampling.ConditionalField;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;

/**
 * Guidance of a field away from a worse one, {@code r + scale * (f - r)}. With the field of no
 * class as the reference {@code r} it is classifier-free guidance (Ho and Salimans, 2022); with the
 * field of a weaker network for the same classes it is autoguidance (Karras et al., 2024). Outside
 * of its interval, and at scales up to 1, only {@code f} is evaluated. It acts alike on velocities,
 * noise and scores, for each is affine in the others.
 *
 * @param scale 1 or less is no guidance
 * @param interval when guidance acts
 * @param channels what it acts on
 */
public record Guidance(double scale, GuidanceInterval interval, GuidedChannels channels) {

  /** Whether the reference is needed at a time. */
  public boolean actsAt(double time) {
    return scale > 1 && interval.contains(time);
  }

  /**
   * Guides one field away from another: autoguidance with the field of a weaker network, given the
   * same labels.
   */
  public Field guide(Field field, Field reference) {
    if (scale <= 1) {
      return field;
    }
    return within(
        field, (x, time) -> channels.extrapolate(field.at(x, time), reference.at(x, time), scale));
  }

  /**
   * Classifier-free guidance: away from the field of the null class. Where guidance acts, both are
   * evaluated as one batch of twice the size.
   *
   * @param labels [B], int64
   * @param nullLabel the class that stands for none
   */
  public Field guide(ConditionalField field, Tensor labels, long nullLabel) {
    if (scale <= 1) {
      return field.given(labels);
    }
    return within(
        field.given(labels),
        (x, time) -> {
          Tensor none = Torch.full(labels.shape(), nullLabel, labels.dtype(), labels.device());
          Tensor both = field.at(Torch.cat(List.of(x, x)), time, Torch.cat(List.of(labels, none)));
          Tensor[] halves = both.chunk(2);
          return channels.extrapolate(halves[0], halves[1], scale);
        });
  }

  /** {@code guided} where the step began inside of the interval, {@code plain} elsewhere. */
  public Field within(Field plain, Field guided) {
    return new Field() {
      @Override
      public Tensor at(Tensor x, double time) {
        return at(x, time, time);
      }

      @Override
      public Tensor at(Tensor x, double time, double stepTime) {
        return actsAt(stepTime) ? guided.at(x, time) : plain.at(x, time);
      }
    };
  }
}
