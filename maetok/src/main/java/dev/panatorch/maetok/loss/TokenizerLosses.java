package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The losses of a tokenizer and of its discriminator for one step. All draws follow from the clock;
 * the running means of LeCAM are the only state.
 */
public final class TokenizerLosses implements AutoCloseable {

  private final ObjectiveWeights weights;
  private final @Nullable Lpips lpips;
  private final @Nullable Discriminator discriminator;
  private final LeCam leCam;
  private final Generator draws = Generator.of(Device.CPU, 0);

  /**
   * Losses on one device.
   *
   * @param lpips needed where the perceptual weight is not 0; its mode is the caller's choice, the
   *     published one is training. The caller closes it
   * @param discriminator needed where the adversarial weight is not 0. The caller closes it
   * @param device where the images lie
   */
  public TokenizerLosses(
      ObjectiveWeights weights,
      @Nullable Lpips lpips,
      @Nullable Discriminator discriminator,
      Device device) {
    if (weights.perceptual().weight() > 0 && lpips == null) {
      throw new IllegalArgumentException(
          "a perceptual weight needs LPIPS; give its weights or set the weight to 0");
    }
    if (weights.adversarial().weight() > 0 && discriminator == null) {
      throw new IllegalArgumentException(
          "an adversarial weight needs a discriminator; give one or set the weight to 0");
    }
    this.weights = weights;
    this.lpips = weights.perceptual().weight() > 0 ? lpips : null;
    this.discriminator = weights.adversarial().weight() > 0 ? discriminator : null;
    this.leCam = new LeCam(device);
  }

  /** The discriminator, where there is one. */
  public @Nullable Discriminator discriminator() {
    return discriminator;
  }

  /** Whether the discriminator runs in the step of this clock. */
  public boolean judges(Clock clock) {
    return discriminator != null && weights.adversarial().runs(clock.update());
  }

  /**
   * The tokenizer's loss; its parts are {@code mse}, {@code lpips}, {@code adversarial},
   * unweighted, and {@code adaptive_weight}. Gradients of the discriminator's parameters are not
   * wanted: freeze them meanwhile.
   *
   * @param images [N, 3, H, W] in -1 .. 1
   */
  public Loss generator(Tensor images, TokenizerPass pass, Clock clock) {
    Map<String, Tensor> parts = new LinkedHashMap<>(pass.parts());
    Tensor pixels = GanLosses.wide(pass.reconstruction());
    Tensor total = direct(images, pixels, clock, parts);
    if (discriminator != null && judges(clock)) {
      total = withAdversary(total, pixels, pass.lastLayer(), discriminator, clock, parts);
    }
    Tensor further = pass.further();
    return new Loss(further == null ? total : total.add(further), parts);
  }

  private Tensor direct(Tensor images, Tensor pixels, Clock clock, Map<String, Tensor> parts) {
    Tensor error;
    try (var full = Autocast.disable(images.device())) {
      error = pixels.mseLoss(images);
    }
    parts.put("mse", error);
    Tensor total = error.mul(weights.pixels());
    if (lpips == null) {
      return total;
    }
    lpips.seedDropout(clock.seed("lpips"));
    Tensor distance = lpips.forward(images, pixels).mean();
    parts.put("lpips", distance);
    return total.add(distance.mul(weights.perceptual().at(clock.update())));
  }

  private Tensor withAdversary(
      Tensor direct,
      Tensor pixels,
      Tensor lastLayer,
      Discriminator judge,
      Clock clock,
      Map<String, Tensor> parts) {
    AdversarialConfig config = weights.adversarial();
    clock.seed(draws, "augment reconstructions");
    if (!config.hasStarted(clock.update())) {
      // Only for the discriminator's statistics.
      try (var unrecorded = GradMode.noGrad()) {
        parts.put("adversarial", fooling(pixels, judge));
      }
      return direct;
    }
    Tensor adversarial = fooling(pixels, judge);
    parts.put("adversarial", adversarial);
    return config.adaptive()
        ? balanced(direct, adversarial, pixels, lastLayer, parts)
        : direct.add(adversarial.mul(config.weight()));
  }

