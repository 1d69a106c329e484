// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/_scaled_mm_ops.h>
#include <ATen/ops/addbmm_ops.h>
#include <ATen/ops/addmm_ops.h>
#include <ATen/ops/addmv_ops.h>
#include <ATen/ops/baddbmm_ops.h>
#include <ATen/ops/bmm_ops.h>
#include <ATen/ops/cdist_ops.h>
#include <ATen/ops/dot_ops.h>
#include <ATen/ops/einsum_ops.h>
#include <ATen/ops/linear_ops.h>
#include <ATen/ops/matmul_ops.h>
#include <ATen/ops/mm_ops.h>
#include <ATen/ops/mv_ops.h>
#include <ATen/ops/outer_ops.h>
#include <ATen/ops/tensordot_ops.h>
#include <ATen/ops/vdot_ops.h>

using namespace panatorch;

pt_tensor pt_matmul(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::matmul::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("matmul", {self, other});
    return 0;
  }
}

pt_tensor pt_mm(pt_tensor self, pt_tensor mat2) {
  try {
    return give(at::_ops::mm::call(panatorch::tensor(self), panatorch::tensor(mat2)));
  } catch (...) {
    fail("mm", {self, mat2});
    return 0;
  }
}

int32_t pt_mm_out(pt_tensor self, pt_tensor mat2, pt_tensor out) {
  try {
    at::_ops::mm_out::call(panatorch::tensor(self), panatorch::tensor(mat2), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("mm.out", {self, mat2, out});
    return -1;
  }
}

pt_tensor pt_bmm(pt_tensor self, pt_tensor mat2) {
  try {
    return give(at::_ops::bmm::call(panatorch::tensor(self), panatorch::tensor(mat2)));
  } catch (...) {
    fail("bmm", {self, mat2});
    return 0;
  }
}

pt_tensor pt_baddbmm(pt_tensor self, pt_tensor batch1, pt_tensor batch2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::baddbmm::call(panatorch::tensor(self), panatorch::tensor(batch1), panatorch::tensor(batch2), panatorch::scalar(beta, beta_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("baddbmm", {self, batch1, batch2});
    return 0;
  }
}

pt_tensor pt_addmm(pt_tensor self, pt_tensor mat1, pt_tensor mat2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::addmm::call(panatorch::tensor(self), panatorch::tensor(mat1), panatorch::tensor(mat2), panatorch::scalar(beta, beta_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("addmm", {self, mat1, mat2});
    return 0;
  }
}

int32_t pt_addmm_out(pt_tensor self, pt_tensor mat1, pt_tensor mat2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind, pt_tensor out) {
  try {
    at::_ops::addmm_out::call(panatorch::tensor(self), panatorch::tensor(mat1), panatorch::tensor(mat2), panatorch::scalar(beta, beta_kind), panatorch::scalar(alpha, alpha_kind), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("addmm.out", {self, mat1, mat2, out});
    return -1;
  }
}

pt_tensor pt_mv(pt_tensor self, pt_tensor vec) {
  try {
    return give(at::_ops::mv::call(panatorch::tensor(self), panatorch::tensor(vec)));
  } catch (...) {
    fail("mv", {self, vec});
    return 0;
  }
}

pt_tensor pt_dot(pt_tensor self, pt_tensor tensor) {
  try {
    return give(at::_ops::dot::call(panatorch::tensor(self), panatorch::tensor(tensor)));
  } catch (...) {
    fail("dot", {self, tensor});
    return 0;
  }
}

pt_tensor pt_outer(pt_tensor self, pt_tensor vec2) {
  try {
    return give(at::_ops::outer::call(panatorch::tensor(self), panatorch::tensor(vec2)));
  } catch (...) {
    fail("outer", {self, vec2});
    return 0;
  }
}

pt_tensor pt_einsum(const char* equation, const pt_tensor* tensors, int64_t tensors_size, const int64_t* path, int64_t path_size) {
  try {
    return give(at::_ops::einsum::call(panatorch::string(equation), panatorch::tensors(tensors, tensors_size), panatorch::optional_ints(path, path_size)));
  } catch (...) {
    fail("einsum", {});
    return 0;
  }
}

pt_tensor pt_linear(pt_tensor input, pt_tensor weight, pt_tensor bias) {
  try {
    return give(at::_ops::linear::call(panatorch::tensor(input), panatorch::tensor(weight), panatorch::optional_tensor(bias)));
  } catch (...) {
    fail("linear", {input, weight, bias});
    return 0;
  }
}

int32_t pt_matmul_out(pt_tensor self, pt_tensor other, pt_tensor out) {
  try {
    at::_ops::matmul_out::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("matmul.out", {self, other, out});
    return -1;
  }
}

int32_t pt_bmm_out(pt_tensor self, pt_tensor mat2, pt_tensor out) {
  try {
    at::_ops::bmm_out::call(panatorch::tensor(self), panatorch::tensor(mat2), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("bmm.out", {self, mat2, out});
    return -1;
  }
}

pt_tensor pt__scaled_mm(pt_tensor self, pt_tensor mat2, pt_tensor scale_a, pt_tensor scale_b, pt_tensor bias, pt_tensor scale_result, int32_t out_dtype, int32_t use_fast_accum) {
  try {
    return give(at::_ops::_scaled_mm::call(panatorch::tensor(self), panatorch::tensor(mat2), panatorch::tensor(scale_a), panatorch::tensor(scale_b), panatorch::optional_tensor(bias), panatorch::optional_tensor(scale_result), panatorch::optional_dtype(out_dtype), use_fast_accum != 0));
  } catch (...) {
    fail("_scaled_mm", {self, mat2, scale_a, scale_b, bias, scale_result});
    return 0;
  }
}

pt_tensor pt_cdist(pt_tensor x1, pt_tensor x2, double p, int64_t compute_mode) {
  try {
    return give(at::_ops::cdist::call(panatorch::tensor(x1), panatorch::tensor(x2), p, panatorch::optional_int(compute_mode)));
  } catch (...) {
    fail("cdist", {x1, x2});
    return 0;
  }
}

pt_tensor pt_tensordot(pt_tensor self, pt_tensor other, const int64_t* dims_self, int64_t dims_self_size, const int64_t* dims_other, int64_t dims_other_size) {
  try {
    return give(at::_ops::tensordot::call(panatorch::tensor(self), panatorch::tensor(other), panatorch::ints(dims_self, dims_self_size), panatorch::ints(dims_other, dims_other_size)));
  } catch (...) {
    fail("tensordot", {self, other});
    return 0;
  }
}

pt_tensor pt_addbmm(pt_tensor self, pt_tensor batch1, pt_tensor batch2, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::addbmm::call(panatorch::tensor(self), panatorch::tensor(batch1), panatorch::tensor(batch2), panatorch::scalar(beta, beta_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("addbmm", {self, batch1, batch2});
    return 0;
  }
}

pt_tensor pt_addmv(pt_tensor self, pt_tensor mat, pt_tensor vec, int64_t beta, int32_t beta_kind, int64_t alpha, int32_t alpha_kind) {
  try {
    return give(at::_ops::addmv::call(panatorch::tensor(self), panatorch::tensor(mat), panatorch::tensor(vec), panatorch::scalar(beta, beta_kind), panatorch::scalar(alpha, alpha_kind)));
  } catch (...) {
    fail("addmv", {self, mat, vec});
    return 0;
  }
}

pt_tensor pt_vdot(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::vdot::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("vdot", {self, other});
    return 0;
  }
}
