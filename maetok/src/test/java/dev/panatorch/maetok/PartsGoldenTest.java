package dev.panatorch.maetok;

import static dev.panatorch.maetok.Golden.near;
import static dev.panatorch.maetok.Golden.row;
import static dev.panatorch.maetok.Golden.sums;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rotation, oriented gradients and the auxiliary decoder against numbers of the published classes.
 *
 * <p>Tolerances: one rotation is two products and a sum in float32, the golden values have 7 digits
 * and are of order 1: 5e-7. HOG divides float32 sums: 1e-6. Three blocks of width 192: 5e-6. A loss
 * is a mean of 55,000 numbers: 1e-6.
 */
class PartsGoldenTest {

  private static final Grid GRID = new Grid(16, 16);
  private static final Factory NOTHING = Factory.uninitialized(Device.CPU, DType.FLOAT32);

  private final Scope scope = Scope.open();
  private final GradMode noGrad = GradMode.noGrad();

  @AfterEach
  void close() {
    noGrad.close();
    scope.close();
  }

  private static Rotation rotation() {
    Tensor frequencies = GoldenInputs.wave(1, 0.37, 2, 12, 384);
    var rope =
        new MixedRope(
            frequencies,
            MixedRope.columns(16, 16, Device.CPU),
            MixedRope.rows(16, 16, Device.CPU),
            12);
    return rope.rotations(16, 16, 0).get(3);
  }

  @Test
  void rotationsOfLearnedFrequencies() {
    Tensor parts = rotation().turns().viewAsReal().flatten(-2);
    near(
        "cis",
        row(parts, 5, 37),
        0,
        5e-7,
        -.8553115,
        -.5181142,
        -.9327455,
        .3605354,
        .0867013,
        .9962344);
  }

  @Test
  void rotatedQueriesAndKeys() {
    Tensor q = GoldenInputs.wave(1, 0.01, 1, 12, 256, 64);
    Tensor k = q.cos();
    near(
        "q",
        row(rotation().apply(q), 0, 5, 37),
        0,
        5e-7,
        -.2678781,
        -1.108619,
        -1.056426,
        -.4718605,
        -.7574506,
        .8957178);
    near(
        "k",
        row(rotation().apply(k), 0, 5, 37),
        0,
        5e-7,
        -.2362883,
        -.94976,
        -.8852676,
        -.3884402,
        -.6119474,
        .7331446);
  }

  @Test
  void orientedGradients() {
    try (var hog = new HogTarget(NOTHING)) {
      Tensor target = hog.forward(GoldenInputs.images(2, 256), 16);
      assertThat(target.shape()).containsExactly(2, 256, 108);
      near(
          "HOG[0,0]",
          row(target, 0, 0),
          0,
          1e-6,
          .1063289,
          0,
          .1169525,
          0,
          .9916165,
          .9939088,
          .9931375,
          1.0);
      near(
          "HOG[1,255]",
          row(target, 1, 255),
          100,
          1e-6,
          .0020659,
          .0380277,
          .0097078,
          .0380254,
          .0058446,
          .1334014,
          .0187451,
          .1088103);
      near("HOG sum", target.to(DType.FLOAT64).sum().item(), 8269.965557, 5e-3);
      near("HOG sum of squares", target.to(DType.FLOAT64).square().sum().item(), 6144, 1e-3);
    }
  }

  @Test
  void auxiliaryDecoderAndItsLoss() {
    var config =
        new MaeTokConfig(
            256,
            16,
            128,
            32,
            new BottleneckConfig.Plain(),
            new TransformerConfig(64, 1, 1),
            new DecoderConfig(
                new TransformerConfig(64, 1, 1), DecoderConfig.Kind.MODULATED, false, 0, 0),
            MaeTokConfig.PixelHead.LINEAR,
            PositionConfig.mixedRope(256),
            MaskingConfig.published(),
            Map.of(AuxiliaryTarget.HOG, AuxiliaryConfig.published(AuxiliaryTarget.HOG)),
            InitConfig.published());
    try (var model = new MaeTok(NOTHING, config)) {
      GoldenInputs.fill(model, name -> name.contains("_hog"));
      model.eval();
      Tensor z = GoldenInputs.wave(0.8, 0.05, 2, 128, 32);
      near(
          "decoder",
          row(model.features(AuxiliaryTarget.HOG, z, GRID), 0, 0),
          0,
          5e-6,
          -.0919984,
          .3716172,
          1.349847,
          .6726557,
          -1.454874,
          -.8076689);
      Tensor head = model.predict(AuxiliaryTarget.HOG, z, GRID);
      near(
          "head",
          row(head, 0, 0),
          0,
          5e-6,
          .474189,
          .5004961,
          -.8354151,
          .083627,
          .8001861,
          -.6008458);
      sums("head", head, 1.106318, 30482.245271);
      Tensor target = model.hogTarget(GoldenInputs.images(2, 256));
      Tensor mask =
          Torch.arange(0, 256).lt(103L).to(DType.FLOAT32).view(1, 256, 1).expand(2, -1, -1);
      near(
          "masked loss",
          AuxiliaryLoss.of(AuxiliaryTarget.HOG, head, target, mask).item(),
          .4555065,
          1e-6);
      near(
          "unmasked loss",
          AuxiliaryLoss.of(AuxiliaryTarget.HOG, head, target, null).item(),
          .4566929,
          1e-6);
    }
  }
}
