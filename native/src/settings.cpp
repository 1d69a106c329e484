// Versions, threads and numeric switches of the whole process.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include <string>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

const char* pt_built_version(void) {
  return TORCH_VERSION;
}

int32_t pt_has_cuda(void) {
  return value("has_cuda", -1, {}, [] { return static_cast<int32_t>(at::hasCUDA()); });
}

int32_t pt_get_num_threads(void) {
  return value("get_num_threads", -1, {}, [] { return at::get_num_threads(); });
}

int32_t pt_set_num_threads(int32_t threads) {
  return status("set_num_threads", {}, [&] { at::set_num_threads(threads); });
}

int32_t pt_get_num_interop_threads(void) {
  return value("get_num_interop_threads", -1, {},
               [] { return static_cast<int32_t>(at::get_num_interop_threads()); });
}

int32_t pt_set_num_interop_threads(int32_t threads) {
  return status("set_num_interop_threads", {}, [&] { at::set_num_interop_threads(threads); });
}

const char* pt_parallel_info(void) {
  static thread_local std::string text;
  return value("parallel_info", static_cast<const char*>(nullptr), {}, [&] {
    text = at::get_parallel_info();
    return text.c_str();
  });
}

const char* pt_build_configuration(void) {
  static thread_local std::string text;
  return value("build_configuration", static_cast<const char*>(nullptr), {}, [&] {
    text = at::show_config();
    return text.c_str();
  });
}

int32_t pt_set_flush_denormal(int32_t enabled) {
  return value("set_flush_denormal", -1, {},
               [&] { return static_cast<int32_t>(at::globalContext().setFlushDenormal(enabled != 0)); });
}

int32_t pt_set_float32_matmul_precision(const char* precision) {
  return status("set_float32_matmul_precision", {},
                [&] { at::globalContext().setFloat32MatmulPrecision(std::string(string(precision))); });
}

int32_t pt_set_deterministic(int32_t enabled, int32_t warn_only) {
  return status("set_deterministic", {}, [&] {
    at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0);
    at::globalContext().setDeterministicCuDNN(enabled != 0);
  });
}

int32_t pt_set_allow_tf32(int32_t matmul, int32_t convolution) {
  return status("set_allow_tf32", {}, [&] {
    at::globalContext().setAllowTF32CuBLAS(matmul != 0);
    at::globalContext().setAllowTF32CuDNN(convolution != 0);
  });
}

int32_t pt_set_benchmark_cudnn(int32_t enabled) {
  return status("set_benchmark_cudnn", {}, [&] { at::globalContext().setBenchmarkCuDNN(enabled != 0); });
}
