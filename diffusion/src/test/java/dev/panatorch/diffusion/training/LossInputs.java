package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.SmallSit;
import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.train.Clock;

/** A small network, and latents, labels and times to try losses with. */
final class LossInputs {

  private LossInputs() {}

  /** Two blocks over latents [4, 8] of five classes. */
  static TransformerConfig config() {
    return SmallSit.config(4, 8, Backbone.sit(2, 32, 4), 5);
  }

  /** Latents [count, 4, 8] that differ from class to class, the classes by turns. */
  static Tensor classes(int count) {
    Tensor label = Torch.arange((long) count).remainder(5L).to(DType.FLOAT32).reshape(-1, 1, 1);
    Tensor position = Torch.arange(32L).to(DType.FLOAT32).reshape(1, 4, 8);
    return label.add(1.0).mul(position).mul(0.3).sin();
  }

  /** Latents [count, 3, 4] that are 3 everywhere. */
  static Tensor threes(long count) {
    return Torch.full(new long[] {count, 3, 4}, 3.0, DType.FLOAT32);
  }

  /** One label for all. */
  static Tensor labels(long count, long label) {
    return Torch.full(new long[] {count}, label, DType.INT64);
  }

  /** A time of the run with seed 7. */
  static Clock clock(long imagesSeen) {
    return new Clock(7, 0, 0, imagesSeen);
  }
}
