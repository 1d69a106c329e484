// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/_upsample_bicubic2d_aa_ops.h>
#include <ATen/ops/_upsample_bilinear2d_aa_ops.h>
#include <ATen/ops/adaptive_avg_pool1d_ops.h>
#include <ATen/ops/adaptive_avg_pool2d_ops.h>
#include <ATen/ops/avg_pool1d_ops.h>
#include <ATen/ops/avg_pool2d_ops.h>
#include <ATen/ops/col2im_ops.h>
#include <ATen/ops/constant_pad_nd_ops.h>
#include <ATen/ops/conv1d_ops.h>
#include <ATen/ops/conv2d_ops.h>
#include <ATen/ops/conv3d_ops.h>
#include <ATen/ops/conv_transpose1d_ops.h>
#include <ATen/ops/conv_transpose2d_ops.h>
#include <ATen/ops/grid_sampler_2d_ops.h>
#include <ATen/ops/im2col_ops.h>
#include <ATen/ops/max_pool2d_ops.h>
#include <ATen/ops/pad_ops.h>
#include <ATen/ops/reflection_pad1d_ops.h>
#include <ATen/ops/reflection_pad2d_ops.h>
#include <ATen/ops/replication_pad2d_ops.h>
#include <ATen/ops/upsample_bicubic2d_ops.h>
#include <ATen/ops/upsample_bilinear2d_ops.h>
#include <ATen/ops/upsample_nearest2d_ops.h>

using namespace panatorch;

pt_tensor pt_conv1d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups) {
  try {
    return give(at::_ops::conv1d::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias), panatorch::sym_ints(stride, stride_size), panatorch::sym_ints(padding, padding_size), panatorch::sym_ints(dilation, dilation_size), panatorch::sym_int(groups)));
  } catch (...) {
    fail("conv1d", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_conv2d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups) {
  try {
    return give(at::_ops::conv2d::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias), panatorch::sym_ints(stride, stride_size), panatorch::sym_ints(padding, padding_size), panatorch::sym_ints(dilation, dilation_size), panatorch::sym_int(groups)));
  } catch (...) {
    fail("conv2d", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_conv3d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int64_t groups) {
  try {
    return give(at::_ops::conv3d::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias), panatorch::sym_ints(stride, stride_size), panatorch::sym_ints(padding, padding_size), panatorch::sym_ints(dilation, dilation_size), panatorch::sym_int(groups)));
  } catch (...) {
    fail("conv3d", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_conv_transpose2d_input(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* output_padding, int64_t output_padding_size, int64_t groups, const int64_t* dilation, int64_t dilation_size) {
  try {
    return give(at::_ops::conv_transpose2d_input::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias), panatorch::sym_ints(stride, stride_size), panatorch::sym_ints(padding, padding_size), panatorch::sym_ints(output_padding, output_padding_size), panatorch::sym_int(groups), panatorch::sym_ints(dilation, dilation_size)));
  } catch (...) {
    fail("conv_transpose2d.input", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_conv_transpose1d(pt_tensor input, pt_tensor weight, pt_tensor bias, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* output_padding, int64_t output_padding_size, int64_t groups, const int64_t* dilation, int64_t dilation_size) {
  try {
    return give(at::_ops::conv_transpose1d::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias), panatorch::sym_ints(stride, stride_size), panatorch::sym_ints(padding, padding_size), panatorch::sym_ints(output_padding, output_padding_size), panatorch::sym_int(groups), panatorch::sym_ints(dilation, dilation_size)));
  } catch (...) {
    fail("conv_transpose1d", {input, weight, bias});
    return 0;
  }
}

pt_tensor pt_max_pool2d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, const int64_t* dilation, int64_t dilation_size, int32_t ceil_mode) {
  try {
    return give(at::_ops::max_pool2d::call(panatorch::tensor(self), panatorch::ints(kernel_size, kernel_size_size), panatorch::ints(stride, stride_size), panatorch::ints(padding, padding_size), panatorch::ints(dilation, dilation_size), ceil_mode != 0));
  } catch (...) {
    fail("max_pool2d", {self});
    return 0;
  }
}

