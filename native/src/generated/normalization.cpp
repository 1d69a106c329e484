// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/batch_norm_ops.h>
#include <ATen/ops/group_norm_ops.h>
#include <ATen/ops/instance_norm_ops.h>
#include <ATen/ops/layer_norm_ops.h>
#include <ATen/ops/log_softmax_ops.h>
#include <ATen/ops/native_layer_norm_ops.h>
#include <ATen/ops/rms_norm_ops.h>
#include <ATen/ops/softmax_ops.h>

using namespace panatorch;

pt_tensor pt_layer_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, pt_tensor bias, double eps, int32_t cudnn_enable) {
  try {
    return give(at::_ops::layer_norm::call(panatorch::tensor(input), panatorch::sym_ints(normalized_shape, normalized_shape_size), panatorch::optional_tensor(weight), panatorch::optional_tensor(bias), eps, cudnn_enable != 0));
  } catch (...) {
    fail("layer_norm", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_rms_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, double eps) {
  try {
    return give(at::_ops::rms_norm::call(panatorch::tensor(input), panatorch::sym_ints(normalized_shape, normalized_shape_size), panatorch::optional_tensor(weight), panatorch::optional_float(eps)));
  } catch (...) {
    fail("rms_norm", {input, weight});
    return 0;
  }
}

pt_tensor pt_group_norm(pt_tensor input, int64_t num_groups, pt_tensor weight, pt_tensor bias, double eps, int32_t cudnn_enabled) {
  try {
    return give(at::_ops::group_norm::call(panatorch::tensor(input), num_groups, panatorch::optional_tensor(weight), panatorch::optional_tensor(bias), eps, cudnn_enabled != 0));
  } catch (...) {
    fail("group_norm", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_batch_norm(pt_tensor input, pt_tensor weight, pt_tensor bias, pt_tensor running_mean, pt_tensor running_var, int32_t training, double momentum, double eps, int32_t cudnn_enabled) {
  try {
    return give(at::_ops::batch_norm::call(panatorch::tensor(input), panatorch::optional_tensor(weight), panatorch::optional_tensor(bias), panatorch::optional_tensor(running_mean), panatorch::optional_tensor(running_var), training != 0, momentum, eps, cudnn_enabled != 0));
  } catch (...) {
    fail("batch_norm", {input, weight, bias, running_mean, running_var});
    return 0;
  }
}

pt_tensor pt_instance_norm(pt_tensor input, pt_tensor weight, pt_tensor bias, pt_tensor running_mean, pt_tensor running_var, int32_t use_input_stats, double momentum, double eps, int32_t cudnn_enabled) {
  try {
    return give(at::_ops::instance_norm::call(panatorch::tensor(input), panatorch::optional_tensor(weight), panatorch::optional_tensor(bias), panatorch::optional_tensor(running_mean), panatorch::optional_tensor(running_var), use_input_stats != 0, momentum, eps, cudnn_enabled != 0));
  } catch (...) {
    fail("instance_norm", {input, weight, bias, running_mean, running_var});
    return 0;
  }
}

int32_t pt_native_layer_norm(pt_tensor input, const int64_t* normalized_shape, int64_t normalized_shape_size, pt_tensor weight, pt_tensor bias, double eps, pt_tensor* results) {
  try {
    give(at::_ops::native_layer_norm::call(panatorch::tensor(input), panatorch::sym_ints(normalized_shape, normalized_shape_size), panatorch::optional_tensor(weight), panatorch::optional_tensor(bias), eps), results);
    return 0;
  } catch (...) {
    fail("native_layer_norm", {input, weight, bias});
    return -1;
  }
}

pt_tensor pt_softmax_int(pt_tensor self, int64_t dim, int32_t dtype) {
  try {
    return give(at::_ops::softmax_int::call(panatorch::tensor(self), dim, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("softmax.int", {self});
    return 0;
  }
}

pt_tensor pt_log_softmax_int(pt_tensor self, int64_t dim, int32_t dtype) {
  try {
    return give(at::_ops::log_softmax_int::call(panatorch::tensor(self), dim, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("log_softmax.int", {self});
    return 0;
  }
}
