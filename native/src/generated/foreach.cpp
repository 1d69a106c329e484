// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/_foreach_abs_ops.h>
#include <ATen/ops/_foreach_add_ops.h>
#include <ATen/ops/_foreach_addcdiv_ops.h>
#include <ATen/ops/_foreach_addcmul_ops.h>
#include <ATen/ops/_foreach_clamp_max_ops.h>
#include <ATen/ops/_foreach_copy_ops.h>
#include <ATen/ops/_foreach_div_ops.h>
#include <ATen/ops/_foreach_lerp_ops.h>
#include <ATen/ops/_foreach_max_ops.h>
#include <ATen/ops/_foreach_mul_ops.h>
#include <ATen/ops/_foreach_neg_ops.h>
#include <ATen/ops/_foreach_norm_ops.h>
#include <ATen/ops/_foreach_sqrt_ops.h>
#include <ATen/ops/_foreach_sub_ops.h>
#include <ATen/ops/_foreach_zero_ops.h>
#include <ATen/ops/_fused_adam_ops.h>
#include <ATen/ops/_fused_adamw_ops.h>
#include <ATen/ops/_fused_sgd_ops.h>

using namespace panatorch;

int64_t pt__foreach_add_Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    return give(at::_ops::_foreach_add_Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind)));
  } catch (...) {
    fail("_foreach_add.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_add__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    at::_ops::_foreach_add__Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind));
    return 0;
  } catch (...) {
    fail("_foreach_add_.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_add__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::_foreach_add__List::call(panatorch::tensors(self, self_size), panatorch::tensors(other, other_size), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("_foreach_add_.List", {});
    return -1;
  }
}

int64_t pt__foreach_add_List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::_foreach_add_List::call(panatorch::tensors(self, self_size), panatorch::tensors(other, other_size), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("_foreach_add.List", {});
    return -1;
  }
}

int64_t pt__foreach_sub_List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::_foreach_sub_List::call(panatorch::tensors(self, self_size), panatorch::tensors(other, other_size), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("_foreach_sub.List", {});
    return -1;
  }
}

int64_t pt__foreach_mul_Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    return give(at::_ops::_foreach_mul_Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind)));
  } catch (...) {
    fail("_foreach_mul.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_mul__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    at::_ops::_foreach_mul__Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind));
    return 0;
  } catch (...) {
    fail("_foreach_mul_.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_mul__Tensor(const pt_tensor* self, int64_t self_size, pt_tensor other) {
  try {
    at::_ops::_foreach_mul__Tensor::call(panatorch::tensors(self, self_size), panatorch::tensor(other));
    return 0;
  } catch (...) {
    fail("_foreach_mul_.Tensor", {other});
    return -1;
  }
}

int32_t pt__foreach_mul__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size) {
  try {
    at::_ops::_foreach_mul__List::call(panatorch::tensors(self, self_size), panatorch::tensors(other, other_size));
    return 0;
  } catch (...) {
    fail("_foreach_mul_.List", {});
    return -1;
  }
}

int32_t pt__foreach_div__List(const pt_tensor* self, int64_t self_size, const pt_tensor* other, int64_t other_size) {
  try {
    at::_ops::_foreach_div__List::call(panatorch::tensors(self, self_size), panatorch::tensors(other, other_size));
    return 0;
  } catch (...) {
    fail("_foreach_div_.List", {});
    return -1;
  }
}

int32_t pt__foreach_div__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    at::_ops::_foreach_div__Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind));
    return 0;
  } catch (...) {
    fail("_foreach_div_.Scalar", {});
    return -1;
  }
}

