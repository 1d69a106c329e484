package dev.panatorch.maetok;

import dev.panatorch.maetok.loss.TokenizerPass;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of training: the reconstruction, and the losses of the auxiliary decoders and of
 * the bottleneck.
 *
 * @param model the tokenizer
 * @param targets of its auxiliary decoders
 * @param maskedOnly whether these count at masked tokens alone
 */
public record ForwardPass(MaeTok model, AuxiliaryTargets targets, boolean maskedOnly) {

  /**
   * Runs the tokenizer; the tensors belong to the current scope.
   *
   * @param images [N, 3, S, S] in -1 .. 1
   * @param mask of the encoder's input, [N, image tokens, 1], or null for none
   * @param captions int64 [N, most], filled with -1; null for none
   * @param noise for latents that are drawn
   */
  public TokenizerPass run(
      Tensor images, @Nullable Tensor mask, @Nullable Tensor captions, Generator noise) {
    Grid grid = model.grid(images);
    Bottleneck.Result compressed = model.compress(images, mask, noise);
    Map<String, Tensor> parts = new LinkedHashMap<>(compressed.parts());
    Tensor further = compressed.penalty();
    for (var one : model.config().auxiliary().entrySet()) {
      AuxiliaryTarget target = one.getKey();
      if (one.getValue().weight() == 0) {
        continue;
      }
      Tensor wanted = targets.of(target, model, images, captions);
      Tensor prediction = model.predict(target, compressed.latents(), grid);
      Tensor loss = AuxiliaryLoss.of(target, prediction, wanted, maskedOnly ? mask : null);
      parts.put(target.key(), loss);
      Tensor weighted = loss.mul(one.getValue().weight());
      further = further == null ? weighted : further.add(weighted);
    }
    Tensor pixels = model.decode(compressed.latents(), grid);
    return new TokenizerPass(pixels, model.lastWeight(), further, parts);
  }
}
