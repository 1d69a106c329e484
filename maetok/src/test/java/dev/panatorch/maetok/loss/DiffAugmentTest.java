package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The draws are PyTorch's, so that images can be compared. Colors are three products and sums of
 * numbers of order 1: 2e-6.
 */
class DiffAugmentTest {

  private static final double TOLERANCE = 2e-6;

  @Test
  void changesWhatPyTorchChanges() throws IOException {
    try (var scope = Scope.open();
        var draws = Generator.of(Device.CPU, 0)) {
      Fixture wanted = Fixture.of(DiffAugmentTest.class, "losses.safetensors");
      for (int seed : new int[] {0, 1, 6, 33}) {
        compare(wanted, "weak." + seed, DiffAugment.WEAK, draws.seed(seed));
        compare(wanted, "strong." + seed, DiffAugment.STRONG, draws.seed(seed));
      }
    }
  }

  private static void compare(Fixture wanted, String name, DiffAugment augment, Generator draws) {
    try (var scope = Scope.open()) {
      Tensor images = wanted.get("images").requiresGrad(true);
      long before = scope.liveTensors();
      Tensor changed = augment.apply(images, draws);
      assertThat(scope.liveTensors()).isLessThanOrEqualTo(before + 1);
      wanted.assertClose(changed, name, TOLERANCE);
      if (wanted.tensors().containsKey(name + ".grad")) {
        Tensor sum = changed.mul(wanted.get("weights")).sum();
        Tensor gradient = Autograd.grad(List.of(sum), List.of(images)).getFirst();
        wanted.assertClose(gradient, name + ".grad", TOLERANCE);
      }
    }
  }

  @Test
  void leavesOutTheGroupsInItsShare() {
    try (var scope = Scope.open();
        var draws = Generator.of(Device.CPU, 5)) {
      Tensor images = Torch.ones(1, 3, 8, 8);
      int untouched = 0;
      for (int i = 0; i < 400; i++) {
        untouched += DiffAugment.WEAK.apply(images, draws) == images ? 1 : 0;
      }
      assertThat(untouched).isBetween(30, 70); // an eighth of 400, give or take three deviations
      assertThat(new DiffAugment(0, 0.2).apply(images, draws)).isSameAs(images);
    }
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new DiffAugment(1.5, 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
