// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/gather_ops.h>
#include <ATen/ops/index_ops.h>
#include <ATen/ops/index_add_ops.h>
#include <ATen/ops/index_copy_ops.h>
#include <ATen/ops/index_fill_ops.h>
#include <ATen/ops/index_put_ops.h>
#include <ATen/ops/index_select_ops.h>
#include <ATen/ops/masked_fill_ops.h>
#include <ATen/ops/masked_scatter_ops.h>
#include <ATen/ops/masked_select_ops.h>
#include <ATen/ops/nonzero_ops.h>
#include <ATen/ops/one_hot_ops.h>
#include <ATen/ops/scatter_ops.h>
#include <ATen/ops/scatter_add_ops.h>
#include <ATen/ops/scatter_reduce_ops.h>
#include <ATen/ops/select_scatter_ops.h>
#include <ATen/ops/slice_scatter_ops.h>
#include <ATen/ops/take_ops.h>
#include <ATen/ops/take_along_dim_ops.h>

using namespace panatorch;

pt_tensor pt_index_select(pt_tensor self, int64_t dim, pt_tensor index) {
  try {
    return give(at::_ops::index_select::call(panatorch::tensor(self), dim, panatorch::tensor(index)));
  } catch (...) {
    fail("index_select", {self, index});
    return 0;
  }
}

pt_tensor pt_gather(pt_tensor self, int64_t dim, pt_tensor index, int32_t sparse_grad) {
  try {
    return give(at::_ops::gather::call(panatorch::tensor(self), dim, panatorch::tensor(index), sparse_grad != 0));
  } catch (...) {
    fail("gather", {self, index});
    return 0;
  }
}

pt_tensor pt_scatter_src(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src) {
  try {
    return give(at::_ops::scatter_src::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(src)));
  } catch (...) {
    fail("scatter.src", {self, index, src});
    return 0;
  }
}

pt_tensor pt_scatter_value(pt_tensor self, int64_t dim, pt_tensor index, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::scatter_value::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("scatter.value", {self, index});
    return 0;
  }
}

int32_t pt_scatter__src(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src) {
  try {
    at::_ops::scatter__src::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(src));
    return 0;
  } catch (...) {
    fail("scatter_.src", {self, index, src});
    return -1;
  }
}

pt_tensor pt_scatter_add(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src) {
  try {
    return give(at::_ops::scatter_add::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(src)));
  } catch (...) {
    fail("scatter_add", {self, index, src});
    return 0;
  }
}

int32_t pt_scatter_add_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src) {
  try {
    at::_ops::scatter_add_::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(src));
    return 0;
  } catch (...) {
    fail("scatter_add_", {self, index, src});
    return -1;
  }
}

pt_tensor pt_scatter_reduce_two(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor src, const char* reduce, int32_t include_self) {
  try {
    return give(at::_ops::scatter_reduce_two::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(src), panatorch::string(reduce), include_self != 0));
  } catch (...) {
    fail("scatter_reduce.two", {self, index, src});
    return 0;
  }
}

pt_tensor pt_index_add(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::index_add::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(source), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("index_add", {self, index, source});
    return 0;
  }
}

int32_t pt_index_add_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source, int64_t alpha, int32_t alpha_kind) {
  try {
    at::_ops::index_add_::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(source), panatorch::scalar(alpha, alpha_kind));
    return 0;
  } catch (...) {
    fail("index_add_", {self, index, source});
    return -1;
  }
}

int32_t pt_index_copy_(pt_tensor self, int64_t dim, pt_tensor index, pt_tensor source) {
  try {
    at::_ops::index_copy_::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::tensor(source));
    return 0;
  } catch (...) {
    fail("index_copy_", {self, index, source});
    return -1;
  }
}

pt_tensor pt_masked_fill_Scalar(pt_tensor self, pt_tensor mask, int64_t value, int32_t value_kind) {
  try {
    return give(at::_ops::masked_fill_Scalar::call(panatorch::tensor(self), panatorch::tensor(mask), panatorch::scalar(value, value_kind)));
  } catch (...) {
    fail("masked_fill.Scalar", {self, mask});
    return 0;
  }
}

