// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/abs_ops.h>
#include <ATen/ops/acos_ops.h>
#include <ATen/ops/add_ops.h>
#include <ATen/ops/addcdiv_ops.h>
#include <ATen/ops/addcmul_ops.h>
#include <ATen/ops/asin_ops.h>
#include <ATen/ops/atan_ops.h>
#include <ATen/ops/atan2_ops.h>
#include <ATen/ops/bitwise_and_ops.h>
#include <ATen/ops/bitwise_left_shift_ops.h>
#include <ATen/ops/bitwise_not_ops.h>
#include <ATen/ops/bitwise_or_ops.h>
#include <ATen/ops/bitwise_right_shift_ops.h>
#include <ATen/ops/bitwise_xor_ops.h>
#include <ATen/ops/ceil_ops.h>
#include <ATen/ops/clamp_ops.h>
#include <ATen/ops/clamp_max_ops.h>
#include <ATen/ops/clamp_min_ops.h>
#include <ATen/ops/complex_ops.h>
#include <ATen/ops/copysign_ops.h>
#include <ATen/ops/cos_ops.h>
#include <ATen/ops/cosh_ops.h>
#include <ATen/ops/deg2rad_ops.h>
#include <ATen/ops/digamma_ops.h>
#include <ATen/ops/div_ops.h>
#include <ATen/ops/erf_ops.h>
#include <ATen/ops/erfc_ops.h>
#include <ATen/ops/erfinv_ops.h>
#include <ATen/ops/exp_ops.h>
#include <ATen/ops/exp2_ops.h>
#include <ATen/ops/expm1_ops.h>
#include <ATen/ops/floor_ops.h>
#include <ATen/ops/floor_divide_ops.h>
#include <ATen/ops/fmod_ops.h>
#include <ATen/ops/frac_ops.h>
#include <ATen/ops/hypot_ops.h>
#include <ATen/ops/lerp_ops.h>
#include <ATen/ops/lgamma_ops.h>
#include <ATen/ops/log_ops.h>
#include <ATen/ops/log10_ops.h>
#include <ATen/ops/log1p_ops.h>
#include <ATen/ops/log2_ops.h>
#include <ATen/ops/logaddexp_ops.h>
#include <ATen/ops/logical_and_ops.h>
#include <ATen/ops/logical_not_ops.h>
#include <ATen/ops/logical_or_ops.h>
#include <ATen/ops/logical_xor_ops.h>
#include <ATen/ops/maximum_ops.h>
#include <ATen/ops/minimum_ops.h>
#include <ATen/ops/mul_ops.h>
#include <ATen/ops/nan_to_num_ops.h>
#include <ATen/ops/neg_ops.h>
#include <ATen/ops/polar_ops.h>
#include <ATen/ops/pow_ops.h>
#include <ATen/ops/reciprocal_ops.h>
#include <ATen/ops/remainder_ops.h>
#include <ATen/ops/round_ops.h>
#include <ATen/ops/rsqrt_ops.h>
#include <ATen/ops/rsub_ops.h>
#include <ATen/ops/sign_ops.h>
#include <ATen/ops/sin_ops.h>
#include <ATen/ops/sinh_ops.h>
#include <ATen/ops/special_ndtr_ops.h>
#include <ATen/ops/special_ndtri_ops.h>
#include <ATen/ops/sqrt_ops.h>
#include <ATen/ops/square_ops.h>
#include <ATen/ops/sub_ops.h>
#include <ATen/ops/tan_ops.h>
#include <ATen/ops/tanh_ops.h>
#include <ATen/ops/trunc_ops.h>
#include <ATen/ops/view_as_complex_ops.h>
#include <ATen/ops/view_as_real_ops.h>
#include <ATen/ops/xlogy_ops.h>

using namespace panatorch;

pt_tensor pt_add_Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::add_Tensor::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("add.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_add_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::add_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("add.Scalar", {self});
    return 0;
  }
}

int32_t pt_add__Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::add__Tensor::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("add_.Tensor", {self, other});
    return -1;
  }
}

int32_t pt_add__Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::add__Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("add_.Scalar", {self});
    return -1;
  }
}

