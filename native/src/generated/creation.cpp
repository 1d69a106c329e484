// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/arange_ops.h>
#include <ATen/ops/empty_ops.h>
#include <ATen/ops/empty_like_ops.h>
#include <ATen/ops/empty_strided_ops.h>
#include <ATen/ops/eye_ops.h>
#include <ATen/ops/full_ops.h>
#include <ATen/ops/full_like_ops.h>
#include <ATen/ops/hann_window_ops.h>
#include <ATen/ops/linspace_ops.h>
#include <ATen/ops/logspace_ops.h>
#include <ATen/ops/new_zeros_ops.h>
#include <ATen/ops/ones_ops.h>
#include <ATen/ops/ones_like_ops.h>
#include <ATen/ops/rand_like_ops.h>
#include <ATen/ops/randn_like_ops.h>
#include <ATen/ops/scalar_tensor_ops.h>
#include <ATen/ops/tril_indices_ops.h>
#include <ATen/ops/triu_indices_ops.h>
#include <ATen/ops/zeros_ops.h>
#include <ATen/ops/zeros_like_ops.h>

using namespace panatorch;

pt_tensor pt_zeros(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::zeros::call(panatorch::sym_ints(size, size_size), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("zeros", {});
    return 0;
  }
}

pt_tensor pt_ones(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::ones::call(panatorch::sym_ints(size, size_size), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("ones", {});
    return 0;
  }
}

pt_tensor pt_empty_memory_format(const int64_t* size, int64_t size_size, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::empty_memory_format::call(panatorch::sym_ints(size, size_size), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("empty.memory_format", {});
    return 0;
  }
}

pt_tensor pt_full(const int64_t* size, int64_t size_size, int64_t fill_value, int32_t fill_value_kind, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::full::call(panatorch::sym_ints(size, size_size), panatorch::scalar(fill_value, fill_value_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("full", {});
    return 0;
  }
}

pt_tensor pt_arange_start_step(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t step, int32_t step_kind, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::arange_start_step::call(panatorch::scalar(start, start_kind), panatorch::scalar(end, end_kind), panatorch::scalar(step, step_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("arange.start_step", {});
    return 0;
  }
}

pt_tensor pt_arange_start(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::arange_start::call(panatorch::scalar(start, start_kind), panatorch::scalar(end, end_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("arange.start", {});
    return 0;
  }
}

pt_tensor pt_arange(int64_t end, int32_t end_kind, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::arange::call(panatorch::scalar(end, end_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("arange", {});
    return 0;
  }
}

pt_tensor pt_linspace(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t steps, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::linspace::call(panatorch::scalar(start, start_kind), panatorch::scalar(end, end_kind), steps, panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("linspace", {});
    return 0;
  }
}

pt_tensor pt_logspace(int64_t start, int32_t start_kind, int64_t end, int32_t end_kind, int64_t steps, double base, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::logspace::call(panatorch::scalar(start, start_kind), panatorch::scalar(end, end_kind), steps, base, panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("logspace", {});
    return 0;
  }
}

pt_tensor pt_eye(int64_t n, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::eye::call(panatorch::sym_int(n), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("eye", {});
    return 0;
  }
}

pt_tensor pt_zeros_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::zeros_like::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("zeros_like", {self});
    return 0;
  }
}

pt_tensor pt_ones_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::ones_like::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("ones_like", {self});
    return 0;
  }
}

pt_tensor pt_empty_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::empty_like::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("empty_like", {self});
    return 0;
  }
}

pt_tensor pt_full_like(pt_tensor self, int64_t fill_value, int32_t fill_value_kind, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::full_like::call(panatorch::tensor(self), panatorch::scalar(fill_value, fill_value_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("full_like", {self});
    return 0;
  }
}

pt_tensor pt_rand_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::rand_like::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("rand_like", {self});
    return 0;
  }
}

pt_tensor pt_randn_like(pt_tensor self, int32_t dtype, int32_t device, int32_t memory_format) {
  try {
    return give(at::_ops::randn_like::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("randn_like", {self});
    return 0;
  }
}

pt_tensor pt_scalar_tensor(int64_t s, int32_t s_kind, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::scalar_tensor::call(panatorch::scalar(s, s_kind), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("scalar_tensor", {});
    return 0;
  }
}

pt_tensor pt_tril_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::tril_indices::call(row, col, offset, panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("tril_indices", {});
    return 0;
  }
}

pt_tensor pt_triu_indices(int64_t row, int64_t col, int64_t offset, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::triu_indices::call(row, col, offset, panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("triu_indices", {});
    return 0;
  }
}

pt_tensor pt_hann_window(int64_t window_length, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::hann_window::call(window_length, panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("hann_window", {});
    return 0;
  }
}

pt_tensor pt_new_zeros(pt_tensor self, const int64_t* size, int64_t size_size, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::new_zeros::call(panatorch::tensor(self), panatorch::sym_ints(size, size_size), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("new_zeros", {self});
    return 0;
  }
}

pt_tensor pt_empty_strided(const int64_t* size, int64_t size_size, const int64_t* stride, int64_t stride_size, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::empty_strided::call(panatorch::sym_ints(size, size_size), panatorch::sym_ints(stride, stride_size), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("empty_strided", {});
    return 0;
  }
}
