package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a network says about a batch of images; owned as any operator's results are.
 *
 * @param pooled float32 [B, d], for FID, KID, precision and recall
 * @param spatial float32 [B, s], for sFID; null where the network has none
 * @param logits float32 [B, classes] before the softmax, for the Inception Score; null where the
 *     network has none
 */
public record Features(Tensor pooled, @Nullable Tensor spatial, @Nullable Tensor logits) {}
