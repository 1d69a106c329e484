package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Sequential;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.optim.GradClip;

/** A network small enough that a training step is all overhead. */
final class SmallNetwork implements AutoCloseable {

  private static final int WIDTH = 32;

  private final Device device;
  private final Generator noise;
  private final Sequential network;
  private final AdamW optimizer;
  private final Ema average;

  SmallNetwork(Device device) {
    this.device = device;
    this.noise = Generator.of(device, 1);
    try (Factory factory = Factory.of(device, 0)) {
      this.network =
          new Sequential(
              new Linear(factory, WIDTH, WIDTH),
              new LayerNorm(factory, WIDTH, 1e-6, true),
              new Mlp(factory, WIDTH, 4 * WIDTH, Mlp.Gelu.EXACT));
    }
    this.optimizer = new AdamW(network.parameters(), AdamW.Config.of(0.01));
    this.average = new Ema(network, 0.999);
  }

  /** One whole step: forward, backward, clipping, optimizer, average. */
  void step() {
    try (var scope = Scope.open()) {
      Tensor x = Torch.randn(new long[] {8, WIDTH}, noise, DType.FLOAT32, device);
      network.forward(x).mseLoss(x).backward();
      GradClip.clipNorm(network.parameters().values(), 1.0);
      optimizer.step(1e-3);
      optimizer.zeroGrad();
      average.update();
    }
  }

  @Override
  public void close() {
    average.close();
    optimizer.close();
    network.close();
    noise.close();
  }
}
