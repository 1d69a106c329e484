package dev.panatorch.tools.bench;

import dev.panatorch.maetok.MaeTokCost;
import dev.panatorch.maetok.loss.DinoDiscriminator;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.nn.ModelCost;

/**
 * What a training step costs for one image: products of matrices and convolutions alone. A pass
 * back through a network costs as much again for its inputs and as much again for its weights.
 */
final class StepCost {

  private static final int FORWARD_AND_BACK = 3;

  private StepCost() {}

  /** Floating-point operations of one image in a step of a case that trains. */
  static double operations(ModelCase wanted) {
    if (wanted.model().startsWith("sit")) {
      return DenoiserForward.config(wanted).cost().times(FORWARD_AND_BACK).operations();
    }
    MaeTokCost cost = TokenizerStep.CONFIG.cost();
    long products = tokenizer(cost);
    if (wanted.work().equals(ModelCase.ADVERSARIAL)) {
      // The gradient of the last weight, twice, for the adaptive weight.
      products += perceptual() + discriminator() + 2 * cost.pixelHead().multiplyAdds();
    }
    return 2.0 * products;
  }

  /** Images take no gradient. */
  private static long tokenizer(MaeTokCost cost) {
    ModelCost all = cost.encoder().plus(cost.decoder()).plus(cost.auxiliary());
    return FORWARD_AND_BACK * all.multiplyAdds() - cost.encoder().convolutions();
  }

  /** LPIPS sees the image and the reconstruction, and is differentiated once. */
  private static long perceptual() {
    Backbone.Cost cost = Backbone.VGG16.cost(TokenizerStep.CONFIG.imageSize());
    return 3 * cost.features().multiplyAdds() + 2 * cost.weighing().multiplyAdds();
  }

  /**
   * Sees the reconstruction in the tokenizer's step, differentiated down to its pixels, and both
   * images twice in its own, where the heads alone learn.
   */
  private static long discriminator() {
    VitConfig config = VitConfig.dinoSmall();
    var heads = DinoDiscriminator.HeadsCost.of(config);
    long backbone = config.cost().multiplyAdds();
    long first = heads.first().multiplyAdds();
    long others = heads.others().multiplyAdds();
    return 2 * (backbone + first + others) + 4 * (backbone + 2 * first + 3 * others);
  }
}
