// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/allclose_ops.h>
#include <ATen/ops/bucketize_ops.h>
#include <ATen/ops/eq_ops.h>
#include <ATen/ops/equal_ops.h>
#include <ATen/ops/ge_ops.h>
#include <ATen/ops/gt_ops.h>
#include <ATen/ops/isclose_ops.h>
#include <ATen/ops/isfinite_ops.h>
#include <ATen/ops/isin_ops.h>
#include <ATen/ops/isinf_ops.h>
#include <ATen/ops/isnan_ops.h>
#include <ATen/ops/le_ops.h>
#include <ATen/ops/lt_ops.h>
#include <ATen/ops/ne_ops.h>
#include <ATen/ops/searchsorted_ops.h>
#include <ATen/ops/where_ops.h>

using namespace panatorch;

pt_tensor pt_eq_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::eq_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("eq.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_eq_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::eq_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("eq.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_ne_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::ne_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("ne.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_ne_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::ne_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("ne.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_lt_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::lt_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("lt.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_lt_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::lt_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("lt.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_le_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::le_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("le.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_le_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::le_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("le.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_gt_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::gt_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("gt.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_gt_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::gt_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("gt.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_ge_Tensor(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::ge_Tensor::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("ge.Tensor", {self, other});
    return 0;
  }
}

pt_tensor pt_ge_Scalar(pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::ge_Scalar::call(panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("ge.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_isnan(pt_tensor self) {
  try {
    return give(at::_ops::isnan::call(panatorch::tensor(self)));
  } catch (...) {
    fail("isnan", {self});
    return 0;
  }
}

pt_tensor pt_isinf(pt_tensor self) {
  try {
    return give(at::_ops::isinf::call(panatorch::tensor(self)));
  } catch (...) {
    fail("isinf", {self});
    return 0;
  }
}

pt_tensor pt_isfinite(pt_tensor self) {
  try {
    return give(at::_ops::isfinite::call(panatorch::tensor(self)));
  } catch (...) {
    fail("isfinite", {self});
    return 0;
  }
}

pt_tensor pt_isclose(pt_tensor self, pt_tensor other, double rtol, double atol, int32_t equal_nan) {
  try {
    return give(at::_ops::isclose::call(panatorch::tensor(self), panatorch::tensor(other), rtol, atol, equal_nan != 0));
  } catch (...) {
    fail("isclose", {self, other});
    return 0;
  }
}

int32_t pt_allclose(pt_tensor self, pt_tensor other, double rtol, double atol, int32_t equal_nan) {
  try {
    return at::_ops::allclose::call(panatorch::tensor(self), panatorch::tensor(other), rtol, atol, equal_nan != 0);
  } catch (...) {
    fail("allclose", {self, other});
    return -1;
  }
}

int32_t pt_equal(pt_tensor self, pt_tensor other) {
  try {
    return at::_ops::equal::call(panatorch::tensor(self), panatorch::tensor(other));
  } catch (...) {
    fail("equal", {self, other});
    return -1;
  }
}

pt_tensor pt_where_self(pt_tensor condition, pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::where_self::call(panatorch::tensor(condition), panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("where.self", {condition, self, other});
    return 0;
  }
}

pt_tensor pt_where_ScalarOther(pt_tensor condition, pt_tensor self, int64_t other, int32_t other_kind) {
  try {
    return give(at::_ops::where_ScalarOther::call(panatorch::tensor(condition), panatorch::tensor(self), panatorch::scalar(other, other_kind)));
  } catch (...) {
    fail("where.ScalarOther", {condition, self});
    return 0;
  }
}

pt_tensor pt_where_ScalarSelf(pt_tensor condition, int64_t self, int32_t self_kind, pt_tensor other) {
  try {
    return give(at::_ops::where_ScalarSelf::call(panatorch::tensor(condition), panatorch::scalar(self, self_kind), panatorch::tensor(other)));
  } catch (...) {
    fail("where.ScalarSelf", {condition, other});
    return 0;
  }
}

pt_tensor pt_searchsorted_Tensor(pt_tensor sorted_sequence, pt_tensor self, int32_t out_int32, int32_t right, const char* side, pt_tensor sorter) {
  try {
    return give(at::_ops::searchsorted_Tensor::call(panatorch::tensor(sorted_sequence), panatorch::tensor(self), out_int32 != 0, right != 0, panatorch::optional_string(side), panatorch::optional_tensor(sorter)));
  } catch (...) {
    fail("searchsorted.Tensor", {sorted_sequence, self, sorter});
    return 0;
  }
}

pt_tensor pt_bucketize_Tensor(pt_tensor self, pt_tensor boundaries, int32_t out_int32, int32_t right) {
  try {
    return give(at::_ops::bucketize_Tensor::call(panatorch::tensor(self), panatorch::tensor(boundaries), out_int32 != 0, right != 0));
  } catch (...) {
    fail("bucketize.Tensor", {self, boundaries});
    return 0;
  }
}

pt_tensor pt_isin_Tensor_Tensor(pt_tensor elements, pt_tensor test_elements, int32_t assume_unique, int32_t invert) {
  try {
    return give(at::_ops::isin_Tensor_Tensor::call(panatorch::tensor(elements), panatorch::tensor(test_elements), assume_unique != 0, invert != 0));
  } catch (...) {
    fail("isin.Tensor_Tensor", {elements, test_elements});
    return 0;
  }
}
