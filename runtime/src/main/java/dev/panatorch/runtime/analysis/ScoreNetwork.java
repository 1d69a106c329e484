package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.Sequential;
import java.util.List;

/** A small network that is given a point and a time and says where the density rises. */
final class ScoreNetwork extends Module {

  private static final int TIME_FEATURES = 3;

  private final Sequential layers;

  ScoreNetwork(Factory factory, int dimensions, int width) {
    layers =
        child(
            "layers",
            new Sequential(
                new Linear(factory, dimensions + TIME_FEATURES, width),
                Tensor::silu,
                new Linear(factory, width, width),
                Tensor::silu,
                new Linear(factory, width, width),
                Tensor::silu,
                new Linear(factory, width, dimensions)));
  }

  /**
   * The score, as the deviation of the noise divides what the layers say.
   *
   * @param x [n, d]
   * @param t [n, 1]
   */
  Tensor forward(Tensor x, Tensor t) {
    return Scope.run(() -> {
      Tensor noise = DiffusedModes.noise(t);
      Tensor input = Torch.cat(List.of(x, t, noise, t.log()), 1);
      return layers.forward(input).div(noise);
    });
  }
}
