package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The losses of one step, against sums written out in full: gradients of order 1 to 1e-5. */
class TokenizerLossesTest {

  private static final Clock CLOCK = new Clock(3, 0, 9, 40);
  private static final AdversarialConfig STARTED =
      new AdversarialConfig(0.4, 10, true, 0.5, 4, true, false);
  private static final AdversarialConfig WAITING = STARTED.startingAt(11, false);
  private static final PerceptualWeight RISING = new PerceptualWeight(2, 20);

  private Scope scope;
  private Generator dropout;
  private Lpips lpips;
  private TinyAdversaries adversaries;
  private Tensor images;

  @BeforeEach
  void open() {
    scope = Scope.open();
    dropout = Generator.of(Device.CPU, 0);
    adversaries = new TinyAdversaries(AdversarialConfig.NONE);
    adversaries.discriminator.requiresGrad(false);
    try (var factory = Factory.of(Device.CPU, 1)) {
      lpips = new Lpips(factory, Backbone.ALEXNET, dropout);
      images = Torch.rand(new long[] {2, 3, 32, 32}, factory.generator()).mul(2L).sub(1L);
    }
    lpips.train(true);
  }

  @AfterEach
  void close() {
    adversaries.close();
    lpips.close();
    dropout.close();
    scope.close();
  }

  private TokenizerLosses losses(AdversarialConfig config) {
    var weights = new ObjectiveWeights(3, RISING, config);
    return new TokenizerLosses(weights, lpips, adversaries.discriminator, Device.CPU);
  }

  private TokenizerPass pass(@Nullable Tensor further) {
    TokenizerPass pass = adversaries.pass(images);
    return new TokenizerPass(
        pass.reconstruction(),
        pass.lastLayer(),
        further,
        further == null ? Map.of() : Map.of("hog", further));
  }