int32_t pt_masked_fill__Scalar(pt_tensor self, pt_tensor mask, int64_t value, int32_t value_kind) {
  try {
    at::_ops::masked_fill__Scalar::call(panatorch::tensor(self), panatorch::tensor(mask), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("masked_fill_.Scalar", {self, mask});
    return -1;
  }
}

pt_tensor pt_masked_fill_Tensor(pt_tensor self, pt_tensor mask, pt_tensor value) {
  try {
    return give(at::_ops::masked_fill_Tensor::call(panatorch::tensor(self), panatorch::tensor(mask), panatorch::tensor(value)));
  } catch (...) {
    fail("masked_fill.Tensor", {self, mask, value});
    return 0;
  }
}

pt_tensor pt_masked_select(pt_tensor self, pt_tensor mask) {
  try {
    return give(at::_ops::masked_select::call(panatorch::tensor(self), panatorch::tensor(mask)));
  } catch (...) {
    fail("masked_select", {self, mask});
    return 0;
  }
}

pt_tensor pt_masked_scatter(pt_tensor self, pt_tensor mask, pt_tensor source) {
  try {
    return give(at::_ops::masked_scatter::call(panatorch::tensor(self), panatorch::tensor(mask), panatorch::tensor(source)));
  } catch (...) {
    fail("masked_scatter", {self, mask, source});
    return 0;
  }
}

pt_tensor pt_take_along_dim(pt_tensor self, pt_tensor indices, int64_t dim) {
  try {
    return give(at::_ops::take_along_dim::call(panatorch::tensor(self), panatorch::tensor(indices), panatorch::optional_int(dim)));
  } catch (...) {
    fail("take_along_dim", {self, indices});
    return 0;
  }
}

pt_tensor pt_nonzero(pt_tensor self) {
  try {
    return give(at::_ops::nonzero::call(panatorch::tensor(self)));
  } catch (...) {
    fail("nonzero", {self});
    return 0;
  }
}

pt_tensor pt_index_Tensor(pt_tensor self, const pt_tensor* indices, int64_t indices_size) {
  try {
    return give(at::_ops::index_Tensor::call(panatorch::tensor(self), panatorch::optional_tensors(indices, indices_size)));
  } catch (...) {
    fail("index.Tensor", {self});
    return 0;
  }
}

pt_tensor pt_index_put(pt_tensor self, const pt_tensor* indices, int64_t indices_size, pt_tensor values, int32_t accumulate) {
  try {
    return give(at::_ops::index_put::call(panatorch::tensor(self), panatorch::optional_tensors(indices, indices_size), panatorch::tensor(values), accumulate != 0));
  } catch (...) {
    fail("index_put", {self, values});
    return 0;
  }
}

int32_t pt_index_put_(pt_tensor self, const pt_tensor* indices, int64_t indices_size, pt_tensor values, int32_t accumulate) {
  try {
    at::_ops::index_put_::call(panatorch::tensor(self), panatorch::optional_tensors(indices, indices_size), panatorch::tensor(values), accumulate != 0);
    return 0;
  } catch (...) {
    fail("index_put_", {self, values});
    return -1;
  }
}

pt_tensor pt_one_hot(pt_tensor self, int64_t num_classes) {
  try {
    return give(at::_ops::one_hot::call(panatorch::tensor(self), num_classes));
  } catch (...) {
    fail("one_hot", {self});
    return 0;
  }
}

pt_tensor pt_take(pt_tensor self, pt_tensor index) {
  try {
    return give(at::_ops::take::call(panatorch::tensor(self), panatorch::tensor(index)));
  } catch (...) {
    fail("take", {self, index});
    return 0;
  }
}

pt_tensor pt_select_scatter(pt_tensor self, pt_tensor src, int64_t dim, int64_t index) {
  try {
    return give(at::_ops::select_scatter::call(panatorch::tensor(self), panatorch::tensor(src), dim, panatorch::sym_int(index)));
  } catch (...) {
    fail("select_scatter", {self, src});
    return 0;
  }
}

pt_tensor pt_slice_scatter(pt_tensor self, pt_tensor src, int64_t dim, int64_t start, int64_t end, int64_t step) {
  try {
    return give(at::_ops::slice_scatter::call(panatorch::tensor(self), panatorch::tensor(src), dim, panatorch::sym_optional_int(start), panatorch::sym_optional_int(end), panatorch::sym_int(step)));
  } catch (...) {
    fail("slice_scatter", {self, src});
    return 0;
  }
}

int32_t pt_index_fill__int_Scalar(pt_tensor self, int64_t dim, pt_tensor index, int64_t value, int32_t value_kind) {
  try {
    at::_ops::index_fill__int_Scalar::call(panatorch::tensor(self), dim, panatorch::tensor(index), panatorch::scalar(value, value_kind));
    return 0;
  } catch (...) {
    fail("index_fill_.int_Scalar", {self, index});
    return -1;
  }
}
