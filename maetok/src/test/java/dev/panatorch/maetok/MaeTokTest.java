package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.StateDictException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaeTokTest {

  private Scope scope;
  private MaeTok model;

  @BeforeEach
  void open() {
    scope = Scope.open();
    model = Tiny.model();
  }

  @AfterEach
  void close() {
    model.close();
    scope.close();
  }

  private Tensor mask(long seed) {
    try (var generator = Generator.of(Device.CPU, seed)) {
      return MaskingConfig.mask(3, 16, 8, generator);
    }
  }

  @Test
  void absurdSizesAreRefusedBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> Tiny.CONFIG.withImageSize(100_000))
        .hasMessageContaining("imageSize: 156,250,004 tokens are too many");
    assertThatThrownBy(() -> Tiny.CONFIG.withLatentTokens(2_000_000_000))
        .hasMessageContaining("at most 65,536");
    assertThatThrownBy(() -> Tiny.CONFIG.withPositions(PositionConfig.mixedRope(80_000)))
        .hasMessageContaining("positions.baseImageSize");
    var wide = new TransformerConfig(1 << 20, 2, 1024);
    var deep = new TransformerConfig(64, 1_000_000_000, 1);
    for (TransformerConfig absurd : new TransformerConfig[] {wide, deep}) {
      assertThatThrownBy(() -> Tiny.CONFIG.withEncoder(absurd))
          .hasMessageContaining("billion parameters are too many");
    }
    assertThatThrownBy(() -> Tiny.CONFIG.withLatentChannels(2_000_000_000))
        .hasMessageContaining("billion parameters");
    var codes = new BottleneckConfig.SoftVq(4, 1_000_000_000, 0.07, 0.01);
    assertThatThrownBy(() -> Tiny.CONFIG.withBottleneck(codes))
        .hasMessageContaining("24 billion parameters");
  }

  @Test
  void shapesAreThoseOfTheConfiguration() {
    Tensor z = model.encode(GoldenInputs.images(3, 32));
    assertThat(z.shape()).containsExactly(3, 4, 6);
    assertThat(model.latentShape()).containsExactly(4, 6);
    assertThat(model.decode(z).shape()).containsExactly(3, 3, 32, 32);
    assertThat(model.predict(AuxiliaryTarget.HOG, z, new Grid(4, 4)).shape())
        .containsExactly(3, 16, 27);
    assertThat(model.hogTarget(GoldenInputs.images(3, 32)).shape()).containsExactly(3, 16, 27);
  }

  @Test
  void gradientsReachWhatIsUsedAndNothingElse() {
    // Evaluation drops no path. The modulations start at zero, which hides the latents behind them.
    model.eval();
    model
        .parameters()
        .forEach((name, p) -> {
          if (name.contains("adaLN_modulation")) {
            p.detach().add_(GoldenInputs.wave(0.1, 0.7, p.shape()));
          }
        });
    Tiny.loss(model, GoldenInputs.images(3, 32), mask(5)).backward();
    model
        .parameters()
        .forEach((name, parameter) -> {
          boolean unused =
              name.matches("decoder(_hog)?[.]model[.](pos_embed|(patch_embed|head|norm)[.].*)");
          assertThat(parameter.requiresGrad()).as(name).isEqualTo(!unused);
          Tensor grad = parameter.grad();
          assertThat(grad != null).as(name).isEqualTo(!unused);
          if (grad != null) {
            assertThat(grad.abs().sum().item()).as(name).isPositive();
          }
        });
  }

  /** With drop paths, learned rotations and modulated blocks. */
  @Test
  void checkpointedBlocksHaveTheSameGradientsToTheBit() {
    List<Map<String, Tensor>> found = new ArrayList<>();
    for (boolean checkpointed : new boolean[] {false, true}) {
      model.activationCheckpointing(checkpointed).train(true);
      model.seedDropPath(3);
      Tiny.loss(model, GoldenInputs.images(3, 32), mask(5)).backward();
      Map<String, Tensor> gradients = new LinkedHashMap<>();
      model
          .parameters()
          .forEach((name, parameter) -> {
            if (parameter.grad() != null) {
              gradients.put(name, parameter.grad().copy());
              parameter.zeroGrad();
            }
          });
      found.add(gradients);
    }
    assertThat(found.getLast().keySet()).isEqualTo(found.getFirst().keySet());
    found
        .getFirst()
        .forEach((name, gradient) ->
            assertThat(found.getLast().get(name).equal(gradient)).as(name).isTrue());
  }

  @Test
  void evaluationIsDeterministicAndTrainingDropsPaths() {
    Tensor z = model.encode(GoldenInputs.images(3, 32));
    model.seedDropPath(1);
    Tensor first = model.decode(z);
    Tensor second = model.decode(z);
    model.seedDropPath(1);
    Tensor again = model.decode(z);
    assertThat(again.equal(first)).isTrue();
    assertThat(second.equal(first)).isFalse();
    model.eval();
    assertThat(model.decode(z).equal(model.decode(z))).isTrue();
  }

  @Test
  void anImageDoesNotDependOnItsBatch() {
    model.eval();
    Tensor images = GoldenInputs.images(3, 32);
    Tensor together = model.decode(model.encode(images));
    Tensor alone = model.decode(model.encode(images.narrow(0, 1, 1)));
    assertThat(together.narrow(0, 1, 1).allclose(alone, 1e-5, 1e-6)).isTrue();
  }

  @Test
  void whatIsMaskedIsNotSeen() {
    model.eval();
    Tensor images = GoldenInputs.images(3, 32);
    Tensor mask = mask(7);
    Tensor hidden = Patches.join(mask.expand(-1, -1, 192), 4, 4, 8);
    Tensor changed = images.add(hidden.mul(0.5));
    assertThat(model.encode(changed, mask).equal(model.encode(images, mask))).isTrue();
    assertThat(model.encode(changed).equal(model.encode(images))).isFalse();
  }

  @Test
  void patchesJoinChannelFastest() {
    Tensor image = Patches.join(GoldenInputs.wave(1, 1, 1, 4, 12), 2, 2, 2);
    Tensor tokens = GoldenInputs.wave(1, 1, 1, 4, 12);
    assertThat(image.get(0).get(1).get(0).get(3).item())
        .isEqualTo(tokens.get(0).get(1).get(4).item());
    assertThat(Patches.split(image, 2).equal(tokens)).isTrue();
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> model.encode(GoldenInputs.images(1, 64)))
        .hasMessageContaining("[N, 3, 32, 32]");
  }

  @Test
  void weightsLoadStrictly(@TempDir Path folder) throws IOException {
    var tensors = new LinkedHashMap<>(model.stateDict());
    tensors.remove("decoder.model.patch_embed.proj.bias");
    Path file = folder.resolve("model.safetensors");
    Safetensors.save(file, tensors);
    model.eval();
    try (var loaded = MaeTokWeights.load(Weights.open(file), Tiny.CONFIG, Device.CPU)) {
      Tensor images = GoldenInputs.images(2, 32);
      assertThat(loaded.encode(images).equal(model.encode(images))).isTrue();
    }
    tensors.remove("decoder.freqs");
    Safetensors.save(file, tensors);
    assertThatThrownBy(() -> MaeTokWeights.load(Weights.open(file), Tiny.CONFIG, Device.CPU))
        .isInstanceOf(StateDictException.class)
        .hasMessageContaining("decoder.freqs");
  }

  @Test
  void checkpointsOfTrainingLoadWithoutWhatTaught(@TempDir Path folder) throws IOException {
    var tensors = new LinkedHashMap<>(model.stateDict());
    tensors.put("projection.0.weight", GoldenInputs.wave(1, 1, 2, 2));
    tensors.put("repa_model.norm.weight", GoldenInputs.wave(1, 1, 2));
    Path file = folder.resolve("model.safetensors");
    Safetensors.save(file, tensors);
    MaeTokConfig bare = Tiny.CONFIG.withAuxiliary(Map.of());
    model.eval();
    try (var loaded = MaeTokWeights.load(Weights.open(file), bare, Device.CPU);
        var whole = MaeTokWeights.load(Weights.open(file), Tiny.CONFIG, Device.CPU)) {
      assertThat(loaded.stateDict().keySet()).noneMatch(name -> name.contains("hog"));
      assertThat(whole.stateDict()).hasSameSizeAs(model.stateDict());
      Tensor images = GoldenInputs.images(2, 32);
      Tensor z = model.encode(images);
      assertThat(loaded.decode(loaded.encode(images)).equal(model.decode(z))).isTrue();
    }
  }

  @Test
  void aFrozenEncoderGetsNoGradientInAnyPart() {
    model.freezeEncoder();
    Tiny.loss(model, GoldenInputs.images(3, 32), mask(5)).backward();
    model
        .parameters()
        .forEach((name, parameter) -> {
          if (name.startsWith("encoder.") || name.startsWith("quant_conv.")) {
            assertThat(parameter.requiresGrad()).as(name).isFalse();
            assertThat(parameter.grad()).as(name).isNull();
          }
        });
    assertThat(model.parameters().get("post_quant_conv.weight").grad()).isNotNull();
    assertThat(model.parameters().get("decoder.latent_pos_embed").grad()).isNotNull();
  }

  @Test
  void stepsLeaveNoTensorsBehind() {
    Tensor images = GoldenInputs.images(3, 32);
    long before = scope.liveTensors();
    IntStream.range(0, 5)
        .forEach(i -> {
          try (var step = Scope.open()) {
            Tiny.loss(model, images, mask(i)).backward();
            model.parameters().values().forEach(Tensor::zeroGrad);
          }
          try (var step = Scope.open();
              var noGrad = GradMode.noGrad()) {
            model.decode(model.encode(images));
            // What a forward pass leaves in its caller's scope is its result alone: latents,
            // pixels.
            assertThat(step.liveTensors()).isEqualTo(2);
          }
        });
    assertThat(scope.liveTensors()).isEqualTo(before);
  }

  @Test
  void float64ModelsStayFloat64() {
    model.to(Device.CPU, DType.FLOAT64);
    Tensor images = GoldenInputs.images(1, 32).to(DType.FLOAT64);
    assertThat(model.decode(model.encode(images)).dtype()).isEqualTo(DType.FLOAT64);
  }

  @Test
  void halfTheBitsChangeLittle() {
    model.eval();
    Tensor images = GoldenInputs.images(2, 32);
    Tensor exact = model.decode(model.encode(images));
    model.to(Device.CPU, DType.BFLOAT16);
    assertThat(model.stateDict().get("encoder.freqs").dtype()).isEqualTo(DType.FLOAT32);
    assertThat(model.stateDict().get("quant_conv.weight").dtype()).isEqualTo(DType.BFLOAT16);
    Tensor half = model.decode(model.encode(images.to(DType.BFLOAT16)));
    assertThat(half.dtype()).isEqualTo(DType.BFLOAT16);
    Tensor difference = half.to(DType.FLOAT32).sub(exact);
    assertThat(difference.norm().item()).isLessThan(0.03 * exact.norm().item());
  }
}
