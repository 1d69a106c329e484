// The caching allocators of device memory and of page-locked host memory.
#include <ATen/Context.h>
#include <c10/cuda/CUDACachingAllocator.h>

#include <memory>
#include <utility>

#include "device.h"
#include "panatorch_cuda.h"

using namespace panatorch;
using namespace panatorch::cuda;

namespace {

using c10::CachingAllocator::Stat;
using c10::CachingAllocator::StatArray;
using c10::CachingAllocator::StatType;

const Stat& all(const StatArray& pools) {
  return pools[static_cast<size_t>(StatType::AGGREGATE)];
}

}  // namespace

int32_t pt_cuda_memory_statistics(int32_t device, pt_cuda_memory* statistics) {
  return status("cuda_memory_statistics", {}, [&] {
    auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(cuda_device(device).index());
    statistics->allocated = all(stats.allocated_bytes).current;
    statistics->allocated_peak = all(stats.allocated_bytes).peak;
    statistics->reserved = all(stats.reserved_bytes).current;
    statistics->reserved_peak = all(stats.reserved_bytes).peak;
    statistics->active = all(stats.active_bytes).current;
    statistics->active_peak = all(stats.active_bytes).peak;
    statistics->requested = all(stats.requested_bytes).current;
    statistics->requested_peak = all(stats.requested_bytes).peak;
    statistics->inactive_split = all(stats.inactive_split_bytes).current;
    statistics->allocations = all(stats.allocation).allocated;
    statistics->retries = stats.num_alloc_retries;
    statistics->out_of_memory = stats.num_ooms;
  });
}

int32_t pt_cuda_memory_reset_peak(int32_t device) {
  return status("cuda_memory_reset_peak", {},
                [&] { c10::cuda::CUDACachingAllocator::resetPeakStats(cuda_device(device).index()); });
}

int32_t pt_cuda_memory_empty_cache(void) {
  return status("cuda_memory_empty_cache", {}, [] {
    initialize();
    c10::cuda::CUDACachingAllocator::emptyCache();
  });
}

int32_t pt_cuda_memory_set_fraction(int32_t device, double fraction) {
  return status("cuda_memory_set_fraction", {},
                [&] { c10::cuda::CUDACachingAllocator::setMemoryFraction(fraction, cuda_device(device).index()); });
}

pt_cuda_pinned pt_cuda_pinned_allocate(int64_t bytes, void** data) {
  return value("cuda_pinned_allocate", pt_cuda_pinned(0), {}, [&] {
    if (bytes <= 0) {
      throw std::invalid_argument("a block of pinned memory needs a positive size");
    }
    initialize();
    c10::Allocator* allocator = at::globalContext().getPinnedMemoryAllocator(c10::DeviceType::CUDA);
    auto block = std::make_unique<c10::DataPtr>(allocator->allocate(static_cast<size_t>(bytes)));
    *data = block->get();
    return reinterpret_cast<pt_cuda_pinned>(block.release());
  });
}

int32_t pt_cuda_pinned_free(pt_cuda_pinned memory) {
  return status("cuda_pinned_free", {}, [&] { delete reinterpret_cast<c10::DataPtr*>(memory); });
}
