package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.Objects;

/**
 * What a {@link UVit} is.
 *
 * @param input the latents it works on
 * @param depth number of blocks beside the middle one; even
 * @param width of the tokens; even, and a multiple of {@code heads}
 * @param heads heads of each attention
 * @param mlpRatio hidden width of the MLPs as a multiple of {@code width}
 * @param classes number of classes, the null class not counted
 * @param nullClass whether there is a class for none, number {@code classes}
 * @param parameterization what its times and outputs mean
 */
public record UVitConfig(
    LatentInput input,
    int depth,
    long width,
    long heads,
    double mlpRatio,
    long classes,
    boolean nullClass,
    Parameterization parameterization)
    implements DenoiserConfig {

  /** Checks that the numbers fit together. */
  public UVitConfig {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(parameterization, "parameterization");
    Checks.positive("depth", depth);
    Checks.positive("width", width);
    Checks.positive("heads", heads);
    Checks.positive("classes", classes);
    if (depth % 2 != 0 || width % 2 != 0 || width % heads != 0 || !(mlpRatio > 0)) {
      throw new IllegalArgumentException(
          ("depth %d and width %d must be even, width a multiple of heads %d, and mlpRatio %s"
                  + " positive")
              .formatted(depth, width, heads, mlpRatio));
    }
    Checks.size(input, depth, width, Math.round(width * mlpRatio), classes);
  }

  /** USiT-H: 28 blocks of width 1152. */
  public static UVitConfig usitH(LatentInput input, long classes) {
    return new UVitConfig(input, 28, 1152, 16, 4, classes, true, Flow.NOISE_AT_ZERO);
  }

  /** USiT-2B: 28 blocks of width 2048. */
  public static UVitConfig usit2B(LatentInput input, long classes) {
    return new UVitConfig(input, 28, 2048, 32, 4, classes, true, Flow.NOISE_AT_ZERO);
  }

  @Override
  public ModelCost cost() {
    long tokens = UVit.EXTRA + input.tokens();
    return ModelCost.blocks(depth + 1, tokens, width, hidden())
        .plus(ModelCost.linear(depth / 2 * tokens, 2 * width, width))
        .plus(input.embedding(width))
        .plus(ModelCost.norm(tokens * width))
        .plus(ModelCost.linear(tokens, width, input.features()));
  }

  /** Hidden width of the MLPs. */
  long hidden() {
    return Math.round(Math.floor(width * mlpRatio + 1e-9));
  }
}
