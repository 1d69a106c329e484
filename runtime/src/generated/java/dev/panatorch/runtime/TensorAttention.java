// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Attention of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorAttention permits Tensor {

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor attnMask, double dropoutP, boolean isCausal, @Nullable Double scale, boolean enableGqa) {
    return Results.tensor(pt_scaled_dot_product_attention(((Tensor) this).handle(), key.handle(), value.handle(), Arguments.handle(attnMask), dropoutP, Arguments.flag(isCausal), Arguments.real(scale), Arguments.flag(enableGqa)));
  }

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor attnMask, double dropoutP, boolean isCausal, @Nullable Double scale) {
    return scaledDotProductAttention(key, value, attnMask, dropoutP, isCausal, scale, false);
  }

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor attnMask, double dropoutP, boolean isCausal) {
    return scaledDotProductAttention(key, value, attnMask, dropoutP, isCausal, (Double) null);
  }

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor attnMask, double dropoutP) {
    return scaledDotProductAttention(key, value, attnMask, dropoutP, false);
  }

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor attnMask) {
    return scaledDotProductAttention(key, value, attnMask, 0.0);
  }

  /** {@code scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor} */
  default Tensor scaledDotProductAttention(Tensor key, Tensor value) {
    return scaledDotProductAttention(key, value, (Tensor) null);
  }

  /** {@code embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor} */
  default Tensor embedding(Tensor indices, long paddingIdx, boolean scaleGradByFreq, boolean sparse) {
    return Results.tensor(pt_embedding(((Tensor) this).handle(), indices.handle(), paddingIdx, Arguments.flag(scaleGradByFreq), Arguments.flag(sparse)));
  }

  /** {@code embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor} */
  default Tensor embedding(Tensor indices, long paddingIdx, boolean scaleGradByFreq) {
    return embedding(indices, paddingIdx, scaleGradByFreq, false);
  }

  /** {@code embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor} */
  default Tensor embedding(Tensor indices, long paddingIdx) {
    return embedding(indices, paddingIdx, false);
  }

  /** {@code embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor} */
  default Tensor embedding(Tensor indices) {
    return embedding(indices, -1L);
  }
}
