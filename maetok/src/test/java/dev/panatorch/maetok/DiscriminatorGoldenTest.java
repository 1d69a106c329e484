package dev.panatorch.maetok;

import static dev.panatorch.maetok.Golden.near;
import static dev.panatorch.maetok.Golden.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.maetok.loss.DinoDiscriminator;
import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The discriminator against numbers of the published class: its filled backbone without zeroed key
 * biases, filled heads whose singular vectors are unit vectors and whose batch norms have weight 1,
 * in training mode.
 *
 * <p>Tolerances: the readouts are of order 1 after up to twelve blocks: 5e-6. The heads divide by
 * deviations of 0.014, twice, so that the golden numbers themselves, which are float32, are up to
 * 3.1e-5 from those of the same class in float64, and their sum of absolute values 1.8e-3: 1e-4 and
 * 4e-3.
 */
class DiscriminatorGoldenTest {

  private static final Factory NOTHING = Factory.uninitialized(Device.CPU, DType.FLOAT32);

  private static DinoDiscriminator filled(FrozenVit backbone) {
    var discriminator = new DinoDiscriminator(NOTHING, backbone);
    GoldenInputs.fill(backbone);
    GoldenInputs.fill(
        discriminator, name -> !name.contains("running_") && !name.endsWith("num_batches_tracked"));
    discriminator
        .stateDict()
        .forEach((name, value) -> {
          if (name.endsWith("weight_u") || name.endsWith("weight_v")) {
            value.div_(value.linalgVectorNorm());
          } else if (name.contains(".1.weight") && !name.contains("orig")) {
            value.detach().fill_(1L);
          }
        });
    return discriminator;
  }

  /** The one draw decides between a crop and areas: every other seed takes areas. */
  private static Tensor byAreas(DinoDiscriminator discriminator, Tensor images) {
    try (var draws = Generator.of(Device.CPU, 0)) {
      long seed = 0;
      while (Torch.rand(new long[] {1}, draws.seed(seed)).item() <= 0.5) {
        seed++;
      }
      return discriminator.forward(images, draws.seed(seed));
    }
  }

  @Test
  void readsFiveDepthsAndJudgesThem() {
    try (var scope = Scope.open();
        var noGrad = GradMode.noGrad();
        var backbone = new FrozenVit(NOTHING, VitConfig.dinoSmall());
        var discriminator = filled(backbone)) {
      Tensor images = GoldenInputs.images(2, 256);
      readouts(backbone, images.adaptiveAvgPool2d(224, 224));
      Tensor logits = byAreas(discriminator, images);
      assertThat(logits.shape()).containsExactly(2, 980);
      near("logits[0]", row(logits, 0), 0, 1e-4, -.2937775, .6245396, .2297704, -.2653486);
      near("logits[1]", row(logits, 1), 976, 1e-4, .4645292, .388107, .232693, .1447731);
      Tensor wide = logits.to(DType.FLOAT64);
      near("sum", wide.sum().item(), -4.669353, 4e-3);
      near("sum of absolute values", wide.abs().sum().item(), 314.332508, 4e-3);
    }
  }

  private static void readouts(FrozenVit backbone, Tensor images) {
    double[][] wanted = {
      {.5093308, -.8445925, -1.069581},
      {-.6777854, -1.966119, -2.212304},
      {-1.764598, -3.048279, -3.297521},
      {-2.857806, -4.137668, -4.388065},
      {-3.914267, -5.1922, -5.443649}
    };
    List<Tensor> states = backbone.states(images, DinoDiscriminator.READOUTS);
    for (int i = 0; i < wanted.length; i++) {
      Tensor read = states.get(i).narrow(1, 1, 196).add(states.get(i).narrow(1, 0, 1));
      near("readout " + i, read.transpose(1, 2).select(0, 0).select(0, 0), 0, 5e-6, wanted[i]);
    }
  }
}
