package dev.panatorch.tools.analyze;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokCost;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.ModelCost.Convention;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.tools.run.PassTimer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts and times parts of models.
 *
 * @param device where passes run
 * @param dtype of the weights and the inputs then; models keep it
 * @param batchSize images at once
 * @param seconds for each measurement; 0 for none
 */
record PartMeter(Device device, DType dtype, int batchSize, double seconds) {

  private static final double MEBI = 1 << 20;

  /** The encoder and the decoder; {@code prefix} begins their names. */
  List<PartEfficiency> tokenizer(String prefix, MaeTok model) {
    model.to(device, dtype).eval();
    try (var scope = Scope.open()) {
      int size = model.imageSize();
      Tensor images = zeros(batchSize, 3, size, size);
      Tensor encoded = zeros(Batch.shape(batchSize, model.latentShape()));
      MaeTokCost cost = model.config().cost();
      return List.of(
          row(
              prefix + "encoder",
              parameters(model, "encoder.", "quant_conv.", "quantize."),
              cost.encoder(),
              () -> model.encode(images)),
          row(
              prefix + "decoder",
              parameters(model, "decoder.", "post_quant_conv."),
              cost.decoder(),
              () -> model.decode(encoded)));
    }
  }

  /** One evaluation, without guidance and without a projector. */
  PartEfficiency denoiser(String name, DenoiserModule network) {
    network.to(device, dtype).eval();
    try (var scope = Scope.open()) {
      Tensor noisy = zeros(Batch.shape(batchSize, network.latentShape()));
      Tensor times = zeros(batchSize).to(DType.FLOAT32).add(0.5);
      Tensor labels = zeros(batchSize).to(DType.INT64);
      long own = network.parameterCount() - parameters(network, "projectors.");
      return row(name, own, network.config().cost(), () -> network.forward(noisy, times, labels));
    }
  }

  /** Elements of the weights whose names begin so. */
  private static long parameters(Module model, String... beginnings) {
    return model.parameters().entrySet().stream()
        .filter(each -> Stream.of(beginnings).anyMatch(each.getKey()::startsWith))
        .mapToLong(each -> each.getValue().numel())
        .sum();
  }

  private Tensor zeros(long... shape) {
    return Torch.zeros(shape, dtype, device);
  }

  private PartEfficiency row(String name, long parameters, ModelCost cost, Supplier<Tensor> pass) {
    return new PartEfficiency(
        name,
        parameters,
        parameters * Float.BYTES / MEBI,
        cost.multiplyAdds(),
        cost.by(Convention.THOP),
        cost.by(Convention.PTFLOPS),
        seconds > 0 ? imagesPerSecond(pass) : null);
  }

  private double imagesPerSecond(Supplier<Tensor> pass) {
    var timer = new PassTimer(device);
    Runnable once =
        () -> {
          Tensor _ = pass.get();
        };
    timer.nanoseconds(once, 1);
    long nanos = 0;
    long passes = 0;
    do {
      nanos += timer.nanoseconds(once, 1);
      passes++;
    } while (nanos < seconds * 1e9);
    return passes * batchSize * 1e9 / nanos;
  }
}
