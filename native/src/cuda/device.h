// Devices and streams as the CUDA side of the C interface names them.
#pragma once

#include <c10/core/DeviceGuard.h>
#include <c10/core/Stream.h>
#include <c10/cuda/CUDAFunctions.h>

#include "errors.h"

namespace panatorch::cuda {

// Starts LibTorch's CUDA state; until then its allocator and default generators do not exist.
void initialize();

inline c10::Device cuda_device(int32_t ordinal) {
  initialize();
  return c10::Device(c10::DeviceType::CUDA,
                     ordinal < 0 ? c10::cuda::current_device() : static_cast<c10::DeviceIndex>(ordinal));
}

inline c10::Stream cuda_stream(int32_t ordinal, int64_t stream) {
  return c10::Stream(c10::Stream::UNSAFE, cuda_device(ordinal), stream);
}

}  // namespace panatorch::cuda
