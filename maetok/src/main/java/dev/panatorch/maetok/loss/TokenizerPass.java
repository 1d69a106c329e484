package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tokenizer's forward pass yields to its losses.
 *
 * @param reconstruction [N, 3, H, W], recorded
 * @param lastLayer the weight of the decoder's last layer, on which adaptive weights are measured
 * @param further the weighted sum of further losses, of one element, such as those of auxiliary
 *     decoders; null for none
 * @param parts further numbers to record, of one element each
 */
public record TokenizerPass(
    Tensor reconstruction, Tensor lastLayer, @Nullable Tensor further, Map<String, Tensor> parts) {}
