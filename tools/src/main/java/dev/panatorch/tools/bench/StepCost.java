package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.model.ForwardCost;
import dev.panatorch.runtime.analysis.ModelCost;
import dev.panatorch.runtime.analysis.ModelCost.Convention;

/**
 * What a training step costs for one image, counted from the shapes: products of matrices and
 * convolutions alone. A pass back through a network costs as much again for its inputs and as much
 * again for its weights.
 */
final class StepCost {

  private static final int FORWARD_AND_BACK = 3;
  private static final int HEADS = 5;

  private StepCost() {}

  /** Floating-point operations of one image in a step of a case that trains. */
  static double operations(ModelCase wanted) {
    if (wanted.model().startsWith("sit")) {
      return 2.0 * FORWARD_AND_BACK * ForwardCost.of(DenoiserForward.config(wanted)).macs();
    }
    double products = tokenizer();
    return 2 * (wanted.work().equals(ModelCase.ADVERSARIAL) ? products + adversary() : products);
  }

  /** The encoder, the decoder of pixels and that of oriented gradients. */
  private static double tokenizer() {
    ModelCost encoder = ModelCost.blocks(12, 385, 768, 3072).plus(ModelCost.linear(128, 768, 32));
    ModelCost pixels = decoder(12, 384, 768).plus(ModelCost.linear(256, 768, 768));
    ModelCost gradients = decoder(3, 385, 192).plus(ModelCost.linear(256, 192, 108));
    // Images take no gradient.
    double patches = 2 * count(ModelCost.convolution(256, 3, 768, 16 * 16));
    return FORWARD_AND_BACK * count(encoder.plus(pixels).plus(gradients)) + patches;
  }

  /** A modulated decoder of 128 x 32 latents. */
  private static ModelCost decoder(int depth, int tokens, int width) {
    return ModelCost.blocks(depth, tokens, width, 4L * width)
        .plus(ModelCost.linear(128, 32, width))
        .plus(ModelCost.linear(128, 32, (4L * depth + 2) * width));
  }

  /**
   * LPIPS sees the image and the reconstruction, and is differentiated once. The discriminator sees
   * the reconstruction in the tokenizer's step, differentiated down to its pixels, and both twice
   * in its own, where the heads alone learn.
   */
  private static double adversary() {
    double backbone =
        count(
            ModelCost.blocks(12, 197, 384, 1536).plus(ModelCost.convolution(196, 3, 384, 16 * 16)));
    double first = HEADS * count(ModelCost.convolution(196, 384, 384, 1));
    double rest =
        HEADS
            * count(
                ModelCost.convolution(196, 384, 384, 9)
                    .plus(ModelCost.convolution(196, 384, 1, 1)));
    double forTokenizer = 2 * (backbone + first + rest);
    double forHeads = 4 * (backbone + 2 * first + 3 * rest);
    // The gradient of the last weight, twice, for the adaptive weight.
    double balance = 2 * count(ModelCost.linear(256, 768, 768));
    return perceptual() + forTokenizer + forHeads + balance;
  }

  /** VGG16 on 256 x 256 pixels, twice forward and once back; the channels' weights on top. */
  private static double perceptual() {
    int[] widths = {64, 128, 256, 512, 512};
    double products = 0;
    int in = 3;
    for (int stage = 0; stage < widths.length; stage++) {
      long places = (256L * 256) >> 2 * stage;
      for (int layer = 0; layer < (stage < 2 ? 2 : 3); layer++) {
        products += 3 * count(ModelCost.convolution(places, in, widths[stage], 9));
        in = widths[stage];
      }
      products += 2 * count(ModelCost.convolution(places, in, 1, 1));
    }
    return products;
  }

  private static double count(ModelCost cost) {
    return cost.by(Convention.MULTIPLY_ADDS);
  }
}
