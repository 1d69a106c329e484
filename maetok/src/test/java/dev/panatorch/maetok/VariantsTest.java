package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bottlenecks, position encodings and last layers against PyTorch (reference.py): two blocks of
 * width 128, values of order 1, 5e-6.
 */
class VariantsTest {

  private static final double ELEMENT = 5e-6;
  private static final TransformerConfig SIZE = new TransformerConfig(128, 2, 2);
  private static final MaeTokConfig BASE =
      MaeTokConfig.base(64)
          .withLatentTokens(8)
          .withLatentChannels(4)
          .withEncoder(SIZE)
          .withDecoder(new DecoderConfig(SIZE, DecoderConfig.Kind.MODULATED, false, 0.05, 0))
          .withPositions(PositionConfig.mixedRope(64));

  private Scope scope;
  private Fixture wanted;

  @BeforeEach
  void open() throws IOException {
    scope = Scope.open();
    wanted = Fixture.of(VariantsTest.class, "variants.safetensors");
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private static DecoderConfig plain(boolean classToken) {
    return new DecoderConfig(SIZE, DecoderConfig.Kind.PLAIN, classToken, 0.05, 0);
  }

  private static MaeTokConfig config(String name) {
    return switch (name) {
      case "kl" -> BASE.withBottleneck(BottleneckConfig.Kl.published()).withDecoder(plain(false));
      case "soft" ->
          BASE.withBottleneck(new BottleneckConfig.SoftVq(2, 32, 0.07, 0.01))
              .withDecoder(plain(true))
              .withPositions(PositionConfig.absolute(64))
              .withMasking(MaskingConfig.none());
      case "axial" -> BASE.withPositions(PositionConfig.axialRope(64).dynamic());
      case "convolutions" -> BASE.withPixelHead(MaeTokConfig.PixelHead.CONVOLUTIONS);
      case "absolute" -> BASE.withPositions(PositionConfig.absolute(64).dynamic());
      case "mixed" -> BASE.withPositions(PositionConfig.mixedRope(64).dynamic());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static MaeTok filled(MaeTokConfig config) {
    var model = new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), config);
    GoldenInputs.fill(model);
    model.eval();
    return model;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kl", "soft", "axial", "convolutions", "absolute", "mixed"})
  void goThereAndBackAsInPyTorch(String name) {
    try (var model = filled(config(name))) {
      Tensor z = model.encode(GoldenInputs.images(2, 64));
      wanted.assertClose(z, name + ".z", ELEMENT);
      wanted.assertClose(model.decode(z).narrow(0, 0, 1), name + ".pixels", ELEMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"axial", "absolute", "mixed"})
  void takeImagesOfOtherSizes(String name) {
    try (var model = filled(config(name))) {
      Tensor images = GoldenInputs.images(1, 96).narrow(3, 0, 48);
      Tensor z = model.encode(images);
      wanted.assertClose(z, name + ".other.z", ELEMENT);
      assertThat(model.grid(images)).isEqualTo(new Grid(6, 3));
      wanted.assertClose(model.decode(z, model.grid(images)), name + ".other.pixels", ELEMENT);
      assertThatThrownBy(() -> model.encode(GoldenInputs.images(1, 40)))
          .hasMessageContaining("multiples of 16");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kl", "soft", "convolutions"})
  void areReadOffNamesAndShapes(String name) {
    try (var model = filled(config(name))) {
      var shapes = new LinkedHashMap<String, long[]>();
      model.stateDict().forEach((key, tensor) -> shapes.put(key, tensor.shape()));
      assertThat(MaeTokLayout.infer(shapes)).isEqualTo(config(name));
    }
  }

  @Test
  void divergenceIsThatOfPyTorchAndLatentsAreDrawn() {
    var kl = new KlBottleneck(new BottleneckConfig.Kl(0.5));
    try (var noise = Generator.of(Device.CPU, 1)) {
      Tensor numbers = numbers(config("kl")).mul(4.0);
      UnaryOperator<Tensor> draw = like -> Torch.randn(like.shape(), noise, like.dtype());
      Bottleneck.Result result = kl.forward(numbers, draw, true);
      wanted.assertClose(result.parts().get("kl"), "kl.divergence", 1e-3);
      assertThat(result.penalty().item()).isEqualTo(0.5 * result.parts().get("kl").item());
      Tensor mean = kl.forward(numbers, null, false).latents();
      assertThat(mean.equal(numbers.narrow(2, 0, 4))).isTrue();
      noise.seed(1);
      Tensor again = kl.forward(numbers, draw, true).latents();
      assertThat(again.equal(result.latents())).isTrue();
      assertThat(again.equal(mean)).isFalse();
      Tensor wild = numbers.mul(1e6);
      assertThat(kl.forward(wild, draw, true).latents().isfinite().all().item()).isEqualTo(1);
    }
  }

  /** A draw is the mean plus noise of the deviation that the second half of the numbers tells. */
  @ParameterizedTest
  @ValueSource(strings = {"kl", "soft"})
  void latentsAreDrawnWhereTheyAreDistributions(String name) {
    try (var model = filled(config(name));
        var generator = Generator.of(Device.CPU, 1)) {
      model.eval();
      Tensor images = GoldenInputs.images(2, 64);
      Tensor mean = model.encode(images);
      Tensor noise = Torch.randn(mean.shape(), generator, DType.FLOAT32);
      assertThat(model.draw(images, noise.zerosLike()).equal(mean)).isTrue();
      assertThat(model.isVariational()).isEqualTo(name.equals("kl"));
      Tensor added = model.draw(images, noise).sub(mean);
      if (name.equals("soft")) {
        assertThat(added.abs().max().item()).isZero();
        return;
      }
      Tensor deviation = numbers(config(name)).narrow(2, 4, 4).mul(0.5).exp();
      assertThat(added.sub(deviation.mul(noise)).abs().max().item()).isLessThan(1e-5);
    }
  }

  /** What the bottleneck gets: the same model's output behind no bottleneck. */
  private static Tensor numbers(MaeTokConfig config) {
    int channels = config.latentChannels() * config.bottleneck().numbersPerChannel();
    var open = config.withBottleneck(new BottleneckConfig.Plain()).withLatentChannels(channels);
    try (var behind = filled(config);
        var model = new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), open)) {
      Map<String, Tensor> values = new LinkedHashMap<>(behind.stateDict());
      values.keySet().removeIf(name -> name.startsWith("quantize."));
      model
          .stateDict()
          .forEach((name, target) -> {
            if (name.startsWith("encoder.") || name.startsWith("quant_conv.")) {
              target.detach().copy_(values.get(name));
            }
          });
      model.eval();
      return model.encode(GoldenInputs.images(2, 64)).detach();
    }
  }

  /** As the public code fills it: row k takes, of the k-th token, the codes of all codebooks. */
  @Test
  void trainingRecordsTheCodesUsed() {
    var config = (BottleneckConfig.SoftVq) config("soft").bottleneck();
    try (var model = filled(config("soft"))) {
      var quantizer = (SoftQuantizer) model.children().get("quantize");
      Tensor used = quantizer.stateDict().get("codebook_used");
      Tensor before = used.copy();
      Tensor numbers = numbers(config("soft"));
      quantizer.eval();
      quantizer.forward(numbers, null, true);
      assertThat(used.equal(before)).isTrue();
      quantizer.train(true);
      Tensor usage = quantizer.forward(numbers, null, true).parts().get("usage");
      assertThat(usage.item() * 2 * config.codes() % 1).isZero();
      assertThat(used.narrow(1, 0, 65_534).equal(before.narrow(1, 2, 65_534))).isTrue();
      for (int book = 0; book < 2; book++) {
        for (int token = 0; token < 2; token++) {
          Tensor row = numbers.get(0).get(4 * book + token);
          Tensor codes = quantizer.stateDict().get("embedding").get(book);
          Tensor lengths = codes.linalgVectorNorm(2, new long[] {1}, false);
          long strongest = codes.mv(row).div(lengths).argmax(0L).itemLong();
          assertThat((long) used.get(token).get(65_534 + book).item()).isEqualTo(strongest);
        }
      }
      quantizer.requiresGrad(false);
      before.copy_(used);
      quantizer.forward(numbers, null, true);
      assertThat(used.equal(before)).isTrue();
    }
  }

  @Test
  void entropyAndGradientsOfTheSoftQuantizerAreThoseOfPyTorch() {
    var config = (BottleneckConfig.SoftVq) config("soft").bottleneck();
    try (var model = filled(config("soft"))) {
      var quantizer = (SoftQuantizer) model.children().get("quantize");
      Tensor numbers = numbers(config("soft")).requiresGrad(true);
      Bottleneck.Result result = quantizer.forward(numbers, null, true);
      wanted.assertClose(result.parts().get("entropy"), "soft.entropy", 1e-5);
      result.latents().sin().sum().add(result.penalty()).backward();
      assertThat(config.entropyWeight()).isEqualTo(0.01);
      wanted.assertClose(numbers.grad(), "soft.numbers.grad", 2e-4);
      Tensor codes = model.parameters().get("quantize.embedding");
      wanted.assertClose(codes.grad(), "soft.embedding.grad", 2e-4);
    }
  }

  @Test
  void bottlenecksAreTrained() {
    for (String name : new String[] {"kl", "soft"}) {
      try (var model = Tiny.model(config(name))) {
        Tiny.loss(model, GoldenInputs.images(2, 64), null).backward();
        assertThat(model.parameters().get("quant_conv.weight").grad()).as(name).isNotNull();
      }
    }
  }

  @Test
  void configurationsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> BASE.withBottleneck(new BottleneckConfig.SoftVq(3, 9, 1, 0)))
        .hasMessageContaining("do not share 8 latents");
    assertThatThrownBy(() ->
            BASE.withAuxiliary(
                Map.of(AuxiliaryTarget.HOG, new AuxiliaryConfig(27, Tiny.AUXILIARY, 1))))
        .hasMessageContaining("108");
  }
}
