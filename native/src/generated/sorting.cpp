// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/_unique2_ops.h>
#include <ATen/ops/argsort_ops.h>
#include <ATen/ops/kthvalue_ops.h>
#include <ATen/ops/msort_ops.h>
#include <ATen/ops/sort_ops.h>
#include <ATen/ops/topk_ops.h>
#include <ATen/ops/unique_dim_ops.h>

using namespace panatorch;

int32_t pt_sort(pt_tensor self, int64_t dim, int32_t descending, pt_tensor* results) {
  try {
    give(at::_ops::sort::call(panatorch::tensor(self), dim, descending != 0), results);
    return 0;
  } catch (...) {
    fail("sort", {self});
    return -1;
  }
}

int32_t pt_sort_stable(pt_tensor self, int32_t stable, int64_t dim, int32_t descending, pt_tensor* results) {
  try {
    give(at::_ops::sort_stable::call(panatorch::tensor(self), panatorch::optional_bool(stable), dim, descending != 0), results);
    return 0;
  } catch (...) {
    fail("sort.stable", {self});
    return -1;
  }
}

pt_tensor pt_argsort(pt_tensor self, int64_t dim, int32_t descending) {
  try {
    return give(at::_ops::argsort::call(panatorch::tensor(self), dim, descending != 0));
  } catch (...) {
    fail("argsort", {self});
    return 0;
  }
}

int32_t pt_topk(pt_tensor self, int64_t k, int64_t dim, int32_t largest, int32_t sorted, pt_tensor* results) {
  try {
    give(at::_ops::topk::call(panatorch::tensor(self), panatorch::sym_int(k), dim, largest != 0, sorted != 0), results);
    return 0;
  } catch (...) {
    fail("topk", {self});
    return -1;
  }
}

int32_t pt_kthvalue(pt_tensor self, int64_t k, int64_t dim, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::kthvalue::call(panatorch::tensor(self), panatorch::sym_int(k), dim, keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("kthvalue", {self});
    return -1;
  }
}

int32_t pt_unique_dim(pt_tensor self, int64_t dim, int32_t sorted, int32_t return_inverse, int32_t return_counts, pt_tensor* results) {
  try {
    give(at::_ops::unique_dim::call(panatorch::tensor(self), dim, sorted != 0, return_inverse != 0, return_counts != 0), results);
    return 0;
  } catch (...) {
    fail("unique_dim", {self});
    return -1;
  }
}

int32_t pt__unique2(pt_tensor self, int32_t sorted, int32_t return_inverse, int32_t return_counts, pt_tensor* results) {
  try {
    give(at::_ops::_unique2::call(panatorch::tensor(self), sorted != 0, return_inverse != 0, return_counts != 0), results);
    return 0;
  } catch (...) {
    fail("_unique2", {self});
    return -1;
  }
}

pt_tensor pt_msort(pt_tensor self) {
  try {
    return give(at::_ops::msort::call(panatorch::tensor(self)));
  } catch (...) {
    fail("msort", {self});
    return 0;
  }
}
