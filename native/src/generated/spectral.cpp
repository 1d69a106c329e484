// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/fft_fft2_ops.h>
#include <ATen/ops/fft_fftshift_ops.h>
#include <ATen/ops/fft_ifft2_ops.h>
#include <ATen/ops/fft_irfft2_ops.h>
#include <ATen/ops/fft_rfft2_ops.h>
#include <ATen/ops/stft_ops.h>

using namespace panatorch;

pt_tensor pt_fft_fft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm) {
  try {
    return give(at::_ops::fft_fft2::call(panatorch::tensor(self), panatorch::sym_optional_ints(s, s_size), panatorch::ints(dim, dim_size), panatorch::optional_string(norm)));
  } catch (...) {
    fail("fft_fft2", {self});
    return 0;
  }
}

pt_tensor pt_fft_ifft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm) {
  try {
    return give(at::_ops::fft_ifft2::call(panatorch::tensor(self), panatorch::sym_optional_ints(s, s_size), panatorch::ints(dim, dim_size), panatorch::optional_string(norm)));
  } catch (...) {
    fail("fft_ifft2", {self});
    return 0;
  }
}

pt_tensor pt_fft_rfft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm) {
  try {
    return give(at::_ops::fft_rfft2::call(panatorch::tensor(self), panatorch::sym_optional_ints(s, s_size), panatorch::ints(dim, dim_size), panatorch::optional_string(norm)));
  } catch (...) {
    fail("fft_rfft2", {self});
    return 0;
  }
}

pt_tensor pt_fft_irfft2(pt_tensor self, const int64_t* s, int64_t s_size, const int64_t* dim, int64_t dim_size, const char* norm) {
  try {
    return give(at::_ops::fft_irfft2::call(panatorch::tensor(self), panatorch::sym_optional_ints(s, s_size), panatorch::ints(dim, dim_size), panatorch::optional_string(norm)));
  } catch (...) {
    fail("fft_irfft2", {self});
    return 0;
  }
}

pt_tensor pt_fft_fftshift(pt_tensor self, const int64_t* dim, int64_t dim_size) {
  try {
    return give(at::_ops::fft_fftshift::call(panatorch::tensor(self), panatorch::optional_ints(dim, dim_size)));
  } catch (...) {
    fail("fft_fftshift", {self});
    return 0;
  }
}

pt_tensor pt_stft(pt_tensor self, int64_t n_fft, int64_t hop_length, int64_t win_length, pt_tensor window, int32_t normalized, int32_t onesided, int32_t return_complex, int32_t align_to_window) {
  try {
    return give(at::_ops::stft::call(panatorch::tensor(self), n_fft, panatorch::optional_int(hop_length), panatorch::optional_int(win_length), panatorch::optional_tensor(window), normalized != 0, panatorch::optional_bool(onesided), panatorch::optional_bool(return_complex), panatorch::optional_bool(align_to_window)));
  } catch (...) {
    fail("stft", {self, window});
    return 0;
  }
}
