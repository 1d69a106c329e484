// Devices of this process, in CUDA's order.
#include "device.h"

#include <ATen/Context.h>
#include <cuda_runtime_api.h>

#include "panatorch_cuda.h"

using namespace panatorch;

void panatorch::cuda::initialize() {
  at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
}

int32_t pt_cuda_built_version(void) {
  return CUDART_VERSION;
}

int32_t pt_cuda_device_count(void) {
  return value("cuda_device_count", -1, {}, [] { return static_cast<int32_t>(c10::cuda::device_count()); });
}

int32_t pt_cuda_current_device(void) {
  return value("cuda_current_device", -1, {}, [] {
    cuda::initialize();
    return static_cast<int32_t>(c10::cuda::current_device());
  });
}

int32_t pt_cuda_set_device(int32_t device) {
  return status("cuda_set_device", {}, [&] { c10::cuda::set_device(cuda::cuda_device(device).index()); });
}

int32_t pt_cuda_synchronize(int32_t device) {
  return status("cuda_synchronize", {}, [&] {
    c10::DeviceGuard guard(cuda::cuda_device(device));
    c10::cuda::device_synchronize();
  });
}
