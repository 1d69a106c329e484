// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/all_ops.h>
#include <ATen/ops/amax_ops.h>
#include <ATen/ops/amin_ops.h>
#include <ATen/ops/aminmax_ops.h>
#include <ATen/ops/any_ops.h>
#include <ATen/ops/argmax_ops.h>
#include <ATen/ops/argmin_ops.h>
#include <ATen/ops/bincount_ops.h>
#include <ATen/ops/count_nonzero_ops.h>
#include <ATen/ops/cumprod_ops.h>
#include <ATen/ops/cumsum_ops.h>
#include <ATen/ops/histc_ops.h>
#include <ATen/ops/linalg_vector_norm_ops.h>
#include <ATen/ops/logsumexp_ops.h>
#include <ATen/ops/max_ops.h>
#include <ATen/ops/mean_ops.h>
#include <ATen/ops/median_ops.h>
#include <ATen/ops/min_ops.h>
#include <ATen/ops/nansum_ops.h>
#include <ATen/ops/norm_ops.h>
#include <ATen/ops/prod_ops.h>
#include <ATen/ops/quantile_ops.h>
#include <ATen/ops/std_ops.h>
#include <ATen/ops/std_mean_ops.h>
#include <ATen/ops/sum_ops.h>
#include <ATen/ops/var_ops.h>
#include <ATen/ops/var_mean_ops.h>

using namespace panatorch;

pt_tensor pt_sum(pt_tensor self, int32_t dtype) {
  try {
    return give(at::_ops::sum::call(panatorch::tensor(self), panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("sum", {self});
    return 0;
  }
}

pt_tensor pt_sum_dim_IntList(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::sum_dim_IntList::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("sum.dim_IntList", {self});
    return 0;
  }
}

pt_tensor pt_mean(pt_tensor self, int32_t dtype) {
  try {
    return give(at::_ops::mean::call(panatorch::tensor(self), panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("mean", {self});
    return 0;
  }
}

pt_tensor pt_mean_dim(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::mean_dim::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("mean.dim", {self});
    return 0;
  }
}

pt_tensor pt_prod(pt_tensor self, int32_t dtype) {
  try {
    return give(at::_ops::prod::call(panatorch::tensor(self), panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("prod", {self});
    return 0;
  }
}

pt_tensor pt_prod_dim_int(pt_tensor self, int64_t dim, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::prod_dim_int::call(panatorch::tensor(self), dim, keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("prod.dim_int", {self});
    return 0;
  }
}

pt_tensor pt_max(pt_tensor self) {
  try {
    return give(at::_ops::max::call(panatorch::tensor(self)));
  } catch (...) {
    fail("max", {self});
    return 0;
  }
}

pt_tensor pt_min(pt_tensor self) {
  try {
    return give(at::_ops::min::call(panatorch::tensor(self)));
  } catch (...) {
    fail("min", {self});
    return 0;
  }
}

int32_t pt_max_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::max_dim::call(panatorch::tensor(self), dim, keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("max.dim", {self});
    return -1;
  }
}

int32_t pt_min_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::min_dim::call(panatorch::tensor(self), dim, keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("min.dim", {self});
    return -1;
  }
}

pt_tensor pt_amax(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim) {
  try {
    return give(at::_ops::amax::call(panatorch::tensor(self), panatorch::ints(dim, dim_size), keepdim != 0));
  } catch (...) {
    fail("amax", {self});
    return 0;
  }
}

pt_tensor pt_amin(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim) {
  try {
    return give(at::_ops::amin::call(panatorch::tensor(self), panatorch::ints(dim, dim_size), keepdim != 0));
  } catch (...) {
    fail("amin", {self});
    return 0;
  }
}

pt_tensor pt_argmax(pt_tensor self, int64_t dim, int32_t keepdim) {
  try {
    return give(at::_ops::argmax::call(panatorch::tensor(self), panatorch::optional_int(dim), keepdim != 0));
  } catch (...) {
    fail("argmax", {self});
    return 0;
  }
}

pt_tensor pt_argmin(pt_tensor self, int64_t dim, int32_t keepdim) {
  try {
    return give(at::_ops::argmin::call(panatorch::tensor(self), panatorch::optional_int(dim), keepdim != 0));
  } catch (...) {
    fail("argmin", {self});
    return 0;
  }
}

pt_tensor pt_any(pt_tensor self) {
  try {
    return give(at::_ops::any::call(panatorch::tensor(self)));
  } catch (...) {
    fail("any", {self});
    return 0;
  }
}

pt_tensor pt_all(pt_tensor self) {
  try {
    return give(at::_ops::all::call(panatorch::tensor(self)));
  } catch (...) {
    fail("all", {self});
    return 0;
  }
}

pt_tensor pt_any_dim(pt_tensor self, int64_t dim, int32_t keepdim) {
  try {
    return give(at::_ops::any_dim::call(panatorch::tensor(self), dim, keepdim != 0));
  } catch (...) {
    fail("any.dim", {self});
    return 0;
  }
}

pt_tensor pt_all_dim(pt_tensor self, int64_t dim, int32_t keepdim) {
  try {
    return give(at::_ops::all_dim::call(panatorch::tensor(self), dim, keepdim != 0));
  } catch (...) {
    fail("all.dim", {self});
    return 0;
  }
}

pt_tensor pt_norm_ScalarOpt_dim(pt_tensor self, int64_t p, int32_t p_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim) {
  try {
    return give(at::_ops::norm_ScalarOpt_dim::call(panatorch::tensor(self), panatorch::optional_scalar(p, p_kind), panatorch::ints(dim, dim_size), keepdim != 0));
  } catch (...) {
    fail("norm.ScalarOpt_dim", {self});
    return 0;
  }
}

pt_tensor pt_norm_Scalar(pt_tensor self, int64_t p, int32_t p_kind) {
  try {
    return give(at::_ops::norm_Scalar::call(panatorch::tensor(self), panatorch::scalar(p, p_kind)));
  } catch (...) {
    fail("norm.Scalar", {self});
    return 0;
  }
}

pt_tensor pt_linalg_vector_norm(pt_tensor self, int64_t ord, int32_t ord_kind, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::linalg_vector_norm::call(panatorch::tensor(self), panatorch::scalar(ord, ord_kind), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("linalg_vector_norm", {self});
    return 0;
  }
}

pt_tensor pt_logsumexp(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim) {
  try {
    return give(at::_ops::logsumexp::call(panatorch::tensor(self), panatorch::ints(dim, dim_size), keepdim != 0));
  } catch (...) {
    fail("logsumexp", {self});
    return 0;
  }
}

pt_tensor pt_std_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim) {
  try {
    return give(at::_ops::std_correction::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), panatorch::optional_scalar(correction, correction_kind), keepdim != 0));
  } catch (...) {
    fail("std.correction", {self});
    return 0;
  }
}

