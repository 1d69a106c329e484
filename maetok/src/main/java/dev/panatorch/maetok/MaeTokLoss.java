package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tokenizer is trained to make small: the squared error of all pixels, and that of the
 * oriented gradients at the masked tokens.
 *
 * @param reconstruction weight of the pixels; published: 1
 * @param hog weight of the oriented gradients where the model has an auxiliary decoder; published:
 *     1
 * @param maskedOnly whether oriented gradients count at masked tokens alone; published: true
 */
public record MaeTokLoss(double reconstruction, double hog, boolean maskedOnly) {

  /** The published weights. */
  public static MaeTokLoss published() {
    return new MaeTokLoss(1, 1, true);
  }

  /**
   * A loss and the parts it is the weighted sum of.
   *
   * @param total of one element
   * @param parts {@code mse} and, where there is an auxiliary decoder, {@code hog}, without weights
   */
  public record Value(Tensor total, Map<String, Tensor> parts) {}

  /**
   * The loss of a forward pass; its tensors belong to the current scope.
   *
   * @param images [N, 3, S, S] in -1 .. 1
   * @param mask of the encoder's input, [N, image tokens, 1], or null for none
   */
  public Value of(MaeTok model, Tensor images, @Nullable Tensor mask) {
    Tensor latents = model.encode(images, mask);
    var parts = new LinkedHashMap<String, Tensor>();
    Tensor pixels = model.decode(latents);
    parts.put("mse", squaredError(pixels, images));
    Tensor total = parts.get("mse").mul(reconstruction);
    if (model.config().hogDecoder() != null && hog != 0) {
      Tensor target = model.hogTarget(images);
      Tensor loss = perToken(model.predictHog(latents), target, maskedOnly ? mask : null);
      parts.put("hog", loss);
      total = total.add(loss.mul(hog));
    }
    return new Value(total, parts);
  }

  private static Tensor squaredError(Tensor prediction, Tensor target) {
    try (var full = Autocast.disable(target.device())) {
      return Scope.run(() -> prediction.to(target.dtype()).mseLoss(target));
    }
  }

  /**
   * Mean squared error of [N, tokens, features].
   *
   * @param mask [N, tokens, 1]: the mean is over the tokens where it is 1; null is over all
   */
  static Tensor perToken(Tensor prediction, Tensor target, @Nullable Tensor mask) {
    if (mask == null) {
      return squaredError(prediction, target);
    }
    try (var full = Autocast.disable(target.device())) {
      return Scope.run(() -> {
        Tensor error = prediction.to(target.dtype()).sub(target).square();
        return error.mean(new long[] {2}, true).mul(mask).sum().div(mask.sum().clampMin(1L));
      });
    }
  }
}