int32_t pt_add_out(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind, pt_tensor out) {
  try {
    at::_ops::add_out::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("add.out", {self, other, out});
    return -1;
  }
}

pt_tensor pt_sub_Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::sub_Tensor::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("sub.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_sub_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::sub_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("sub.Scalar", {self});
    return 0;
  }
}

int32_t pt_sub__Tensor(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::sub__Tensor::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("sub_.Tensor", {self, other});
    return -1;
  }
}

int32_t pt_sub__Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::sub__Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("sub_.Scalar", {self});
    return -1;
  }
}

pt_tensor pt_rsub_Scalar(pt_tensor self, int64_t other, int32_t other_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::rsub_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("rsub.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_mul_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::mul_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("mul.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_mul_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::mul_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("mul.Scalar", {self});
    return 0;
  }
}

int32_t pt_mul__Tensor(pt_tensor self, pt_tensor other) {
  try {
    at::_ops::mul__Tensor::call(panatorch::tensor(self), panatorch::tensor(other));
    return 0;
  } catch (...) {
    fail("mul_.Tensor", {self, other});
    return -1;
  }
}

int32_t pt_mul__Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    at::_ops::mul__Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind));
    return 0;
  } catch (...) {
    fail("mul_.Scalar", {self});
    return -1;
  }
}

int32_t pt_mul_out(pt_tensor self, pt_tensor other, pt_tensor out) {
  try {
    at::_ops::mul_out::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("mul.out", {self, other, out});
    return -1;
  }
}

pt_tensor pt_div_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::div_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("div.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_div_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::div_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("div.Scalar", {self});
    return 0;
  }
}

int32_t pt_div__Tensor(pt_tensor self, pt_tensor other) {
  try {
    at::_ops::div__Tensor::call(panatorch::tensor(self), panatorch::tensor(other));
    return 0;
  } catch (...) {
    fail("div_.Tensor", {self, other});
    return -1;
  }
}

int32_t pt_div__Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    at::_ops::div__Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind));
    return 0;
  } catch (...) {
    fail("div_.Scalar", {self});
    return -1;
  }
}

pt_tensor pt_div_Tensor_mode(pt_tensor self, pt_tensor other, const char* rounding_mode) {
  try {
    return give(at::_ops::div_Tensor_mode::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::optional_string(rounding_mode)));
  } catch (...) {
    fail("div.Tensor_mode", {self, other});
    return 0;
  }
}

pt_tensor pt_div_Scalar_mode(pt_tensor self, int64_t other, int32_t other_kind, const char* rounding_mode) {
  try {
    return give(at::_ops::div_Scalar_mode::call(panatorch::tensor(self), panatorch::scalar(other, other_kind), panatorch::optional_string(rounding_mode)));
  } catch (...) {
    fail("div.Scalar_mode", {self});
    return 0;
  }
}

pt_tensor pt_remainder_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::remainder_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("remainder.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_remainder_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::remainder_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("remainder.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_fmod_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::fmod_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("fmod.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_floor_divide(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::floor_divide::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("floor_divide", {self, other});
    return 0;
  }
}

pt_tensor pt_floor_divide_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::floor_divide_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("floor_divide.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_pow_Tensor_Scalar(pt_tensor self, int64_t exponent, int32_t exponent_kind) {
  try {
    return give(at::_ops::pow_Tensor_Scalar::call(panatorch::tensor(self), panatorch::scalar(exponent, exponent_kind)));
  } catch (...) {
    fail("pow.Tensor_Scalar", {self});
    return 0;
  }
}

pt_tensor pt_pow_Tensor_Tensor(pt_tensor self, pt_tensor exponent) {
  try {
    return give(at::_ops::pow_Tensor_Tensor::call(panatorch::tensor(self), panatorch::tensor(exponent)));
  } catch (...) {
    fail("pow.Tensor_Tensor", {self, exponent});
    return 0;
  }
}

pt_tensor pt_pow_Scalar(int64_t self, int32_t self_kind, pt_tensor exponent) {
  try {
    return give(at::_ops::pow_Scalar::call(panatorch::scalar(self, self_kind), panatorch::tensor(exponent)));
  } catch (...) {
    fail("pow.Scalar", {exponent});
    return 0;
  }
}