int64_t pt__foreach_norm_Scalar(const pt_tensor* self, int64_t self_size, int64_t ord, int32_t ord_kind, int32_t dtype) {
  try {
    return give(at::_ops::_foreach_norm_Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(ord, ord_kind), panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("_foreach_norm.Scalar", {});
    return -1;
  }
}

int64_t pt__foreach_sqrt(const pt_tensor* self, int64_t self_size) {
  try {
    return give(at::_ops::_foreach_sqrt::call(panatorch::tensors(self, self_size)));
  } catch (...) {
    fail("_foreach_sqrt", {});
    return -1;
  }
}

int32_t pt__foreach_sqrt_(const pt_tensor* self, int64_t self_size) {
  try {
    at::_ops::_foreach_sqrt_::call(panatorch::tensors(self, self_size));
    return 0;
  } catch (...) {
    fail("_foreach_sqrt_", {});
    return -1;
  }
}

int32_t pt__foreach_lerp__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensors1, int64_t tensors1_size, int64_t weight, int32_t weight_kind) {
  try {
    at::_ops::_foreach_lerp__Scalar::call(panatorch::tensors(self, self_size), panatorch::tensors(tensors1, tensors1_size), panatorch::scalar(weight, weight_kind));
    return 0;
  } catch (...) {
    fail("_foreach_lerp_.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_addcmul__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensor1, int64_t tensor1_size, const pt_tensor* tensor2, int64_t tensor2_size, int64_t value, int32_t value_kind) {
  try {
    at::_ops::_foreach_addcmul__Scalar::call(panatorch::tensors(self, self_size), panatorch::tensors(tensor1, tensor1_size), panatorch::tensors(tensor2, tensor2_size), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("_foreach_addcmul_.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_addcdiv__Scalar(const pt_tensor* self, int64_t self_size, const pt_tensor* tensor1, int64_t tensor1_size, const pt_tensor* tensor2, int64_t tensor2_size, int64_t value, int32_t value_kind) {
  try {
    at::_ops::_foreach_addcdiv__Scalar::call(panatorch::tensors(self, self_size), panatorch::tensors(tensor1, tensor1_size), panatorch::tensors(tensor2, tensor2_size), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("_foreach_addcdiv_.Scalar", {});
    return -1;
  }
}

int32_t pt__foreach_copy_(const pt_tensor* self, int64_t self_size, const pt_tensor* src, int64_t src_size, int32_t non_blocking) {
  try {
    at::_ops::_foreach_copy_::call(panatorch::tensors(self, self_size), panatorch::tensors(src, src_size), non_blocking != 0);
    return 0;
  } catch (...) {
    fail("_foreach_copy_", {});
    return -1;
  }
}

int32_t pt__foreach_zero_(const pt_tensor* self, int64_t self_size) {
  try {
    at::_ops::_foreach_zero_::call(panatorch::tensors(self, self_size));
    return 0;
  } catch (...) {
    fail("_foreach_zero_", {});
    return -1;
  }
}

int32_t pt__foreach_clamp_max__Scalar(const pt_tensor* self, int64_t self_size, int64_t scalar, int32_t scalar_kind) {
  try {
    at::_ops::_foreach_clamp_max__Scalar::call(panatorch::tensors(self, self_size), panatorch::scalar(scalar, scalar_kind));
    return 0;
  } catch (...) {
    fail("_foreach_clamp_max_.Scalar", {});
    return -1;
  }
}

int64_t pt__foreach_neg(const pt_tensor* self, int64_t self_size) {
  try {
    return give(at::_ops::_foreach_neg::call(panatorch::tensors(self, self_size)));
  } catch (...) {
    fail("_foreach_neg", {});
    return -1;
  }
}

int32_t pt__foreach_add__Tensor(const pt_tensor* self, int64_t self_size, pt_tensor other, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::_foreach_add__Tensor::call(panatorch::tensors(self, self_size), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("_foreach_add_.Tensor", {other});
    return -1;
  }
}

int32_t pt__fused_adamw_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, double lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf) {
  try {
    at::_ops::_fused_adamw_::call(panatorch::tensors(self, self_size), panatorch::tensors(grads, grads_size), panatorch::tensors(exp_avgs, exp_avgs_size), panatorch::tensors(exp_avg_sqs, exp_avg_sqs_size), panatorch::tensors(max_exp_avg_sqs, max_exp_avg_sqs_size), panatorch::tensors(state_steps, state_steps_size), lr, beta1, beta2, weight_decay, eps, amsgrad != 0, maximize != 0, panatorch::optional_tensor(grad_scale), panatorch::optional_tensor(found_inf));
    return 0;
  } catch (...) {
    fail("_fused_adamw_", {grad_scale, found_inf});
    return -1;
  }
}

int32_t pt__fused_adamw__tensor_lr(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, pt_tensor lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf) {
  try {
    at::_ops::_fused_adamw__tensor_lr::call(panatorch::tensors(self, self_size), panatorch::tensors(grads, grads_size), panatorch::tensors(exp_avgs, exp_avgs_size), panatorch::tensors(exp_avg_sqs, exp_avg_sqs_size), panatorch::tensors(max_exp_avg_sqs, max_exp_avg_sqs_size), panatorch::tensors(state_steps, state_steps_size), panatorch::tensor(lr), beta1, beta2, weight_decay, eps, amsgrad != 0, maximize != 0, panatorch::optional_tensor(grad_scale), panatorch::optional_tensor(found_inf));
    return 0;
  } catch (...) {
    fail("_fused_adamw_.tensor_lr", {lr, grad_scale, found_inf});
    return -1;
  }
}

int32_t pt__fused_adam_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* exp_avgs, int64_t exp_avgs_size, const pt_tensor* exp_avg_sqs, int64_t exp_avg_sqs_size, const pt_tensor* max_exp_avg_sqs, int64_t max_exp_avg_sqs_size, const pt_tensor* state_steps, int64_t state_steps_size, double lr, double beta1, double beta2, double weight_decay, double eps, int32_t amsgrad, int32_t maximize, pt_tensor grad_scale, pt_tensor found_inf) {
  try {
    at::_ops::_fused_adam_::call(panatorch::tensors(self, self_size), panatorch::tensors(grads, grads_size), panatorch::tensors(exp_avgs, exp_avgs_size), panatorch::tensors(exp_avg_sqs, exp_avg_sqs_size), panatorch::tensors(max_exp_avg_sqs, max_exp_avg_sqs_size), panatorch::tensors(state_steps, state_steps_size), lr, beta1, beta2, weight_decay, eps, amsgrad != 0, maximize != 0, panatorch::optional_tensor(grad_scale), panatorch::optional_tensor(found_inf));
    return 0;
  } catch (...) {
    fail("_fused_adam_", {grad_scale, found_inf});
    return -1;
  }
}

int32_t pt__fused_sgd_(const pt_tensor* self, int64_t self_size, const pt_tensor* grads, int64_t grads_size, const pt_tensor* momentum_buffer_list, int64_t momentum_buffer_list_size, double weight_decay, double momentum, double lr, double dampening, int32_t nesterov, int32_t maximize, int32_t is_first_step, pt_tensor grad_scale, pt_tensor found_inf) {
  try {
    at::_ops::_fused_sgd_::call(panatorch::tensors(self, self_size), panatorch::tensors(grads, grads_size), panatorch::tensors(momentum_buffer_list, momentum_buffer_list_size), weight_decay, momentum, lr, dampening, nesterov != 0, maximize != 0, is_first_step != 0, panatorch::optional_tensor(grad_scale), panatorch::optional_tensor(found_inf));
    return 0;
  } catch (...) {
    fail("_fused_sgd_", {grad_scale, found_inf});
    return -1;
  }
}

int64_t pt__foreach_abs(const pt_tensor* self, int64_t self_size) {
  try {
    return give(at::_ops::_foreach_abs::call(panatorch::tensors(self, self_size)));
  } catch (...) {
    fail("_foreach_abs", {});
    return -1;
  }
}

int64_t pt__foreach_max(const pt_tensor* self, int64_t self_size) {
  try {
    return give(at::_ops::_foreach_max::call(panatorch::tensors(self, self_size)));
  } catch (...) {
    fail("_foreach_max", {});
    return -1;
  }
}
