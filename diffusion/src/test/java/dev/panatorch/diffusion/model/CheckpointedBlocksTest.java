package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.testing.NativeMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transformers that compute the inside of their blocks anew in the backward pass. */
class CheckpointedBlocksTest {

  private static final LatentInput TOKENS = new LatentInput.Tokens(64, 8);

  private static TransformerConfig transformer(Backbone backbone) {
    return new TransformerConfig(
        TOKENS, backbone, 5, true, false, false, new ProjectorConfig(2, 16, 6), Flow.NOISE_AT_ONE);
  }

  static Stream<DenoiserConfig> networks() {
    return Stream.of(
        transformer(Backbone.sit(4, 64, 4)),
        transformer(Backbone.lightningDit(4, 64, 4)),
        new UVitConfig(TOKENS, 4, 64, 4, 4, 5, true, Flow.NOISE_AT_ZERO));
  }

  /** But for the U-ViT, where the gradients of a block's input and of its skip add up in turn. */
  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreTheSameToTheBit(DenoiserConfig config) {
    long live = LiveTensors.count();
    for (DType precision : new DType[] {DType.FLOAT32, DType.BFLOAT16}) {
      try (var model = Golden.model(config, 0.05);
          var scope = Scope.open()) {
        Map<String, Tensor> plain = gradients(model, precision);
        model.activationCheckpointing(true).train(true);
        Map<String, Tensor> checkpointed = gradients(model, precision);
        assertThat(checkpointed.keySet()).isEqualTo(plain.keySet());
        plain.forEach((name, value) -> {
          Tensor other = checkpointed.get(name);
          if (config instanceof UVitConfig) {
            double unit = precision == DType.FLOAT32 ? 1e-5 : 1e-2;
            double deviation = other.sub(value).abs().max().div(value.abs().max()).item();
            assertThat(deviation).as(name).isLessThan(unit);
          } else {
            assertThat(other.equal(value)).as(name).isTrue();
          }
        });
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(live);
  }

  private static Map<String, Tensor> gradients(DenoiserModule model, DType precision) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    Tensor loss = loss(model, 2, precision);
    loss.backward();
    found.put("loss", loss);
    model
        .parameters()
        .forEach((name, value) -> {
          if (value.requiresGrad()) {
            found.put(name, value.grad().copy());
            value.zeroGrad();
          }
        });
    return found;
  }

  private static Tensor loss(DenoiserModule model, int batch, DType precision) {
    return Scope.run(() -> {
      Device device = model.device();
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), batch, 64, 8).to(device);
      Tensor times = Torch.full(new long[] {batch}, 0.3, DType.FLOAT32, device);
      Tensor labels = Torch.arange((long) batch).remainder(5L).to(device);
      try (var low = precision == DType.FLOAT32 ? null : Autocast.enable(device, precision)) {
        if (model instanceof DiffusionTransformer transformer
            && transformer.config().projector() != null) {
          var both = transformer.forwardProjected(x, times, labels);
          return both.output().square().mean().add(both.features().square().mean());
        }
        return model.forward(x, times, labels).square().mean();
      }
    });
  }

  /** What the graph holds between the passes: less than a third, where blocks are few and small. */
  @ParameterizedTest
  @MethodSource("networks")
  void theGraphHoldsLess(DenoiserConfig config) {
    try (var model = Golden.model(config, 0.05)) {
      long plain = NativeMemory.typical(() -> held(model));
      model.activationCheckpointing(true).train(true);
      long checkpointed = NativeMemory.typical(() -> held(model));
      System.out.printf("%s: %,d bytes, checkpointed %,d%n", config, plain, checkpointed);
      assertThat(checkpointed).isLessThan(plain / 3);
    }
  }

  private static long held(DenoiserModule model) {
    try (var scope = Scope.open()) {
      long before = NativeMemory.liveBytes();
      Tensor loss = loss(model, 64, DType.FLOAT32);
      long held = NativeMemory.liveBytes() - before;
      loss.backward();
      model.parameters().values().forEach(Tensor::zeroGrad);
      return held;
    }
  }

  /** There the second pass runs on a thread of LibTorch's. */
  @ParameterizedTest
  @MethodSource("networks")
  @Tag("cuda")
  void gradientsAreTheSameOnAGpu(DenoiserConfig config) {
    Assumptions.assumeTrue(Settings.hasCuda(), "no CUDA here");
    try (var model = Golden.model(config, 0.05);
        var scope = Scope.open()) {
      model.to(Device.cuda(0)).train(true);
      Map<String, Tensor> plain = gradients(model, DType.BFLOAT16);
      model.activationCheckpointing(true);
      Map<String, Tensor> checkpointed = gradients(model, DType.BFLOAT16);
      plain.forEach((name, value) -> {
        Tensor deviation = checkpointed.get(name).sub(value).abs().max();
        assertThat(deviation.div(value.abs().max()).item()).as(name).isLessThan(1e-2);
      });
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void evaluationRecordsAsEver(boolean checkpointed) {
    try (var model = Golden.model(transformer(Backbone.sit(4, 64, 4)), 0.05);
        var scope = Scope.open()) {
      model.activationCheckpointing(checkpointed).eval();
      assertThat(loss(model, 2, DType.FLOAT32).requiresGrad()).isTrue();
    }
  }
}