pt_tensor pt_neg(pt_tensor self) {
  try {
    return give(at::_ops::neg::call(panatorch::tensor(self)));
  } catch (...) {
    fail("neg", {self});
    return 0;
  }
}

int32_t pt_neg_(pt_tensor self) {
  try {
    at::_ops::neg_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("neg_", {self});
    return -1;
  }
}

pt_tensor pt_abs(pt_tensor self) {
  try {
    return give(at::_ops::abs::call(panatorch::tensor(self)));
  } catch (...) {
    fail("abs", {self});
    return 0;
  }
}

int32_t pt_abs_(pt_tensor self) {
  try {
    at::_ops::abs_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("abs_", {self});
    return -1;
  }
}

pt_tensor pt_sign(pt_tensor self) {
  try {
    return give(at::_ops::sign::call(panatorch::tensor(self)));
  } catch (...) {
    fail("sign", {self});
    return 0;
  }
}

pt_tensor pt_reciprocal(pt_tensor self) {
  try {
    return give(at::_ops::reciprocal::call(panatorch::tensor(self)));
  } catch (...) {
    fail("reciprocal", {self});
    return 0;
  }
}

pt_tensor pt_sqrt(pt_tensor self) {
  try {
    return give(at::_ops::sqrt::call(panatorch::tensor(self)));
  } catch (...) {
    fail("sqrt", {self});
    return 0;
  }
}

int32_t pt_sqrt_(pt_tensor self) {
  try {
    at::_ops::sqrt_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("sqrt_", {self});
    return -1;
  }
}

pt_tensor pt_rsqrt(pt_tensor self) {
  try {
    return give(at::_ops::rsqrt::call(panatorch::tensor(self)));
  } catch (...) {
    fail("rsqrt", {self});
    return 0;
  }
}

pt_tensor pt_square(pt_tensor self) {
  try {
    return give(at::_ops::square::call(panatorch::tensor(self)));
  } catch (...) {
    fail("square", {self});
    return 0;
  }
}

pt_tensor pt_exp(pt_tensor self) {
  try {
    return give(at::_ops::exp::call(panatorch::tensor(self)));
  } catch (...) {
    fail("exp", {self});
    return 0;
  }
}

int32_t pt_exp_(pt_tensor self) {
  try {
    at::_ops::exp_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("exp_", {self});
    return -1;
  }
}

pt_tensor pt_exp2(pt_tensor self) {
  try {
    return give(at::_ops::exp2::call(panatorch::tensor(self)));
  } catch (...) {
    fail("exp2", {self});
    return 0;
  }
}

pt_tensor pt_expm1(pt_tensor self) {
  try {
    return give(at::_ops::expm1::call(panatorch::tensor(self)));
  } catch (...) {
    fail("expm1", {self});
    return 0;
  }
}

pt_tensor pt_log(pt_tensor self) {
  try {
    return give(at::_ops::log::call(panatorch::tensor(self)));
  } catch (...) {
    fail("log", {self});
    return 0;
  }
}

int32_t pt_log_(pt_tensor self) {
  try {
    at::_ops::log_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("log_", {self});
    return -1;
  }
}

pt_tensor pt_log2(pt_tensor self) {
  try {
    return give(at::_ops::log2::call(panatorch::tensor(self)));
  } catch (...) {
    fail("log2", {self});
    return 0;
  }
}

pt_tensor pt_log10(pt_tensor self) {
  try {
    return give(at::_ops::log10::call(panatorch::tensor(self)));
  } catch (...) {
    fail("log10", {self});
    return 0;
  }
}

pt_tensor pt_log1p(pt_tensor self) {
  try {
    return give(at::_ops::log1p::call(panatorch::tensor(self)));
  } catch (...) {
    fail("log1p", {self});
    return 0;
  }
}

pt_tensor pt_sin(pt_tensor self) {
  try {
    return give(at::_ops::sin::call(panatorch::tensor(self)));
  } catch (...) {
    fail("sin", {self});
    return 0;
  }
}

pt_tensor pt_cos(pt_tensor self) {
  try {
    return give(at::_ops::cos::call(panatorch::tensor(self)));
  } catch (...) {
    fail("cos", {self});
    return 0;
  }
}