pt_tensor pt_avg_pool2d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, int32_t ceil_mode, int32_t count_include_pad, int64_t divisor_override) {
  try {
    return give(at::_ops::avg_pool2d::call(panatorch::tensor(self), panatorch::ints(kernel_size, kernel_size_size), panatorch::ints(stride, stride_size), panatorch::ints(padding, padding_size), ceil_mode != 0, count_include_pad != 0, panatorch::optional_int(divisor_override)));
  } catch (...) {
    fail("avg_pool2d", {self});
    return 0;
  }
}

pt_tensor pt_adaptive_avg_pool2d(pt_tensor self, const int64_t* output_size, int64_t output_size_size) {
  try {
    return give(at::_ops::adaptive_avg_pool2d::call(panatorch::tensor(self), panatorch::sym_ints(output_size, output_size_size)));
  } catch (...) {
    fail("adaptive_avg_pool2d", {self});
    return 0;
  }
}

pt_tensor pt_adaptive_avg_pool1d(pt_tensor self, const int64_t* output_size, int64_t output_size_size) {
  try {
    return give(at::_ops::adaptive_avg_pool1d::call(panatorch::tensor(self), panatorch::ints(output_size, output_size_size)));
  } catch (...) {
    fail("adaptive_avg_pool1d", {self});
    return 0;
  }
}

pt_tensor pt_avg_pool1d(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* stride, int64_t stride_size, const int64_t* padding, int64_t padding_size, int32_t ceil_mode, int32_t count_include_pad) {
  try {
    return give(at::_ops::avg_pool1d::call(panatorch::tensor(self), panatorch::ints(kernel_size, kernel_size_size), panatorch::ints(stride, stride_size), panatorch::ints(padding, padding_size), ceil_mode != 0, count_include_pad != 0));
  } catch (...) {
    fail("avg_pool1d", {self});
    return 0;
  }
}

pt_tensor pt_upsample_nearest2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, const double* scale_factors, int64_t scale_factors_size) {
  try {
    return give(at::_ops::upsample_nearest2d_vec::call(panatorch::tensor(input), panatorch::sym_optional_ints(output_size, output_size_size), panatorch::optional_floats(scale_factors, scale_factors_size)));
  } catch (...) {
    fail("upsample_nearest2d.vec", {input});
    return 0;
  }
}

pt_tensor pt_upsample_bilinear2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size) {
  try {
    return give(at::_ops::upsample_bilinear2d_vec::call(panatorch::tensor(input), panatorch::sym_optional_ints(output_size, output_size_size), align_corners != 0, panatorch::optional_floats(scale_factors, scale_factors_size)));
  } catch (...) {
    fail("upsample_bilinear2d.vec", {input});
    return 0;
  }
}

pt_tensor pt_upsample_bicubic2d_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size) {
  try {
    return give(at::_ops::upsample_bicubic2d_vec::call(panatorch::tensor(input), panatorch::sym_optional_ints(output_size, output_size_size), align_corners != 0, panatorch::optional_floats(scale_factors, scale_factors_size)));
  } catch (...) {
    fail("upsample_bicubic2d.vec", {input});
    return 0;
  }
}

pt_tensor pt__upsample_bilinear2d_aa_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size) {
  try {
    return give(at::_ops::_upsample_bilinear2d_aa_vec::call(panatorch::tensor(input), panatorch::sym_optional_ints(output_size, output_size_size), align_corners != 0, panatorch::optional_floats(scale_factors, scale_factors_size)));
  } catch (...) {
    fail("_upsample_bilinear2d_aa.vec", {input});
    return 0;
  }
}

