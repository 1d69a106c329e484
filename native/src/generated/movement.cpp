// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/_to_copy_ops.h>
#include <ATen/ops/copy_ops.h>
#include <ATen/ops/fill_ops.h>
#include <ATen/ops/pin_memory_ops.h>
#include <ATen/ops/set_ops.h>
#include <ATen/ops/to_ops.h>
#include <ATen/ops/type_as_ops.h>
#include <ATen/ops/zero_ops.h>

using namespace panatorch;

pt_tensor pt__to_copy(pt_tensor self, int32_t dtype, int32_t device, int32_t non_blocking, int32_t memory_format) {
  try {
    return give(at::_ops::_to_copy::call(panatorch::tensor(self), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt, non_blocking != 0, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("_to_copy", {self});
    return 0;
  }
}

pt_tensor pt_to_dtype(pt_tensor self, int32_t dtype, int32_t non_blocking, int32_t copy, int32_t memory_format) {
  try {
    return give(at::_ops::to_dtype::call(panatorch::tensor(self), panatorch::dtype(dtype), non_blocking != 0, copy != 0, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("to.dtype", {self});
    return 0;
  }
}

pt_tensor pt_to_device(pt_tensor self, int32_t device, int32_t dtype, int32_t non_blocking, int32_t copy, int32_t memory_format) {
  try {
    return give(at::_ops::to_device::call(panatorch::tensor(self), panatorch::device(device), panatorch::dtype(dtype), non_blocking != 0, copy != 0, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("to.device", {self});
    return 0;
  }
}

pt_tensor pt_to_other(pt_tensor self, pt_tensor other, int32_t non_blocking, int32_t copy, int32_t memory_format) {
  try {
    return give(at::_ops::to_other::call(panatorch::tensor(self), panatorch::tensor(other), non_blocking != 0, copy != 0, panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("to.other", {self, other});
    return 0;
  }
}

int32_t pt_copy_(pt_tensor self, pt_tensor src, int32_t non_blocking) {
  try {
    at::_ops::copy_::call(panatorch::tensor(self), panatorch::tensor(src), non_blocking != 0);
    return 0;
  } catch (...) {
    fail("copy_", {self, src});
    return -1;
  }
}

int32_t pt_fill__Scalar(pt_tensor self, int64_t value, int32_t value_kind) {
  try {
    at::_ops::fill__Scalar::call(panatorch::tensor(self), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("fill_.Scalar", {self});
    return -1;
  }
}

int32_t pt_fill__Tensor(pt_tensor self, pt_tensor value) {
  try {
    at::_ops::fill__Tensor::call(panatorch::tensor(self), panatorch::tensor(value));
    return 0;
  } catch (...) {
    fail("fill_.Tensor", {self, value});
    return -1;
  }
}

int32_t pt_zero_(pt_tensor self) {
  try {
    at::_ops::zero_::call(panatorch::tensor(self));
    return 0;
  } catch (...) {
    fail("zero_", {self});
    return -1;
  }
}

pt_tensor pt_pin_memory(pt_tensor self, int32_t device) {
  try {
    return give(at::_ops::pin_memory::call(panatorch::tensor(self), panatorch::optional_device(device)));
  } catch (...) {
    fail("pin_memory", {self});
    return 0;
  }
}

pt_tensor pt_type_as(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::type_as::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("type_as", {self, other});
    return 0;
  }
}

int32_t pt_set__source_Tensor(pt_tensor self, pt_tensor source) {
  try {
    at::_ops::set__source_Tensor::call(panatorch::tensor(self), panatorch::tensor(source));
    return 0;
  } catch (...) {
    fail("set_.source_Tensor", {self, source});
    return -1;
  }
}
