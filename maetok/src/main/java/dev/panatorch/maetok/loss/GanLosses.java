package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;

/**
 * Losses of logits, of any shape; positive logits call an image real. Each is a mean in float32, of
 * one element.
 */
public final class GanLosses {

  private static final double SMALLEST_NORM = 1e-4;
  private static final double LARGEST_WEIGHT = 1e4;

  private GanLosses() {}

  /**
   * The discriminator's hinge loss (Lim and Ye, 2017): half the sum of mean max(0, 1 - real) and
   * mean max(0, 1 + fake).
   */
  public static Tensor hingeDiscriminator(Tensor real, Tensor fake) {
    return Scope.run(() -> {
      Tensor missed = wide(real).rsub(1L).relu().mean();
      Tensor fooled = wide(fake).add(1L).relu().mean();
      return missed.add(fooled).mul(0.5);
    });
  }

  /** The generator's hinge loss: minus the mean. */
  public static Tensor hingeGenerator(Tensor fake) {
    return Scope.run(() -> wide(fake).mean().neg());
  }

  /**
   * The mean squared difference of the logits of the same images under two augmentations (Zhang and
   * others, 2020, consistency regularization), real and reconstructed ones together.
   */
  public static Tensor consistency(
      Tensor real, Tensor fake, Tensor realAugmented, Tensor fakeAugmented) {
    return Scope.run(() ->
        wide(Torch.cat(List.of(real, fake), 0))
            .mseLoss(wide(Torch.cat(List.of(realAugmented, fakeAugmented), 0))));
  }

  /**
   * The weight that makes the adversarial gradient as long as the other one (Esser and others,
   * 2021, VQGAN, equation 7): the ratio of their 2-norms, at most 1e4; unrecorded.
   *
   * @param reconstruction gradient of the pixel and perceptual losses, of the decoder's last layer
   * @param adversarial gradient of the adversarial loss, of the same layer
   */
  public static Tensor adaptiveWeight(Tensor reconstruction, Tensor adversarial) {
    return Scope.run(() -> {
      Tensor length = wide(adversarial.detach()).linalgVectorNorm().add(SMALLEST_NORM);
      return wide(reconstruction.detach())
          .linalgVectorNorm()
          .div(length)
          .clamp(0.0, LARGEST_WEIGHT);
    });
  }

  /** In float32, whatever the pass that made them ran in. */
  static Tensor wide(Tensor x) {
    return x.to(DType.FLOAT32);
  }
}