pt_tensor pt_var_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim) {
  try {
    return give(at::_ops::var_correction::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), panatorch::optional_scalar(correction, correction_kind), keepdim != 0));
  } catch (...) {
    fail("var.correction", {self});
    return 0;
  }
}

int32_t pt_std_mean_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::std_mean_correction::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), panatorch::optional_scalar(correction, correction_kind), keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("std_mean.correction", {self});
    return -1;
  }
}

int32_t pt_var_mean_correction(pt_tensor self, const int64_t* dim, int64_t dim_size, int64_t correction, int32_t correction_kind, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::var_mean_correction::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), panatorch::optional_scalar(correction, correction_kind), keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("var_mean.correction", {self});
    return -1;
  }
}

pt_tensor pt_cumsum(pt_tensor self, int64_t dim, int32_t dtype) {
  try {
    return give(at::_ops::cumsum::call(panatorch::tensor(self), dim, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("cumsum", {self});
    return 0;
  }
}

pt_tensor pt_cumprod(pt_tensor self, int64_t dim, int32_t dtype) {
  try {
    return give(at::_ops::cumprod::call(panatorch::tensor(self), dim, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("cumprod", {self});
    return 0;
  }
}

pt_tensor pt_median(pt_tensor self) {
  try {
    return give(at::_ops::median::call(panatorch::tensor(self)));
  } catch (...) {
    fail("median", {self});
    return 0;
  }
}

int32_t pt_median_dim(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::median_dim::call(panatorch::tensor(self), dim, keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("median.dim", {self});
    return -1;
  }
}

pt_tensor pt_count_nonzero(pt_tensor self, int64_t dim) {
  try {
    return give(at::_ops::count_nonzero::call(panatorch::tensor(self), panatorch::optional_int(dim)));
  } catch (...) {
    fail("count_nonzero", {self});
    return 0;
  }
}

pt_tensor pt_nansum(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype) {
  try {
    return give(at::_ops::nansum::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype)));
  } catch (...) {
    fail("nansum", {self});
    return 0;
  }
}

pt_tensor pt_quantile_scalar(pt_tensor self, double q, int64_t dim, int32_t keepdim, const char* interpolation) {
  try {
    return give(at::_ops::quantile_scalar::call(panatorch::tensor(self), q, panatorch::optional_int(dim), keepdim != 0, panatorch::string(interpolation)));
  } catch (...) {
    fail("quantile.scalar", {self});
    return 0;
  }
}

pt_tensor pt_quantile(pt_tensor self, pt_tensor q, int64_t dim, int32_t keepdim, const char* interpolation) {
  try {
    return give(at::_ops::quantile::call(panatorch::tensor(self), panatorch::tensor(q), panatorch::optional_int(dim), keepdim != 0, panatorch::string(interpolation)));
  } catch (...) {
    fail("quantile", {self, q});
    return 0;
  }
}

pt_tensor pt_bincount(pt_tensor self, pt_tensor weights, int64_t minlength) {
  try {
    return give(at::_ops::bincount::call(panatorch::tensor(self), panatorch::optional_tensor(weights), panatorch::sym_int(minlength)));
  } catch (...) {
    fail("bincount", {self, weights});
    return 0;
  }
}

pt_tensor pt_histc(pt_tensor self, int64_t bins, int64_t min, int32_t min_kind, int64_t max, int32_t max_kind) {
  try {
    return give(at::_ops::histc::call(panatorch::tensor(self), bins, panatorch::scalar(min, min_kind), panatorch::scalar(max, max_kind)));
  } catch (...) {
    fail("histc", {self});
    return 0;
  }
}

int32_t pt_mean_out(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype, pt_tensor out) {
  try {
    at::_ops::mean_out::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("mean.out", {self, out});
    return -1;
  }
}

int32_t pt_sum_IntList_out(pt_tensor self, const int64_t* dim, int64_t dim_size, int32_t keepdim, int32_t dtype, pt_tensor out) {
  try {
    at::_ops::sum_IntList_out::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size), keepdim != 0, panatorch::optional_dtype(dtype), panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("sum.IntList_out", {self, out});
    return -1;
  }
}

int32_t pt_aminmax(pt_tensor self, int64_t dim, int32_t keepdim, pt_tensor* results) {
  try {
    give(at::_ops::aminmax::call(panatorch::tensor(self), panatorch::optional_int(dim), keepdim != 0), results);
    return 0;
  } catch (...) {
    fail("aminmax", {self});
    return -1;
  }
}
