package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Module;

/**
 * The LeCam regularization of a discriminator (Tseng and others, 2021, equation 6): its logits are
 * held near running means of those it gave before, {@code real} and {@code fake}, float64 numbers
 * that start at 0 and belong to a checkpoint.
 *
 * <p>As the public code of MAETok has it, logits are moved on one side only: real ones are pulled
 * down to the mean of the fake ones, fake ones up to the mean of the real ones.
 */
public final class LeCam extends Module {

  private static final double DECAY = 0.999;

  private final Tensor real;
  private final Tensor fake;

  /** Running means on the device of the logits. */
  public LeCam(Device device) {
    real = buffer("real", Torch.zeros(new long[0], DType.FLOAT64, device));
    fake = buffer("fake", Torch.zeros(new long[0], DType.FLOAT64, device));
  }

  /** Takes the means of the logits into the running means; does not wait for the device. */
  public void update(Tensor realLogits, Tensor fakeLogits) {
    follow(real, realLogits);
    follow(fake, fakeLogits);
  }

  private static void follow(Tensor mean, Tensor logits) {
    try (var scope = Scope.open()) {
      mean.lerp_(logits.detach().mean(DType.FLOAT64), 1 - DECAY);
    }
  }

  /** The regularization, of one element: what follows the update of this step. */
  public Tensor penalty(Tensor realLogits, Tensor fakeLogits) {
    return Scope.run(() -> {
      Tensor high = GanLosses.wide(realLogits).sub(fake).relu().square().mean();
      Tensor low = GanLosses.wide(fakeLogits).sub(real).neg().relu().square().mean();
      return high.add(low);
    });
  }
}