  private List<Tensor> gradients(Tensor loss, boolean retain) {
    List<Tensor> parameters = List.copyOf(adversaries.tokenizer.parameters().values());
    return Autograd.grad(List.of(loss), parameters, List.of(), retain, false, false).stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The weighted pixel and perceptual losses, written out. */
  private Tensor direct(Tensor reconstruction) {
    lpips.seedDropout(CLOCK.seed("lpips"));
    Tensor distance = lpips.forward(images, reconstruction).mean();
    return reconstruction.mseLoss(images).mul(3L).add(distance);
  }

  private Tensor adversarial(Tensor reconstruction) {
    try (var draws = Generator.of(Device.CPU, CLOCK.seed("augment reconstructions"))) {
      Tensor seen = DiffAugment.WEAK.apply(reconstruction, draws);
      return adversaries.discriminator.forward(seen, draws).mean().neg();
    }
  }

  private void assertSame(Loss actual, Tensor expected) {
    assertThat(actual.total().item()).isCloseTo(expected.item(), within(1e-6));
    List<Tensor> wanted = gradients(expected, true);
    List<Tensor> got = gradients(actual.total(), false);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(got.get(i).sub(wanted.get(i)).abs().max().item()).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void adaptiveLossIsTheSumOfBothGradients() {
    try (var losses = losses(STARTED)) {
      TokenizerPass pass = pass(null);
      Tensor further = pass.reconstruction().mean();
      Loss actual = losses.generator(images, pass(further), CLOCK);
      Tensor reconstruction = pass.reconstruction();
      Tensor direct = direct(reconstruction);
      Tensor adversarial = adversarial(reconstruction);
      Tensor ratio =
          GanLosses.adaptiveWeight(
              gradients(direct, true).get(2), gradients(adversarial, true).get(2));
      assertThat(actual.parts().get("adaptive_weight").item())
          .isCloseTo(ratio.item(), within(1e-4 * ratio.item()));
      assertThat(actual.parts())
          .containsOnlyKeys("hog", "mse", "lpips", "adversarial", "adaptive_weight");
      assertSame(actual, direct.add(adversarial.mul(ratio.mul(0.4))).add(further));
    }
  }

  @Test
  void fixedWeightsNeedNoRatio() {
    var fixed = new AdversarialConfig(0.4, 0, false, 0, 0, true, false);
    try (var losses = losses(fixed)) {
      Loss actual = losses.generator(images, pass(null), CLOCK);
      Tensor reconstruction = pass(null).reconstruction();
      assertSame(actual, direct(reconstruction).add(adversarial(reconstruction).mul(0.4)));
      assertThat(actual.parts()).doesNotContainKey("adaptive_weight");
    }
  }

  @Test
  void beforeTheStartTheDiscriminatorOnlyLooks() {
    try (var losses = losses(WAITING);
        var idle = losses(STARTED.startingAt(11, true))) {
      Tensor seen = adversaries.discriminator.stateDict().get("main.3.num_batches_tracked");
      assertSame(losses.generator(images, pass(null), CLOCK), direct(pass(null).reconstruction()));
      assertThat(seen.itemLong()).isEqualTo(1);
      Tensor before = adversaries.discriminator.stateDict().get("main.0.weight");
      Loss judged = losses.discriminator(images, images.neg(), CLOCK);
      assertThat(judged.total().item()).isZero();
      assertThat(seen.itemLong()).isEqualTo(5);
      assertThat(before.requiresGrad()).isFalse();
      assertThat(losses.state().get("lecam.real").item()).isNotZero();
      assertThat(losses.judges(CLOCK)).isTrue();
      assertThat(idle.judges(CLOCK)).isFalse();
      assertThat(idle.generator(images, pass(null), CLOCK).parts())
          .containsOnlyKeys("mse", "lpips");
    }
  }

  @Test
  void discriminatorsLossIsTheWeightedSum() {
    try (var losses = losses(STARTED)) {
      adversaries.discriminator.requiresGrad(true);
      Loss loss = losses.discriminator(images, pass(null).reconstruction(), CLOCK);
      Map<String, Tensor> parts = loss.parts();
      double expected =
          0.4 * (parts.get("hinge").item() + 0.5 * parts.get("lecam").item())
              + 4 * parts.get("consistency").item();
      assertThat(loss.total().item()).isCloseTo(expected, within(1e-6));
      loss.total().backward();
      assertThat(adversaries.discriminator.parameters().values()).allMatch(p -> p.grad() != null);
      assertThat(adversaries.tokenizer.parameters().values()).allMatch(p -> p.grad() == null);
      assertThat(losses.discriminator(images, images, CLOCK).parts().get("hinge").dtype())
          .isEqualTo(DType.FLOAT32);
    }
  }

  @Test
  void lossesStayInFloat32InALowerPrecisionPass() {
    try (var losses = losses(STARTED)) {
      Loss exact = losses.generator(images, pass(null), CLOCK);
      Loss rough;
      try (var lower = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
        rough = losses.generator(images, pass(null), CLOCK);
      }
      assertThat(rough.total().dtype()).isEqualTo(DType.FLOAT32);
      assertThat(rough.total().item()).isCloseTo(exact.total().item(), within(0.1));
      List<Tensor> exactGradients = gradients(exact.total(), false);
      List<Tensor> roughGradients = gradients(rough.total(), false);
      for (int i = 0; i < exactGradients.size(); i++) {
        double length = exactGradients.get(i).linalgVectorNorm().item();
        Tensor difference = roughGradients.get(i).sub(exactGradients.get(i));
        assertThat(difference.linalgVectorNorm().item()).isLessThan(0.1 * length);
      }
    }
  }

  @Test
  void sayWhatIsMissing() {
    assertThatThrownBy(() -> new TokenizerLosses(ObjectiveWeights.MAETOK, null, null, Device.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LPIPS");
    var withoutLpips = ObjectiveWeights.MAETOK.with(PerceptualWeight.NONE);
    assertThatThrownBy(() -> new TokenizerLosses(withoutLpips, null, null, Device.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("discriminator");
    try (var losses = new TokenizerLosses(ObjectiveWeights.PIXELS, null, null, Device.CPU)) {
      assertThat(losses.judges(CLOCK)).isFalse();
      assertThat(losses.generator(images, pass(null), CLOCK).parts()).containsOnlyKeys("mse");
      assertThatThrownBy(() -> losses.discriminator(images, images, CLOCK))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
