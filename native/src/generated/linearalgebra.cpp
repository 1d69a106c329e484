// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/cholesky_inverse_ops.h>
#include <ATen/ops/cov_ops.h>
#include <ATen/ops/linalg_cholesky_ops.h>
#include <ATen/ops/linalg_cholesky_ex_ops.h>
#include <ATen/ops/linalg_cross_ops.h>
#include <ATen/ops/linalg_det_ops.h>
#include <ATen/ops/linalg_eigh_ops.h>
#include <ATen/ops/linalg_eigvals_ops.h>
#include <ATen/ops/linalg_eigvalsh_ops.h>
#include <ATen/ops/linalg_inv_ops.h>
#include <ATen/ops/linalg_lstsq_ops.h>
#include <ATen/ops/linalg_matrix_norm_ops.h>
#include <ATen/ops/linalg_multi_dot_ops.h>
#include <ATen/ops/linalg_norm_ops.h>
#include <ATen/ops/linalg_pinv_ops.h>
#include <ATen/ops/linalg_qr_ops.h>
#include <ATen/ops/linalg_slogdet_ops.h>
#include <ATen/ops/linalg_solve_ops.h>
#include <ATen/ops/linalg_solve_triangular_ops.h>
#include <ATen/ops/linalg_svd_ops.h>
#include <ATen/ops/linalg_svdvals_ops.h>
#include <ATen/ops/trace_ops.h>

using namespace panatorch;

int32_t pt_linalg_eigh(pt_tensor self, const char* UPLO, pt_tensor* results) {
  try {
    give(at::_ops::linalg_eigh::call(panatorch::tensor(self), panatorch::string(UPLO)), results);
    return 0;
  } catch (...) {
    fail("linalg_eigh", {self});
    return -1;
  }
}

pt_tensor pt_linalg_eigvalsh(pt_tensor self, const char* UPLO) {
  try {
    return give(at::_ops::linalg_eigvalsh::call(panatorch::tensor(self), panatorch::string(UPLO)));
  } catch (...) {
    fail("linalg_eigvalsh", {self});
    return 0;
  }
}

pt_tensor pt_linalg_eigvals(pt_tensor self) {
  try {
    return give(at::_ops::linalg_eigvals::call(panatorch::tensor(self)));
  } catch (...) {
    fail("linalg_eigvals", {self});
    return 0;
  }
}

int32_t pt_linalg_svd(pt_tensor A, int32_t full_matrices, const char* driver, pt_tensor* results) {
  try {
    give(at::_ops::linalg_svd::call(panatorch::tensor(A), full_matrices != 0, panatorch::optional_string(driver)), results);
    return 0;
  } catch (...) {
    fail("linalg_svd", {A});
    return -1;
  }
}

pt_tensor pt_linalg_svdvals(pt_tensor A, const char* driver) {
  try {
    return give(at::_ops::linalg_svdvals::call(panatorch::tensor(A), panatorch::optional_string(driver)));
  } catch (...) {
    fail("linalg_svdvals", {A});
    return 0;
  }
}

pt_tensor pt_linalg_cholesky(pt_tensor self, int32_t upper) {
  try {
    return give(at::_ops::linalg_cholesky::call(panatorch::tensor(self), upper != 0));
  } catch (...) {
    fail("linalg_cholesky", {self});
    return 0;
  }
}

int32_t pt_linalg_qr(pt_tensor A, const char* mode, pt_tensor* results) {
  try {
    give(at::_ops::linalg_qr::call(panatorch::tensor(A), panatorch::string(mode)), results);
    return 0;
  } catch (...) {
    fail("linalg_qr", {A});
    return -1;
  }
}

pt_tensor pt_linalg_inv(pt_tensor A) {
  try {
    return give(at::_ops::linalg_inv::call(panatorch::tensor(A)));
  } catch (...) {
    fail("linalg_inv", {A});
    return 0;
  }
}

pt_tensor pt_linalg_solve(pt_tensor A, pt_tensor B, int32_t left) {
  try {
    return give(at::_ops::linalg_solve::call(panatorch::tensor(A), panatorch::tensor(B), left != 0));
  } catch (...) {
    fail("linalg_solve", {A, B});
    return 0;
  }
}