pt_tensor pt_tan(pt_tensor self) {
  try {
    return give(at::_ops::tan::call(panatorch::tensor(self)));
  } catch (...) {
    fail("tan", {self});
    return 0;
  }
}

pt_tensor pt_asin(pt_tensor self) {
  try {
    return give(at::_ops::asin::call(panatorch::tensor(self)));
  } catch (...) {
    fail("asin", {self});
    return 0;
  }
}

pt_tensor pt_acos(pt_tensor self) {
  try {
    return give(at::_ops::acos::call(panatorch::tensor(self)));
  } catch (...) {
    fail("acos", {self});
    return 0;
  }
}

pt_tensor pt_atan(pt_tensor self) {
  try {
    return give(at::_ops::atan::call(panatorch::tensor(self)));
  } catch (...) {
    fail("atan", {self});
    return 0;
  }
}

pt_tensor pt_atan2(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::atan2::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("atan2", {self, other});
    return 0;
  }
}

pt_tensor pt_sinh(pt_tensor self) {
  try {
    return give(at::_ops::sinh::call(panatorch::tensor(self)));
  } catch (...) {
    fail("sinh", {self});
    return 0;
  }
}

pt_tensor pt_cosh(pt_tensor self) {
  try {
    return give(at::_ops::cosh::call(panatorch::tensor(self)));
  } catch (...) {
    fail("cosh", {self});
    return 0;
  }
}

pt_tensor pt_tanh(pt_tensor self) {
  try {
    return give(at::_ops::tanh::call(panatorch::tensor(self)));
  } catch (...) {
    fail("tanh", {self});
    return 0;
  }
}

int32_t pt_tanh_(pt_tensor self) {
  try {
    at::_ops::tanh_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("tanh_", {self});
    return -1;
  }
}

pt_tensor pt_erf(pt_tensor self) {
  try {
    return give(at::_ops::erf::call(panatorch::tensor(self)));
  } catch (...) {
    fail("erf", {self});
    return 0;
  }
}

pt_tensor pt_erfc(pt_tensor self) {
  try {
    return give(at::_ops::erfc::call(panatorch::tensor(self)));
  } catch (...) {
    fail("erfc", {self});
    return 0;
  }
}

pt_tensor pt_erfinv(pt_tensor self) {
  try {
    return give(at::_ops::erfinv::call(panatorch::tensor(self)));
  } catch (...) {
    fail("erfinv", {self});
    return 0;
  }
}

pt_tensor pt_floor(pt_tensor self) {
  try {
    return give(at::_ops::floor::call(panatorch::tensor(self)));
  } catch (...) {
    fail("floor", {self});
    return 0;
  }
}

pt_tensor pt_ceil(pt_tensor self) {
  try {
    return give(at::_ops::ceil::call(panatorch::tensor(self)));
  } catch (...) {
    fail("ceil", {self});
    return 0;
  }
}

pt_tensor pt_round(pt_tensor self) {
  try {
    return give(at::_ops::round::call(panatorch::tensor(self)));
  } catch (...) {
    fail("round", {self});
    return 0;
  }
}

pt_tensor pt_trunc(pt_tensor self) {
  try {
    return give(at::_ops::trunc::call(panatorch::tensor(self)));
  } catch (...) {
    fail("trunc", {self});
    return 0;
  }
}

pt_tensor pt_frac(pt_tensor self) {
  try {
    return give(at::_ops::frac::call(panatorch::tensor(self)));
  } catch (...) {
    fail("frac", {self});
    return 0;
  }
}

pt_tensor pt_clamp(pt_tensor self, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind) {
  try {
    return give(at::_ops::clamp::call(panatorch::tensor(self), panatorch::optional_scalar(min, min_kind), panatorch::optional_scalar(max, max_kind)));
  } catch (...) {
    fail("clamp", {self});
    return 0;
  }
}

int32_t pt_clamp_(pt_tensor self, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind) {
  try {
    at::_ops::clamp_::call(panatorch::tensor(self), panatorch::optional_scalar(min, min_kind), panatorch::optional_scalar(max, max_kind));
    return 0;
  } catch (...) {
    fail("clamp_", {self});
    return -1;
  }
}