  private Tensor fooling(Tensor pixels, Discriminator judge) {
    return GanLosses.hingeGenerator(judge.forward(seen(pixels, DiffAugment.WEAK), draws));
  }

  /**
   * The sum of both losses, the adversarial one weighted by the ratio of the gradients. Each
   * network is differentiated once, down to the pixels; from there both gradients go on together.
   */
  private Tensor balanced(
      Tensor direct,
      Tensor adversarial,
      Tensor pixels,
      Tensor lastLayer,
      Map<String, Tensor> parts) {
    try (var full = Autocast.disable(pixels.device())) {
      Tensor first = Autograd.grad(List.of(direct), List.of(pixels)).getFirst();
      Tensor second = Autograd.grad(List.of(adversarial), List.of(pixels)).getFirst();
      Tensor ratio =
          GanLosses.adaptiveWeight(
              pulledBack(pixels, first, lastLayer), pulledBack(pixels, second, lastLayer));
      parts.put("adaptive_weight", ratio);
      Tensor weight = ratio.mul(weights.adversarial().weight());
      Tensor value = direct.detach().addcmul(adversarial.detach(), weight);
      return withGradient(value, pixels, first.addcmul(second, weight));
    }
  }

  /** The gradient of a parameter that {@code pixels} were made with, from that of the pixels. */
  private static Tensor pulledBack(Tensor pixels, Tensor gradient, Tensor parameter) {
    var found =
        Autograd.grad(List.of(pixels), List.of(parameter), List.of(gradient), true, false, false);
    Tensor result = found.getFirst();
    if (result == null) {
      throw new IllegalStateException("the reconstruction was not made with the last layer");
    }
    return result;
  }

  /** A number whose gradient with respect to {@code x} is the given one. */
  private static Tensor withGradient(Tensor value, Tensor x, Tensor gradient) {
    return Scope.run(() -> {
      Tensor product = x.mul(gradient).sum();
      return value.add(product.sub(product.detach()));
    });
  }

  /**
   * The discriminator's loss; its parts are {@code hinge}, {@code lecam}, {@code consistency},
   * unweighted, and the mean logits {@code real} and {@code fake}. The running means of LeCAM move.
   *
   * @param images [N, 3, H, W] in -1 .. 1
   * @param reconstruction of the same shape; no gradient flows to it
   */
  public Loss discriminator(Tensor images, Tensor reconstruction, Clock clock) {
    Discriminator judge = discriminator;
    if (judge == null) {
      throw new IllegalStateException("there is no discriminator to train");
    }
    AdversarialConfig config = weights.adversarial();
    clock.seed(draws, "augment images");
    Tensor fakeImages = GanLosses.wide(reconstruction.detach());
    Tensor real = judge.forward(seen(images, DiffAugment.WEAK), draws);
    Tensor fake = judge.forward(seen(fakeImages, DiffAugment.WEAK), draws);
    leCam.update(real, fake);
    Map<String, Tensor> parts = new LinkedHashMap<>();
    parts.put("hinge", GanLosses.hingeDiscriminator(real, fake));
    parts.put("lecam", leCam.penalty(real, fake));
    parts.put("real", real.detach().mean());
    parts.put("fake", fake.detach().mean());
    Tensor total =
        parts
            .get("hinge")
            .add(parts.get("lecam").mul(config.leCam()))
            .mul(config.weightAt(clock.update()));
    if (config.consistency() > 0) {
      Tensor again = judge.forward(DiffAugment.STRONG.apply(images, draws), draws);
      Tensor fakeAgain = judge.forward(DiffAugment.STRONG.apply(fakeImages, draws), draws);
      parts.put("consistency", GanLosses.consistency(real, fake, again, fakeAgain));
      total = total.add(parts.get("consistency").mul(config.consistencyAt(clock.update())));
    }
    return new Loss(total, parts);
  }

  private Tensor seen(Tensor images, DiffAugment augment) {
    return weights.adversarial().augment() ? augment.apply(images, draws) : images;
  }

  /** The running means of LeCAM, for a checkpoint. */
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    leCam.stateDict().forEach((name, mean) -> state.put("lecam." + name, mean));
    return state;
  }

  @Override
  public void close() {
    leCam.close();
    draws.close();
  }
}
