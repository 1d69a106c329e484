package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokenizers without learned latent tokens: the image tokens are the latents, a map. */
class ImageTokensTest {

  private static MaeTok model(DecoderConfig.Kind kind, boolean classToken) {
    var decoder = new DecoderConfig(new TransformerConfig(32, 2, 2), kind, classToken, 0, 0);
    try (var factory = Factory.of(Device.CPU, 1)) {
      return new MaeTok(factory, Tiny.CONFIG.withLatentTokens(0).withDecoder(decoder));
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, false", "PLAIN, true", "MODULATED, false", "MODULATED, true"})
  void thereIsOneLatentForEachPatch(DecoderConfig.Kind kind, boolean classToken) {
    try (var scope = Scope.open();
        var model = model(kind, classToken)) {
      Tensor z = model.encode(GoldenInputs.images(2, 32));
      assertThat(z.shape()).containsExactly(2, 6, 4, 4);
      assertThat(model.latentShape()).containsExactly(6, 4, 4);
      assertThat(model.decode(z).shape()).containsExactly(2, 3, 32, 32);
      assertThat(model.predict(AuxiliaryTarget.HOG, z, new Grid(4, 4)).shape())
          .containsExactly(2, 16, 27);
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, false", "MODULATED, true"})
  void allThatIsTrainedLearns(DecoderConfig.Kind kind, boolean classToken) {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 3);
        var model = model(kind, classToken)) {
      Tensor mask = MaskingConfig.mask(2, 16, 8, generator);
      Tiny.loss(model, GoldenInputs.images(2, 32), mask).backward();
      model
          .parameters()
          .forEach((name, parameter) -> {
            Tensor grad = parameter.grad();
            assertThat(grad != null).as(name).isEqualTo(parameter.requiresGrad());
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, false", "MODULATED, true"})
  void aChangedLatentChangesItsOwnPatchMost(DecoderConfig.Kind kind, boolean classToken) {
    try (var scope = Scope.open();
        var model = model(kind, classToken)) {
      model.eval();
      Tensor z = model.encode(GoldenInputs.images(1, 32));
      Tensor other = z.add(0.0);
      other.select(2, 1).select(2, 1).add_(1.0); // row 1, column 1: patch 5
      Tensor change = Patches.split(model.decode(other).sub(model.decode(z)).abs(), 8).sum(2);
      assertThat(change.argmax(1L, false).item()).isEqualTo(5.0);
    }
  }
}
