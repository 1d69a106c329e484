// Streams and events, through the parts of LibTorch that are the same for every accelerator.
#include <ATen/core/Tensor.h>
#include <c10/core/Event.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <c10/cuda/CUDAStream.h>

#include <memory>

#include "device.h"
#include "panatorch_cuda.h"

using namespace panatorch;
using namespace panatorch::cuda;

namespace {

constexpr c10::DeviceType kCuda = c10::DeviceType::CUDA;

c10::Event& event(pt_cuda_event handle) {
  if (handle == 0) {
    throw std::invalid_argument("a required event is null");
  }
  return *reinterpret_cast<c10::Event*>(handle);
}

}  // namespace

int32_t pt_cuda_stream_from_pool(int32_t device, int32_t high_priority, int64_t* stream) {
  return status("cuda_stream_from_pool", {}, [&] {
    *stream = c10::cuda::getStreamFromPool(high_priority != 0, cuda_device(device).index()).id();
  });
}

int32_t pt_cuda_stream_from_address(int32_t device, void* address, int64_t* stream) {
  return status("cuda_stream_from_address", {}, [&] {
    *stream = c10::cuda::getStreamFromExternal(static_cast<cudaStream_t>(address), cuda_device(device).index()).id();
  });
}

int32_t pt_cuda_stream_current(int32_t device, int64_t* stream) {
  return status("cuda_stream_current", {},
                [&] { *stream = c10::cuda::getCurrentCUDAStream(cuda_device(device).index()).id(); });
}

int32_t pt_cuda_stream_set_current(int32_t device, int64_t stream) {
  return status("cuda_stream_set_current", {},
                [&] { c10::cuda::setCurrentCUDAStream(c10::cuda::CUDAStream(cuda_stream(device, stream))); });
}

int32_t pt_cuda_stream_query(int32_t device, int64_t stream) {
  return value("cuda_stream_query", -1, {}, [&] { return static_cast<int32_t>(cuda_stream(device, stream).query()); });
}

int32_t pt_cuda_stream_synchronize(int32_t device, int64_t stream) {
  return status("cuda_stream_synchronize", {}, [&] { cuda_stream(device, stream).synchronize(); });
}

int32_t pt_cuda_stream_address(int32_t device, int64_t stream, int64_t* address) {
  return status("cuda_stream_address", {}, [&] {
    *address = reinterpret_cast<int64_t>(c10::cuda::CUDAStream(cuda_stream(device, stream)).stream());
  });
}

int32_t pt_cuda_record_stream(pt_tensor handle, int32_t device, int64_t stream) {
  return status("cuda_record_stream", {handle}, [&] {
    c10::impl::VirtualGuardImpl(kCuda).recordDataPtrOnStream(tensor(handle).storage().data_ptr(),
                                                             cuda_stream(device, stream));
  });
}

pt_cuda_event pt_cuda_event_create(int32_t timing) {
  return value("cuda_event_create", pt_cuda_event(0), {}, [&] {
    initialize();
    auto flag = timing != 0 ? c10::EventFlag::BACKEND_DEFAULT : c10::EventFlag::PYTORCH_DEFAULT;
    return reinterpret_cast<pt_cuda_event>(std::make_unique<c10::Event>(kCuda, flag).release());
  });
}

int32_t pt_cuda_event_free(pt_cuda_event handle) {
  return status("cuda_event_free", {}, [&] { delete &event(handle); });
}

int32_t pt_cuda_event_record(pt_cuda_event handle, int32_t device, int64_t stream) {
  return status("cuda_event_record", {}, [&] { event(handle).record(cuda_stream(device, stream)); });
}

int32_t pt_cuda_event_wait(pt_cuda_event handle, int32_t device, int64_t stream) {
  return status("cuda_event_wait", {}, [&] { event(handle).block(cuda_stream(device, stream)); });
}

int32_t pt_cuda_event_query(pt_cuda_event handle) {
  return value("cuda_event_query", -1, {}, [&] { return static_cast<int32_t>(event(handle).query()); });
}

int32_t pt_cuda_event_synchronize(pt_cuda_event handle) {
  return status("cuda_event_synchronize", {}, [&] { event(handle).synchronize(); });
}

int32_t pt_cuda_event_elapsed(pt_cuda_event start, pt_cuda_event end, double* milliseconds) {
  return status("cuda_event_elapsed", {}, [&] { *milliseconds = event(start).elapsedTime(event(end)); });
}