pt_tensor pt_linalg_det(pt_tensor A) {
  try {
    return give(at::_ops::linalg_det::call(panatorch::tensor(A)));
  } catch (...) {
    fail("linalg_det", {A});
    return 0;
  }
}

int32_t pt_linalg_slogdet(pt_tensor A, pt_tensor* results) {
  try {
    give(at::_ops::linalg_slogdet::call(panatorch::tensor(A)), results);
    return 0;
  } catch (...) {
    fail("linalg_slogdet", {A});
    return -1;
  }
}

pt_tensor pt_linalg_pinv(pt_tensor self, double rcond, int32_t hermitian) {
  try {
    return give(at::_ops::linalg_pinv::call(panatorch::tensor(self), rcond, hermitian != 0));
  } catch (...) {
    fail("linalg_pinv", {self});
    return 0;
  }
}

pt_tensor pt_linalg_solve_triangular(pt_tensor self, pt_tensor B, int32_t upper, int32_t left, int32_t unitriangular) {
  try {
    return give(at::_ops::linalg_solve_triangular::call(panatorch::tensor(self), panatorch::tensor(B), upper != 0, left != 0, unitriangular != 0));
  } catch (...) {
    fail("linalg_solve_triangular", {self, B});
    return 0;
  }
}

pt_tensor pt_linalg_matrix_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::linalg_matrix_norm::call(panatorch::tensor(self), panatorch::scalar(ord, ord_kind), panatorch::ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("linalg_matrix_norm", {self});
    return 0;
  }
}

pt_tensor pt_trace(pt_tensor self) {
  try {
    return give(at::_ops::trace::call(panatorch::tensor(self)));
  } catch (...) {
    fail("trace", {self});
    return 0;
  }
}

pt_tensor pt_cov(pt_tensor self, int64_t correction, pt_tensor fweights, pt_tensor aweights) {
  try {
    return give(at::_ops::cov::call(panatorch::tensor(self), correction, panatorch::optional_tensor(fweights), panatorch::optional_tensor(aweights)));
  } catch (...) {
    fail("cov", {self, fweights, aweights});
    return 0;
  }
}

int32_t pt_linalg_lstsq(pt_tensor self, pt_tensor b, double rcond, const char* driver, pt_tensor* results) {
  try {
    give(at::_ops::linalg_lstsq::call(panatorch::tensor(self), panatorch::tensor(b), panatorch::optional_float(rcond), panatorch::optional_string(driver)), results);
    return 0;
  } catch (...) {
    fail("linalg_lstsq", {self, b});
    return -1;
  }
}

pt_tensor pt_cholesky_inverse(pt_tensor self, int32_t upper) {
  try {
    return give(at::_ops::cholesky_inverse::call(panatorch::tensor(self), upper != 0));
  } catch (...) {
    fail("cholesky_inverse", {self});
    return 0;
  }
}

pt_tensor pt_linalg_cross(pt_tensor self, pt_tensor other, int64_t dim) {
  try {
    return give(at::_ops::linalg_cross::call(panatorch::tensor(self), panatorch::tensor(other), dim));
  } catch (...) {
    fail("linalg_cross", {self, other});
    return 0;
  }
}

pt_tensor pt_linalg_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::linalg_norm::call(panatorch::tensor(self), panatorch::optional_scalar(ord, ord_kind), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("linalg_norm", {self});
    return 0;
  }
}

int32_t pt_linalg_cholesky_ex(pt_tensor self, int32_t upper, int32_t check_errors, pt_tensor* results) {
  try {
    give(at::_ops::linalg_cholesky_ex::call(panatorch::tensor(self), upper != 0, check_errors != 0), results);
    return 0;
  } catch (...) {
    fail("linalg_cholesky_ex", {self});
    return -1;
  }
}

pt_tensor pt_linalg_multi_dot(const pt_tensor* tensors, int64_t tensors_size) {
  try {
    return give(at::_ops::linalg_multi_dot::call(panatorch::tensors(tensors, tensors_size)));
  } catch (...) {
    fail("linalg_multi_dot", {});
    return 0;
  }
}