pt_tensor pt_clamp_Tensor(pt_tensor self, pt_tensor min, pt_tensor max) {
  try {
    return give(at::_ops::clamp_Tensor::call(panatorch::tensor(self), panatorch::optional_tensor(min), panatorch::optional_tensor(max)));
  } catch (...) {
    fail("clamp.Tensor", {self, min, max});
    return 0;
  }
}

pt_tensor pt_clamp_min(pt_tensor self, int64_t min, int32_t min_kind) {
  try {
    return give(at::_ops::clamp_min::call(panatorch::tensor(self), panatorch::scalar(min, min_kind)));
  } catch (...) {
    fail("clamp_min", {self});
    return 0;
  }
}

pt_tensor pt_clamp_max(pt_tensor self, int64_t max, int32_t max_kind) {
  try {
    return give(at::_ops::clamp_max::call(panatorch::tensor(self), panatorch::scalar(max, max_kind)));
  } catch (...) {
    fail("clamp_max", {self});
    return 0;
  }
}

pt_tensor pt_maximum(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::maximum::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("maximum", {self, other});
    return 0;
  }
}

pt_tensor pt_minimum(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::minimum::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("minimum", {self, other});
    return 0;
  }
}

pt_tensor pt_lerp_Scalar(pt_tensor self, pt_tensor end, int64_t weight, int32_t weight_kind) {
  try {
    return give(at::_ops::lerp_Scalar::call(panatorch::tensor(self), panatorch::tensor(end), panatorch::scalar(weight, weight_kind)));
  } catch (...) {
    fail("lerp.Scalar", {self, end});
    return 0;
  }
}

int32_t pt_lerp__Scalar(pt_tensor self, pt_tensor end, int64_t weight, int32_t weight_kind) {
  try {
    at::_ops::lerp__Scalar::call(panatorch::tensor(self), panatorch::tensor(end), panatorch::scalar(weight, weight_kind));
    return 0;
  } catch (...) {
    fail("lerp_.Scalar", {self, end});
    return -1;
  }
}

pt_tensor pt_lerp_Tensor(pt_tensor self, pt_tensor end, pt_tensor weight) {
  try {
    return give(at::_ops::lerp_Tensor::call(panatorch::tensor(self), panatorch::tensor(end), panatorch::tensor(weight)));
  } catch (...) {
    fail("lerp.Tensor", {self, end, weight});
    return 0;
  }
}

pt_tensor pt_addcmul(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::addcmul::call(panatorch::tensor(self), panatorch::tensor(tensor1), panatorch::tensor(tensor2), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("addcmul", {self, tensor1, tensor2});
    return 0;
  }
}

int32_t pt_addcmul_(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind) {
  try {
    at::_ops::addcmul_::call(panatorch::tensor(self), panatorch::tensor(tensor1), panatorch::tensor(tensor2), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("addcmul_", {self, tensor1, tensor2});
    return -1;
  }
}

pt_tensor pt_addcdiv(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::addcdiv::call(panatorch::tensor(self), panatorch::tensor(tensor1), panatorch::tensor(tensor2), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("addcdiv", {self, tensor1, tensor2});
    return 0;
  }
}

int32_t pt_addcdiv_(pt_tensor self, pt_tensor tensor1, pt_tensor tensor2, int64_t value, int32_t value_kind) {
  try {
    at::_ops::addcdiv_::call(panatorch::tensor(self), panatorch::tensor(tensor1), panatorch::tensor(tensor2), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("addcdiv_", {self, tensor1, tensor2});
    return -1;
  }
}

pt_tensor pt_bitwise_and_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::bitwise_and_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("bitwise_and.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_bitwise_or_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::bitwise_or_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("bitwise_or.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_bitwise_xor_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::bitwise_xor_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("bitwise_xor.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_bitwise_not(pt_tensor self) {
  try {
    return give(at::_ops::bitwise_not::call(panatorch::tensor(self)));
  } catch (...) {
    fail("bitwise_not", {self});
    return 0;
  }
}

pt_tensor pt_logical_and(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::logical_and::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("logical_and", {self, other});
    return 0;
  }
}

pt_tensor pt_logical_or(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::logical_or::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("logical_or", {self, other});
    return 0;
  }
}

pt_tensor pt_logical_not(pt_tensor self) {
  try {
    return give(at::_ops::logical_not::call(panatorch::tensor(self)));
  } catch (...) {
    fail("logical_not", {self});
    return 0;
  }
}

pt_tensor pt_logical_xor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::logical_xor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("logical_xor", {self, other});
    return 0;
  }
}

