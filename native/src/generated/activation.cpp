// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/celu_ops.h>
#include <ATen/ops/elu_ops.h>
#include <ATen/ops/gelu_ops.h>
#include <ATen/ops/glu_ops.h>
#include <ATen/ops/hardswish_ops.h>
#include <ATen/ops/hardtanh_ops.h>
#include <ATen/ops/leaky_relu_ops.h>
#include <ATen/ops/log_sigmoid_ops.h>
#include <ATen/ops/mish_ops.h>
#include <ATen/ops/prelu_ops.h>
#include <ATen/ops/relu_ops.h>
#include <ATen/ops/selu_ops.h>
#include <ATen/ops/sigmoid_ops.h>
#include <ATen/ops/silu_ops.h>
#include <ATen/ops/softplus_ops.h>
#include <ATen/ops/threshold_ops.h>

using namespace panatorch;

pt_tensor pt_relu(pt_tensor self) {
  try {
    return give(at::_ops::relu::call(panatorch::tensor(self)));
  } catch (...) {
    fail("relu", {self});
    return 0;
  }
}

int32_t pt_relu_(pt_tensor self) {
  try {
    at::_ops::relu_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("relu_", {self});
    return -1;
  }
}

pt_tensor pt_leaky_relu(pt_tensor self, int64_t negative_slope, int32_t negative_slope_kind) {
  try {
    return give(at::_ops::leaky_relu::call(panatorch::tensor(self), panatorch::scalar(negative_slope, negative_slope_kind)));
  } catch (...) {
    fail("leaky_relu", {self});
    return 0;
  }
}

pt_tensor pt_gelu(pt_tensor self, const char* approximate) {
  try {
    return give(at::_ops::gelu::call(panatorch::tensor(self), panatorch::string(approximate)));
  } catch (...) {
    fail("gelu", {self});
    return 0;
  }
}

pt_tensor pt_silu(pt_tensor self) {
  try {
    return give(at::_ops::silu::call(panatorch::tensor(self)));
  } catch (...) {
    fail("silu", {self});
    return 0;
  }
}

int32_t pt_silu_(pt_tensor self) {
  try {
    at::_ops::silu_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("silu_", {self});
    return -1;
  }
}

pt_tensor pt_sigmoid(pt_tensor self) {
  try {
    return give(at::_ops::sigmoid::call(panatorch::tensor(self)));
  } catch (...) {
    fail("sigmoid", {self});
    return 0;
  }
}

int32_t pt_sigmoid_(pt_tensor self) {
  try {
    at::_ops::sigmoid_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("sigmoid_", {self});
    return -1;
  }
}

pt_tensor pt_softplus(pt_tensor self, int64_t beta, int32_t beta_kind, int64_t threshold, int32_t threshold_kind) {
  try {
    return give(at::_ops::softplus::call(panatorch::tensor(self), panatorch::scalar(beta, beta_kind), panatorch::scalar(threshold, threshold_kind)));
  } catch (...) {
    fail("softplus", {self});
    return 0;
  }
}

pt_tensor pt_elu(pt_tensor self, int64_t alpha, int32_t alpha_kind, int64_t scale, int32_t scale_kind, int64_t input_scale, int32_t input_scale_kind) {
  try {
    return give(at::_ops::elu::call(panatorch::tensor(self), panatorch::scalar(alpha, alpha_kind), panatorch::scalar(scale, scale_kind), panatorch::scalar(input_scale, input_scale_kind)));
  } catch (...) {
    fail("elu", {self});
    return 0;
  }
}

pt_tensor pt_hardtanh(pt_tensor self, int64_t min_val, int32_t min_val_kind, int64_t max_val, int32_t max_val_kind) {
  try {
    return give(at::_ops::hardtanh::call(panatorch::tensor(self), panatorch::scalar(min_val, min_val_kind), panatorch::scalar(max_val, max_val_kind)));
  } catch (...) {
    fail("hardtanh", {self});
    return 0;
  }
}

pt_tensor pt_mish(pt_tensor self) {
  try {
    return give(at::_ops::mish::call(panatorch::tensor(self)));
  } catch (...) {
    fail("mish", {self});
    return 0;
  }
}

pt_tensor pt_log_sigmoid(pt_tensor self) {
  try {
    return give(at::_ops::log_sigmoid::call(panatorch::tensor(self)));
  } catch (...) {
    fail("log_sigmoid", {self});
    return 0;
  }
}

pt_tensor pt_prelu(pt_tensor self, pt_tensor weight) {
  try {
    return give(at::_ops::prelu::call(panatorch::tensor(self), panatorch::tensor(weight)));
  } catch (...) {
    fail("prelu", {self, weight});
    return 0;
  }
}

pt_tensor pt_celu(pt_tensor self, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::celu::call(panatorch::tensor(self), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("celu", {self});
    return 0;
  }
}

pt_tensor pt_selu(pt_tensor self) {
  try {
    return give(at::_ops::selu::call(panatorch::tensor(self)));
  } catch (...) {
    fail("selu", {self});
    return 0;
  }
}

pt_tensor pt_threshold(pt_tensor self, int64_t threshold, int32_t threshold_kind, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::threshold::call(panatorch::tensor(self), panatorch::scalar(threshold, threshold_kind), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("threshold", {self});
    return 0;
  }
}

pt_tensor pt_hardswish(pt_tensor self) {
  try {
    return give(at::_ops::hardswish::call(panatorch::tensor(self)));
  } catch (...) {
    fail("hardswish", {self});
    return 0;
  }
}

pt_tensor pt_glu(pt_tensor self, int64_t dim) {
  try {
    return give(at::_ops::glu::call(panatorch::tensor(self), dim));
  } catch (...) {
    fail("glu", {self});
    return 0;
  }
}
