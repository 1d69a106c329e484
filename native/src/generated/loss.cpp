// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/binary_cross_entropy_with_logits_ops.h>
#include <ATen/ops/cosine_embedding_loss_ops.h>
#include <ATen/ops/cosine_similarity_ops.h>
#include <ATen/ops/cross_entropy_loss_ops.h>
#include <ATen/ops/huber_loss_ops.h>
#include <ATen/ops/kl_div_ops.h>
#include <ATen/ops/l1_loss_ops.h>
#include <ATen/ops/mse_loss_ops.h>
#include <ATen/ops/nll_loss_ops.h>
#include <ATen/ops/smooth_l1_loss_ops.h>

using namespace panatorch;

pt_tensor pt_mse_loss(pt_tensor self, pt_tensor target, int64_t reduction) {
  try {
    return give(at::_ops::mse_loss::call(panatorch::tensor(self), panatorch::tensor(target), reduction));
  } catch (...) {
    fail("mse_loss", {self, target});
    return 0;
  }
}

pt_tensor pt_l1_loss(pt_tensor self, pt_tensor target, int64_t reduction) {
  try {
    return give(at::_ops::l1_loss::call(panatorch::tensor(self), panatorch::tensor(target), reduction));
  } catch (...) {
    fail("l1_loss", {self, target});
    return 0;
  }
}

pt_tensor pt_smooth_l1_loss(pt_tensor self, pt_tensor target, int64_t reduction, double beta) {
  try {
    return give(at::_ops::smooth_l1_loss::call(panatorch::tensor(self), panatorch::tensor(target), reduction, beta));
  } catch (...) {
    fail("smooth_l1_loss", {self, target});
    return 0;
  }
}

pt_tensor pt_cross_entropy_loss(pt_tensor self, pt_tensor target, pt_tensor weight, int64_t reduction, int64_t ignore_index, double label_smoothing) {
  try {
    return give(at::_ops::cross_entropy_loss::call(panatorch::tensor(self), panatorch::tensor(target), panatorch::optional_tensor(weight), reduction, panatorch::sym_int(ignore_index), label_smoothing));
  } catch (...) {
    fail("cross_entropy_loss", {self, target, weight});
    return 0;
  }
}

pt_tensor pt_nll_loss(pt_tensor self, pt_tensor target, pt_tensor weight, int64_t reduction, int64_t ignore_index) {
  try {
    return give(at::_ops::nll_loss::call(panatorch::tensor(self), panatorch::tensor(target), panatorch::optional_tensor(weight), reduction, panatorch::sym_int(ignore_index)));
  } catch (...) {
    fail("nll_loss", {self, target, weight});
    return 0;
  }
}

pt_tensor pt_binary_cross_entropy_with_logits(pt_tensor self, pt_tensor target, pt_tensor weight, pt_tensor pos_weight, int64_t reduction) {
  try {
    return give(at::_ops::binary_cross_entropy_with_logits::call(panatorch::tensor(self), panatorch::tensor(target), panatorch::optional_tensor(weight), panatorch::optional_tensor(pos_weight), reduction));
  } catch (...) {
    fail("binary_cross_entropy_with_logits", {self, target, weight, pos_weight});
    return 0;
  }
}

pt_tensor pt_kl_div(pt_tensor self, pt_tensor target, int64_t reduction, int32_t log_target) {
  try {
    return give(at::_ops::kl_div::call(panatorch::tensor(self), panatorch::tensor(target), reduction, log_target != 0));
  } catch (...) {
    fail("kl_div", {self, target});
    return 0;
  }
}

pt_tensor pt_huber_loss(pt_tensor self, pt_tensor target, int64_t reduction, double delta) {
  try {
    return give(at::_ops::huber_loss::call(panatorch::tensor(self), panatorch::tensor(target), reduction, delta));
  } catch (...) {
    fail("huber_loss", {self, target});
    return 0;
  }
}

pt_tensor pt_cosine_similarity(pt_tensor x1, pt_tensor x2, int64_t dim, double eps) {
  try {
    return give(at::_ops::cosine_similarity::call(panatorch::tensor(x1), panatorch::tensor(x2), dim, eps));
  } catch (...) {
    fail("cosine_similarity", {x1, x2});
    return 0;
  }
}

pt_tensor pt_cosine_embedding_loss(pt_tensor input1, pt_tensor input2, pt_tensor target, double margin, int64_t reduction) {
  try {
    return give(at::_ops::cosine_embedding_loss::call(panatorch::tensor(input1), panatorch::tensor(input2), panatorch::tensor(target), margin, reduction));
  } catch (...) {
    fail("cosine_embedding_loss", {input1, input2, target});
    return 0;
  }
}