pt_tensor pt_hypot(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::hypot::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("hypot", {self, other});
    return 0;
  }
}

pt_tensor pt_digamma(pt_tensor self) {
  try {
    return give(at::_ops::digamma::call(panatorch::tensor(self)));
  } catch (...) {
    fail("digamma", {self});
    return 0;
  }
}

pt_tensor pt_lgamma(pt_tensor self) {
  try {
    return give(at::_ops::lgamma::call(panatorch::tensor(self)));
  } catch (...) {
    fail("lgamma", {self});
    return 0;
  }
}

pt_tensor pt_nan_to_num(pt_tensor self, double nan, double posinf, double neginf) {
  try {
    return give(at::_ops::nan_to_num::call(panatorch::tensor(self), panatorch::optional_float(nan), panatorch::optional_float(posinf), panatorch::optional_float(neginf)));
  } catch (...) {
    fail("nan_to_num", {self});
    return 0;
  }
}

pt_tensor pt_xlogy_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::xlogy_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("xlogy.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_special_ndtri(pt_tensor self) {
  try {
    return give(at::_ops::special_ndtri::call(panatorch::tensor(self)));
  } catch (...) {
    fail("special_ndtri", {self});
    return 0;
  }
}

pt_tensor pt_special_ndtr(pt_tensor self) {
  try {
    return give(at::_ops::special_ndtr::call(panatorch::tensor(self)));
  } catch (...) {
    fail("special_ndtr", {self});
    return 0;
  }
}

pt_tensor pt_bitwise_left_shift_Tensor_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::bitwise_left_shift_Tensor_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("bitwise_left_shift.Tensor_Scalar", {self});
    return 0;
  }
}

pt_tensor pt_bitwise_right_shift_Tensor_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::bitwise_right_shift_Tensor_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("bitwise_right_shift.Tensor_Scalar", {self});
    return 0;
  }
}

pt_tensor pt_logaddexp(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::logaddexp::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("logaddexp", {self, other});
    return 0;
  }
}

pt_tensor pt_deg2rad(pt_tensor self) {
  try {
    return give(at::_ops::deg2rad::call(panatorch::tensor(self)));
  } catch (...) {
    fail("deg2rad", {self});
    return 0;
  }
}

pt_tensor pt_polar(pt_tensor abs, pt_tensor angle) {
  try {
    return give(at::_ops::polar::call(panatorch::tensor(abs), panatorch::tensor(angle)));
  } catch (...) {
    fail("polar", {abs, angle});
    return 0;
  }
}

pt_tensor pt_complex(pt_tensor real, pt_tensor imag) {
  try {
    return give(at::_ops::complex::call(panatorch::tensor(real), panatorch::tensor(imag)));
  } catch (...) {
    fail("complex", {real, imag});
    return 0;
  }
}

pt_tensor pt_view_as_real(pt_tensor self) {
  try {
    return give(at::_ops::view_as_real::call(panatorch::tensor(self)));
  } catch (...) {
    fail("view_as_real", {self});
    return 0;
  }
}

pt_tensor pt_view_as_complex(pt_tensor self) {
  try {
    return give(at::_ops::view_as_complex::call(panatorch::tensor(self)));
  } catch (...) {
    fail("view_as_complex", {self});
    return 0;
  }
}

pt_tensor pt_copysign_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::copysign_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("copysign.Tensor", {self, other});
    return 0;
  }
}

int32_t pt_sub_out(pt_tensor self, pt_tensor other, int64_t alpha, int32_t alpha_kind, pt_tensor out) {
  try {
    at::_ops::sub_out::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::scalar(alpha, alpha_kind), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("sub.out", {self, other, out});
    return -1;
  }
}

int32_t pt_div_out(pt_tensor self, pt_tensor other, pt_tensor out) {
  try {
    at::_ops::div_out::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("div.out", {self, other, out});
    return -1;
  }
}
