package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Small discriminators against PyTorch's, in training mode: logits, gradients and what moves.
 * Logits are of order 1 behind two batch norms, which magnify rounding: 2e-5.
 */
class DiscriminatorsTest {

  private static final double TOLERANCE = 2e-5;
  private static final Factory NOTHING = Factory.uninitialized(Device.CPU, DType.FLOAT32);
  private static final VitConfig TINY =
      new VitConfig(12, 3, 2, 24, 4, 16, true, false, Mlp.Gelu.TANH);

  private static DinoDiscriminator tiny(Fixture wanted) {
    var backbone = new FrozenVit(NOTHING, TINY);
    backbone.loadStateDict(wanted.under("backbone."));
    var discriminator = new DinoDiscriminator(NOTHING, backbone, Set.of(0, 2));
    discriminator.loadStateDict(wanted.under("dino.before."));
    return discriminator;
  }

  @Test
  void dinoJudgesAsPyTorchAndMovesItsStatistics() throws IOException {
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var draws = Generator.of(Device.CPU, 0)) {
      Fixture wanted = Fixture.of(DiscriminatorsTest.class, "discriminators.safetensors");
      try (var discriminator = tiny(wanted)) {
        judge(wanted, discriminator, "dino.same", draws.seed(0));
        judge(wanted, discriminator, "dino.smaller", draws.seed(0));
        judge(wanted, discriminator, "dino.areas", draws.seed(1));
        judge(wanted, discriminator, "dino.crop", draws.seed(0));
        discriminator
            .stateDict()
            .forEach((name, value) -> wanted.assertClose(value, "dino.after." + name, TOLERANCE));
        discriminator.eval();
        Tensor images = wanted.get("dino.same.in");
        wanted.assertClose(discriminator.forward(images, draws), "dino.eval", TOLERANCE);
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static void judge(
      Fixture wanted, DinoDiscriminator discriminator, String name, Generator draws) {
    try (var scope = Scope.open()) {
      Tensor images = wanted.get(name + ".in").requiresGrad(true);
      Tensor logits = discriminator.forward(images, draws);
      assertThat(scope.liveTensors()).as("tensors left by " + name).isEqualTo(1);
      wanted.assertClose(logits, name + ".out", TOLERANCE);
      Tensor sum = logits.mul(wanted.get(name + ".weights")).sum();
      Tensor weight = discriminator.parameters().get("heads.1.1.fn.0.weight_orig");
      List<Tensor> gradients = Autograd.grad(List.of(sum), List.of(images, weight));
      wanted.assertClose(gradients.get(0), name + ".grad", 20 * TOLERANCE);
      if (name.equals("dino.crop")) {
        wanted.assertClose(gradients.get(1), "dino.weight.grad", 20 * TOLERANCE);
      }
    }
  }

  @Test
  void patchGanJudgesAsPyTorch() throws IOException {
    try (var scope = Scope.open();
        var draws = Generator.of(Device.CPU, 0);
        var discriminator = new PatchDiscriminator(NOTHING, 2, 3)) {
      Fixture wanted = Fixture.of(DiscriminatorsTest.class, "discriminators.safetensors");
      discriminator.loadStateDict(wanted.under("patch.before."));
      Tensor images = wanted.get("patch.in").requiresGrad(true);
      Tensor logits = discriminator.forward(images, draws);
      wanted.assertClose(logits, "patch.out", TOLERANCE);
      Tensor sum = logits.square().sum();
      Tensor gradient = Autograd.grad(List.of(sum), List.of(images)).getFirst();
      wanted.assertClose(gradient, "patch.grad", TOLERANCE);
      discriminator
          .stateDict()
          .forEach((name, value) -> wanted.assertClose(value, "patch.after." + name, TOLERANCE));
    }
  }

  @Test
  void namesShapesAndCountsArePublished() throws IOException {
    try (var dino = new DinoDiscriminator(NOTHING, new FrozenVit(NOTHING, VitConfig.dinoSmall()));
        var patch = new PatchDiscriminator(NOTHING)) {
      assertThat(Networks.own(dino)).isEqualTo(Networks.published("dino_discriminator"));
      assertThat(dino.parameterCount()).isEqualTo(7_386_245);
      assertThat(Networks.own(patch)).isEqualTo(Networks.published("patch_discriminator"));
      assertThat(patch.parameterCount()).isEqualTo(2_765_633);
    }
  }

  @Test
  void startFromUnitVectorsAndSmallNormalWeights() {
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 3);
        var dino = new DinoDiscriminator(factory, new FrozenVit(factory, TINY), Set.of(1));
        var patch = new PatchDiscriminator(factory)) {
      Tensor u = dino.stateDict().get("heads.0.1.fn.0.weight_u");
      assertThat(u.linalgVectorNorm().item()).isCloseTo(1, within(1e-6));
      assertThat(patch.parameters().get("main.8.weight").std().item()).isBetween(0.0195, 0.0205);
      assertThat(patch.parameters().get("main.9.weight").mean().item()).isBetween(0.99, 1.01);
    }
  }

  @Test
  void refusesBlocksThatThereAreNot() {
    try (var backbone = new FrozenVit(NOTHING, TINY)) {
      assertThatThrownBy(() -> new DinoDiscriminator(NOTHING, backbone))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3 blocks");
    }
  }
}
