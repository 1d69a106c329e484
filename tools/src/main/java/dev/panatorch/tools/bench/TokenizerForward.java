package dev.panatorch.tools.bench;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import java.util.function.UnaryOperator;

/** Encodes, decodes, or both, with the published tokenizer for 256 pixels. */
final class TokenizerForward implements ModelWork {

  private final MaeTok model;
  private final Tensor input;
  private final UnaryOperator<Tensor> work;

  TokenizerForward(ModelCase wanted, Device device) {
    DType precision = ModelWork.precision(device);
    try (var scope = Scope.open();
        var factory = Factory.of(device, 0);
        var random = Generator.of(device, 1)) {
      model = new MaeTok(factory, MaeTokConfig.base(256));
      model.to(device, precision).eval();
      long n = wanted.batch();
      long[] shape = wanted.work().equals("decode") ? new long[] {n, 128, 32} : images(n);
      input = Torch.randn(shape, random, precision, device).keep();
    }
    work =
        switch (wanted.work()) {
          case "encode" -> model::encode;
          case "decode" -> model::decode;
          case "reconstruct" -> images -> model.decode(model.encode(images));
          default ->
              throw new IllegalArgumentException(
                  "a tokenizer can encode, decode, reconstruct, train and train-adversarial, not "
                      + wanted.work());
        };
  }

  private static long[] images(long count) {
    return new long[] {count, 3, 256, 256};
  }

  @Override
  public void run() {
    Tensor _ = work.apply(input);
  }

  @Override
  public void close() {
    input.close();
    model.close();
  }
}
