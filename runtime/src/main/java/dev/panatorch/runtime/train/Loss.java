package dev.panatorch.runtime.train;

import dev.panatorch.runtime.Tensor;
import java.util.Map;

/**
 * What a forward pass gives.
 *
 * @param total what is minimised: a mean over the micro-batch, of one element
 * @param parts further numbers to record, of one element each; they stay on the device until the
 *     next report
 */
public record Loss(Tensor total, Map<String, Tensor> parts) {

  /** A loss without parts. */
  public static Loss of(Tensor total) {
    return new Loss(total, Map.of());
  }
}
