package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.maetok.loss.TokenizerPass;
import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The auxiliary decoders together, with small teachers; losses against PyTorch (reference.py). */
class AuxiliaryTest {

  private static final int TEACHER_WIDTH = 24;
  private static final VitConfig TEACHER =
      new VitConfig(TEACHER_WIDTH, 1, 2, 32, 8, 32, true, false, Mlp.Gelu.EXACT);
  private static final MaeTokConfig CONFIG =
      Tiny.CONFIG.withAuxiliary(
          Map.of(
              AuxiliaryTarget.HOG, new AuxiliaryConfig(27, Tiny.AUXILIARY, 1),
              AuxiliaryTarget.DINO, new AuxiliaryConfig(TEACHER_WIDTH, Tiny.AUXILIARY, 0.5),
              AuxiliaryTarget.CLIP, new AuxiliaryConfig(TEACHER_WIDTH, null, 1),
              AuxiliaryTarget.TEXT, new AuxiliaryConfig(11, Tiny.AUXILIARY, 1)));
  private static final Map<AuxiliaryTarget, AuxiliaryConfig> DINO_ALONE =
      Map.of(AuxiliaryTarget.DINO, new AuxiliaryConfig(TEACHER_WIDTH, Tiny.AUXILIARY, 1));

  private final Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  private static AuxiliaryTargets teachers() {
    try (var factory = Factory.of(Device.CPU, 4)) {
      return new AuxiliaryTargets(
          Map.of(
              AuxiliaryTarget.DINO, new FrozenVit(factory, TEACHER),
              AuxiliaryTarget.CLIP, new FrozenVit(factory, TEACHER)));
    }
  }

  private static Tensor captions() {
    return Tensor.of(new long[] {2, 5, 7, 5, -1, -1, -1, -1, 4, -1, -1, -1}, 3, 4);
  }

  @Test
  void allTargetsTrainTogether() {
    try (var model = Tiny.model(CONFIG);
        var targets = teachers();
        var noise = Generator.of(Device.CPU, 1)) {
      Tensor images = GoldenInputs.images(3, 32);
      Tensor mask = MaskingConfig.mask(3, 16, 8, noise);
      TokenizerPass pass =
          new ForwardPass(model, targets, true).run(images, mask, captions(), noise);
      assertThat(pass.parts()).containsOnlyKeys("hog", "dino", "clip", "text");
      double sum =
          pass.parts().get("hog").item()
              + 0.5 * pass.parts().get("dino").item()
              + pass.parts().get("clip").item()
              + pass.parts().get("text").item();
      assertThat(pass.further().item()).isCloseTo(sum, within(1e-5));
      pass.further().add(pass.reconstruction().mean()).backward();
      model
          .parameters()
          .forEach((name, parameter) ->
              assertThat(parameter.grad() != null).as(name).isEqualTo(parameter.requiresGrad()));
      assertThat(model.stateDict().keySet())
          .contains("to_pixel_clip.weight", "decoder_dino.freqs", "post_quant_conv_text.bias")
          .noneMatch(name -> name.startsWith("decoder_clip"))
          .noneMatch(name -> name.contains("repa_model"));
    }
  }

  @Test
  void aLinearDecoderLetsEachLatentSpeakForItsPatches() {
    try (var model = Tiny.model(CONFIG)) {
      Tensor z = model.encode(GoldenInputs.images(1, 32));
      Tensor said = model.predict(AuxiliaryTarget.CLIP, z, new Grid(4, 4));
      assertThat(said.shape()).containsExactly(1, 16, TEACHER_WIDTH);
      assertThat(said.select(1, 4).equal(said.select(1, 7))).isTrue();
      assertThat(said.select(1, 4).equal(said.select(1, 8))).isFalse();
      assertThat(model.predict(AuxiliaryTarget.TEXT, z, new Grid(4, 4)).shape())
          .containsExactly(1, 11);
    }
  }

  @Test
  void lossesAreThoseOfPyTorch() throws IOException {
    Fixture wanted = Fixture.of(AuxiliaryTest.class, "variants.safetensors");
    Tensor prediction = GoldenInputs.wave(1, 0.7, 2, 16, 5).requiresGrad(true);
    Tensor mask =
        Torch.arange(0, 16).remainder(3L).eq(0L).to(DType.FLOAT32).view(1, 16, 1).expand(2, -1, -1);
    Tensor cosine =
        AuxiliaryLoss.of(
            AuxiliaryTarget.DINO, prediction, GoldenInputs.wave(2, 0.3, 2, 16, 5), mask);
    wanted.assertClose(cosine, "cosine.loss", 1e-6);
    cosine.backward();
    wanted.assertClose(prediction.grad(), "cosine.grad", 1e-6);
    Tensor logits = GoldenInputs.wave(3, 0.9, 3, 11).requiresGrad(true);
    Tensor text = AuxiliaryLoss.of(AuxiliaryTarget.TEXT, logits, captions(), null);
    wanted.assertClose(text, "text.loss", 1e-6);
    text.backward();
    wanted.assertClose(logits.grad(), "text.grad", 1e-6);
  }

  @Test
  void saysWhichTeacherIsMissing() {
    MaeTokConfig config = Tiny.CONFIG.withAuxiliary(DINO_ALONE);
    assertThatThrownBy(() -> AuxiliaryTargets.load(config, null, Device.CPU))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContaining("dinov2_vitl14_pretrain.pth")
        .hasMessageContaining("model.auxiliary.DINO=null");
    assertThatThrownBy(() -> AuxiliaryTargets.WITHOUT_TEACHERS.requireFit(config))
        .hasMessageContaining("auxiliary.DINO");
    MaeTokConfig wider =
        Tiny.CONFIG.withAuxiliary(
            Map.of(AuxiliaryTarget.DINO, new AuxiliaryConfig(25, Tiny.AUXILIARY, 1)));
    try (var targets = teachers()) {
      assertThatThrownBy(() -> targets.requireFit(wider)).hasMessageContaining("24 features");
    }
  }

  @Test
  void captionsMustBeThere() {
    try (var model = Tiny.model(CONFIG);
        var targets = teachers();
        var noise = Generator.of(Device.CPU, 1)) {
      var pass = new ForwardPass(model, targets, true);
      assertThatThrownBy(() -> pass.run(GoldenInputs.images(1, 32), null, null, noise))
          .hasMessageContaining("auxiliary.TEXT");
    }
  }
}
