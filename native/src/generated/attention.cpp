// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/embedding_ops.h>
#include <ATen/ops/scaled_dot_product_attention_ops.h>

using namespace panatorch;

pt_tensor pt_scaled_dot_product_attention(pt_tensor query, pt_tensor key, pt_tensor value, pt_tensor attn_mask, double dropout_p, int32_t is_causal, double scale, int32_t enable_gqa) {
  try {
    return give(at::_ops::scaled_dot_product_attention::call(panatorch::tensor(query), panatorch::tensor(key), panatorch::tensor(value), panatorch::optional_tensor(attn_mask), dropout_p, is_causal != 0, panatorch::optional_float(scale), enable_gqa != 0));
  } catch (...) {
    fail("scaled_dot_product_attention", {query, key, value, attn_mask});
    return 0;
  }
}

pt_tensor pt_embedding(pt_tensor weight, pt_tensor indices, int64_t padding_idx, int32_t scale_grad_by_freq, int32_t sparse) {
  try {
    return give(at::_ops::embedding::call(panatorch::tensor(weight), panatorch::tensor(indices), panatorch::sym_int(padding_idx), scale_grad_by_freq != 0, sparse != 0));
  } catch (...) {
    fail("embedding", {weight, indices});
    return 0;
  }
}
