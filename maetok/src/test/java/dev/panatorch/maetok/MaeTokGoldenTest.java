package dev.panatorch.maetok;

import static dev.panatorch.maetok.Golden.near;
import static dev.panatorch.maetok.Golden.row;
import static dev.panatorch.maetok.Golden.sums;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The B-128 tokenizer at 256 pixels against numbers of the published classes.
 *
 * <p>Tolerances: the golden elements are of order 1 and printed to 7 digits; float32 runs that sum
 * in other orders differ by less than 1e-6 after 24 blocks, so single elements are held to 5e-6.
 * The golden sums were themselves taken in float32, whose rounding is 6e-8 of the sum of absolute
 * values for each level of a pairwise sum: sums are held to 5e-7 of it. In float64 the latents
 * agree to the printed digits.
 */
class MaeTokGoldenTest {

  private static final double ELEMENT = 5e-6;

  private final Scope scope = Scope.open();
  private final GradMode noGrad = GradMode.noGrad();

  @AfterEach
  void close() {
    noGrad.close();
    scope.close();
  }

  private static MaeTok filled(MaeTokConfig config) {
    var model = new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), config);
    GoldenInputs.fill(model);
    model.eval();
    return model;
  }

  private static DecoderConfig decoder(DecoderConfig.Kind kind, boolean classToken) {
    return new DecoderConfig(new TransformerConfig(768, 12, 12), kind, classToken, 0.05, 0);
  }

  @Test
  void theImagesFollowTheFormula() {
    Tensor images = GoldenInputs.images(2, 256);
    near("input", row(images, 0, 0, 0), 0, 1e-7, .25, .29896, .3476802, .3959219);
    sums("input", images, 1819.616283, 179650.137152);
  }

  @Test
  void modulatedDecoderWithoutClassToken() {
    try (var model = filled(MaeTokConfig.base(256))) {
      checkFill(model);
      Tensor images = GoldenInputs.images(2, 256);
      Tensor z = model.encode(images);
      checkLatents(z);
      checkPixels(model.decode(z));
      Tensor masked = model.encode(images, evenTokensMasked());
      near(
          "masked z[0,0]",
          row(masked, 0, 0),
          0,
          ELEMENT,
          .5570977,
          -.3349281,
          -.630413,
          .1724791,
          .7118763,
          .0681324);
      sums("masked z", masked, -11.028007, 4422.529541);
    }
  }

  private static void checkLatents(Tensor z) {
    near(
        "z[0,0]",
        row(z, 0, 0),
        0,
        ELEMENT,
        .5572497,
        -.3350191,
        -.6305929,
        .1725149,
        .7120671,
        .0681553);
    near(
        "z[1,127]",
        row(z, 1, 127),
        26,
        ELEMENT,
        -.7562437,
        -.5769557,
        .5481974,
        .7150254,
        -.3541718,
        -.8411121);
    sums("z", z, -11.049906, 4423.864592);
  }

  private static void checkPixels(Tensor pixels) {
    near(
        "recon[0,0,0]",
        row(pixels, 0, 0, 0),
        0,
        ELEMENT,
        .1676044,
        .0929292,
        -.2806054,
        .1269557,
        .1703242,
        -.2457889);
    near(
        "recon[1,2,255]",
        row(pixels, 1, 2, 255),
        250,
        ELEMENT,
        -.1101632,
        -.1884199,
        .2658489,
        -.0243844,
        -.2099815,
        .2176798);
    sums("recon", pixels, 62.582681, 66132.054590);
  }

  private static Tensor evenTokensMasked() {
    Tensor even = Torch.arange(0, 256, DType.FLOAT32).remainder(2L).eq(0L).to(DType.FLOAT32);
    return even.view(1, 256, 1).expand(2, -1, -1);
  }

  private static void checkFill(MaeTok model) {
    var tensors = model.stateDict();
    near(
        "fill quant_conv",
        row(tensors.get("quant_conv.weight"), 0),
        0,
        1e-8,
        .01644613,
        .01121767,
        .004470945);
    near(
        "fill gamma",
        tensors.get("encoder.model.blocks.0.ls1.gamma"),
        0,
        1e-7,
        .08383481,
        .067819,
        .05615874);
  }

  @Test
  void modulatedDecoderWithClassToken() {
    var config = MaeTokConfig.base(256).withDecoder(decoder(DecoderConfig.Kind.MODULATED, true));
    try (var model = filled(config)) {
      Tensor z = model.encode(GoldenInputs.images(2, 256));
      Tensor pixels = model.decode(z);
      sums("cls z", z, -7.942473, 4451.966037);
      sums("cls recon", pixels, -76.136805, 66068.341767);
      near("cls z[0,0,0]", row(z, 0, 0), 0, ELEMENT, .5652437);
      near("cls recon[0,0,0,0]", row(pixels, 0, 0, 0), 0, ELEMENT, -.1711887);
    }
  }

  @Test
  void plainDecoder() {
    var config = MaeTokConfig.base(256).withDecoder(decoder(DecoderConfig.Kind.PLAIN, false));
    try (var model = filled(config)) {
      Tensor z = model.encode(GoldenInputs.images(2, 256));
      Tensor pixels = model.decode(z);
      sums("plain z", z, -8.542055, 4429.201387);
      sums("plain recon", pixels, 137.372828, 197002.923059);
      near("plain z[0,0,0]", row(z, 0, 0), 0, ELEMENT, .5550768);
      near("plain recon[0,0,0,0]", row(pixels, 0, 0, 0), 0, ELEMENT, .2141339);
    }
  }

  @Test
  void float64AgreesToThePrintedDigits() {
    try (var model = filled(MaeTokConfig.base(256))) {
      model.to(Device.CPU, DType.FLOAT64);
      Tensor z = model.encode(GoldenInputs.images(2, 256).to(DType.FLOAT64));
      near("float64 z sum", z.sum().item(), -11.049906, 2e-6);
      near("float64 z sum of absolute values", z.abs().sum().item(), 4423.864592, 1e-6);
      near(
          "float64 recon[0,0,0]",
          row(model.decode(z), 0, 0, 0),
          0,
          1e-6,
          .1676044,
          .0929292,
          -.2806054);
    }
  }
}
