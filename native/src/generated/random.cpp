// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/bernoulli_ops.h>
#include <ATen/ops/exponential_ops.h>
#include <ATen/ops/multinomial_ops.h>
#include <ATen/ops/normal_ops.h>
#include <ATen/ops/rand_ops.h>
#include <ATen/ops/randint_ops.h>
#include <ATen/ops/randn_ops.h>
#include <ATen/ops/random_ops.h>
#include <ATen/ops/randperm_ops.h>
#include <ATen/ops/uniform_ops.h>

using namespace panatorch;

pt_tensor pt_rand_generator(const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::rand_generator::call(panatorch::sym_ints(size, size_size), panatorch::optional_generator(generator), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("rand.generator", {});
    return 0;
  }
}

pt_tensor pt_randn_generator(const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::randn_generator::call(panatorch::sym_ints(size, size_size), panatorch::optional_generator(generator), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("randn.generator", {});
    return 0;
  }
}

pt_tensor pt_randint_low_generator(int64_t low, int64_t high, const int64_t* size, int64_t size_size, pt_generator generator, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::randint_low_generator::call(panatorch::sym_int(low), panatorch::sym_int(high), panatorch::sym_ints(size, size_size), panatorch::optional_generator(generator), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("randint.low_generator", {});
    return 0;
  }
}

pt_tensor pt_randperm_generator(int64_t n, pt_generator generator, int32_t dtype, int32_t device) {
  try {
    return give(at::_ops::randperm_generator::call(panatorch::sym_int(n), panatorch::optional_generator(generator), panatorch::optional_dtype(dtype), std::nullopt, panatorch::optional_device(device), std::nullopt));
  } catch (...) {
    fail("randperm.generator", {});
    return 0;
  }
}

int32_t pt_normal_(pt_tensor self, double mean, double std, pt_generator generator) {
  try {
    at::_ops::normal_::call(panatorch::tensor(self), mean, std, panatorch::optional_generator(generator));
    return 0;
  } catch (...) {
    fail("normal_", {self});
    return -1;
  }
}

int32_t pt_uniform_(pt_tensor self, double from, double to, pt_generator generator) {
  try {
    at::_ops::uniform_::call(panatorch::tensor(self), from, to, panatorch::optional_generator(generator));
    return 0;
  } catch (...) {
    fail("uniform_", {self});
    return -1;
  }
}

int32_t pt_bernoulli__float(pt_tensor self, double p, pt_generator generator) {
  try {
    at::_ops::bernoulli__float::call(panatorch::tensor(self), p, panatorch::optional_generator(generator));
    return 0;
  } catch (...) {
    fail("bernoulli_.float", {self});
    return -1;
  }
}

pt_tensor pt_bernoulli(pt_tensor self, pt_generator generator) {
  try {
    return give(at::_ops::bernoulli::call(panatorch::tensor(self), panatorch::optional_generator(generator)));
  } catch (...) {
    fail("bernoulli", {self});
    return 0;
  }
}

pt_tensor pt_multinomial(pt_tensor self, int64_t num_samples, int32_t replacement, pt_generator generator) {
  try {
    return give(at::_ops::multinomial::call(panatorch::tensor(self), panatorch::sym_int(num_samples), replacement != 0, panatorch::optional_generator(generator)));
  } catch (...) {
    fail("multinomial", {self});
    return 0;
  }
}

int32_t pt_random__from(pt_tensor self, int64_t from, int64_t to, pt_generator generator) {
  try {
    at::_ops::random__from::call(panatorch::tensor(self), from, panatorch::optional_int(to), panatorch::optional_generator(generator));
    return 0;
  } catch (...) {
    fail("random_.from", {self});
    return -1;
  }
}

int32_t pt_exponential_(pt_tensor self, double lambd, pt_generator generator) {
  try {
    at::_ops::exponential_::call(panatorch::tensor(self), lambd, panatorch::optional_generator(generator));
    return 0;
  } catch (...) {
    fail("exponential_", {self});
    return -1;
  }
}

pt_tensor pt_normal_Tensor_float(pt_tensor mean, double std, pt_generator generator) {
  try {
    return give(at::_ops::normal_Tensor_float::call(panatorch::tensor(mean), std, panatorch::optional_generator(generator)));
  } catch (...) {
    fail("normal.Tensor_float", {mean});
    return 0;
  }
}