pt_tensor pt__upsample_bicubic2d_aa_vec(pt_tensor input, const int64_t* output_size, int64_t output_size_size, int32_t align_corners, const double* scale_factors, int64_t scale_factors_size) {
  try {
    return give(at::_ops::_upsample_bicubic2d_aa_vec::call(panatorch::tensor(input), panatorch::sym_optional_ints(output_size, output_size_size), align_corners != 0, panatorch::optional_floats(scale_factors, scale_factors_size)));
  } catch (...) {
    fail("_upsample_bicubic2d_aa.vec", {input});
    return 0;
  }
}

pt_tensor pt_pad(pt_tensor self, const int64_t* pad, int64_t pad_size, const char* mode, double value) {
  try {
    return give(at::_ops::pad::call(panatorch::tensor(self), panatorch::sym_ints(pad, pad_size), panatorch::string(mode), panatorch::optional_float(value)));
  } catch (...) {
    fail("pad", {self});
    return 0;
  }
}

pt_tensor pt_constant_pad_nd(pt_tensor self, const int64_t* pad, int64_t pad_size, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::constant_pad_nd::call(panatorch::tensor(self), panatorch::sym_ints(pad, pad_size), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("constant_pad_nd", {self});
    return 0;
  }
}

pt_tensor pt_reflection_pad2d(pt_tensor self, const int64_t* padding, int64_t padding_size) {
  try {
    return give(at::_ops::reflection_pad2d::call(panatorch::tensor(self), panatorch::sym_ints(padding, padding_size)));
  } catch (...) {
    fail("reflection_pad2d", {self});
    return 0;
  }
}

pt_tensor pt_replication_pad2d(pt_tensor self, const int64_t* padding, int64_t padding_size) {
  try {
    return give(at::_ops::replication_pad2d::call(panatorch::tensor(self), panatorch::sym_ints(padding, padding_size)));
  } catch (...) {
    fail("replication_pad2d", {self});
    return 0;
  }
}

pt_tensor pt_reflection_pad1d(pt_tensor self, const int64_t* padding, int64_t padding_size) {
  try {
    return give(at::_ops::reflection_pad1d::call(panatorch::tensor(self), panatorch::sym_ints(padding, padding_size)));
  } catch (...) {
    fail("reflection_pad1d", {self});
    return 0;
  }
}

pt_tensor pt_grid_sampler_2d(pt_tensor input, pt_tensor grid, int64_t interpolation_mode, int64_t padding_mode, int32_t align_corners) {
  try {
    return give(at::_ops::grid_sampler_2d::call(panatorch::tensor(input), panatorch::tensor(grid), interpolation_mode, padding_mode, align_corners != 0));
  } catch (...) {
    fail("grid_sampler_2d", {input, grid});
    return 0;
  }
}

pt_tensor pt_im2col(pt_tensor self, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* dilation, int64_t dilation_size, const int64_t* padding, int64_t padding_size, const int64_t* stride, int64_t stride_size) {
  try {
    return give(at::_ops::im2col::call(panatorch::tensor(self), panatorch::ints(kernel_size, kernel_size_size), panatorch::ints(dilation, dilation_size), panatorch::ints(padding, padding_size), panatorch::ints(stride, stride_size)));
  } catch (...) {
    fail("im2col", {self});
    return 0;
  }
}

pt_tensor pt_col2im(pt_tensor self, const int64_t* output_size, int64_t output_size_size, const int64_t* kernel_size, int64_t kernel_size_size, const int64_t* dilation, int64_t dilation_size, const int64_t* padding, int64_t padding_size, const int64_t* stride, int64_t stride_size) {
  try {
    return give(at::_ops::col2im::call(panatorch::tensor(self), panatorch::sym_ints(output_size, output_size_size), panatorch::ints(kernel_size, kernel_size_size), panatorch::ints(dilation, dilation_size), panatorch::ints(padding, padding_size), panatorch::ints(stride, stride_size)));
  } catch (...) {
    fail("col2im", {self});
    return 0;
  }
}
