package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import org.jspecify.annotations.Nullable;

/** How far the auxiliary decoders are from their targets; in float32 always. */
final class AuxiliaryLoss {

  private static final double EPSILON = 1e-12;

  private AuxiliaryLoss() {}

  /**
   * The loss that belongs to a target; of one element.
   *
   * @param mask [N, image tokens, 1]: the mean is over the tokens where it is 1, of all images
   *     together; null is over all. Text has no tokens to choose from
   */
  static Tensor of(
      AuxiliaryTarget target, Tensor prediction, Tensor wanted, @Nullable Tensor mask) {
    try (var full = Autocast.disable(prediction.device())) {
      DType type = prediction.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
      return Scope.run(() -> {
        Tensor wide = prediction.to(type);
        return switch (target) {
          case HOG -> mean(wide.sub(wanted.to(type)).square().mean(2), mask);
          case DINO, CLIP -> mean(cosine(wide, wanted.to(type)).neg(), mask);
          case TEXT -> text(wide, wanted);
        };
      });
    }
  }

  /** The cosine of predicted and wanted tokens, [N, tokens]. */
  private static Tensor cosine(Tensor prediction, Tensor wanted) {
    return unit(prediction).mul(unit(wanted)).sum(2);
  }

  private static Tensor unit(Tensor x) {
    return x.div(x.linalgVectorNorm(2, new long[] {-1}, true).clampMin(EPSILON));
  }

  private static Tensor mean(Tensor perToken, @Nullable Tensor mask) {
    if (mask == null) {
      return perToken.mean();
    }
    Tensor chosen = mask.select(2, 0);
    return perToken.mul(chosen).sum().div(chosen.sum().clampMin(1L));
  }

  /**
   * Cross entropy with an even share for each different token of the caption (Huang and others,
   * 2024, equation 3, without frequencies of words).
   *
   * @param logits [N, vocabulary]
   * @param captions int64 [N, most]: the caption's tokens in any order, the rest filled with -1. An
   *     image without a caption counts nothing
   */
  static Tensor text(Tensor logits, Tensor captions) {
    return Scope.run(() -> {
      Tensor known = captions.ge(0L);
      // One class more than there are takes the filling.
      long vocabulary = logits.size(1);
      Tensor places = known.where(captions, vocabulary);
      Tensor held =
          Torch.zeros(new long[] {logits.size(0), vocabulary + 1}, logits.dtype(), logits.device())
              .scatter(1, places, 1.0)
              .narrow(1, 0, vocabulary);
      Tensor counts = held.sum(new long[] {1}, true);
      Tensor each = held.div(counts.clampMin(1.0)).mul(logits.logSoftmax(1)).sum(1).neg();
      return each.sum().div(counts.gt(0L).sum().clampMin(1L));
    });
  }
}
