// CUDA graphs: work is recorded once and launched again as a whole.
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDACachingAllocator.h>

#include <memory>

#include "device.h"
#include "panatorch_cuda.h"

using namespace panatorch;
using namespace panatorch::cuda;

namespace {

// LibTorch's graph with what its clean-up after a failed capture needs to know.
struct Graph {
  std::unique_ptr<at::cuda::CUDAGraph> recorded = std::make_unique<at::cuda::CUDAGraph>();
  c10::MempoolId_t pool{0, 0};
  c10::DeviceIndex device = -1;
};

Graph& graph(pt_cuda_graph handle) {
  if (handle == 0) {
    throw std::invalid_argument("a required graph is null");
  }
  return *reinterpret_cast<Graph*>(handle);
}

// Before 2.14 a capture that fails leaves the allocator sending memory to the graph's pool, and the pool held.
template <typename Recorded>
void release_pool_of_failed_capture(const Graph& failed) {
  if constexpr (!requires(Recorded& recorded) { recorded.capture_end_pre(); }) {
    try {
      c10::cuda::CUDACachingAllocator::endAllocateToPool(failed.device, failed.pool);
    } catch (const c10::Error&) {
      // It had already ended.
    }
    c10::cuda::CUDACachingAllocator::releasePool(failed.device, failed.pool);
  }
}

// Leaves capture after a failure; a fresh graph stands in for the failed one.
void abandon(Graph& failed) {
  failed.recorded = std::make_unique<at::cuda::CUDAGraph>();
  release_pool_of_failed_capture<at::cuda::CUDAGraph>(failed);
}

// From 2.14 on a generator joins the capture by itself when it is first drawn from, and there is nothing to call.
template <typename Recorded>
void register_generator(Recorded& target, const at::Generator& source) {
  if constexpr (requires { target.register_generator_state(source); }) {
    target.register_generator_state(source);
  }
}

}  // namespace

pt_cuda_graph pt_cuda_graph_create(void) {
  return value("cuda_graph_create", pt_cuda_graph(0), {}, [] {
    initialize();
    return reinterpret_cast<pt_cuda_graph>(std::make_unique<Graph>().release());
  });
}

int32_t pt_cuda_graph_free(pt_cuda_graph handle) {
  return status("cuda_graph_free", {}, [&] { delete &graph(handle); });
}

int32_t pt_cuda_graph_register_generator(pt_cuda_graph handle, pt_generator source) {
  return status("cuda_graph_register_generator", {},
                [&] { register_generator(*graph(handle).recorded, generator(source)); });
}

int32_t pt_cuda_graph_capture_begin(pt_cuda_graph handle, int64_t pool, int64_t pool_of_graph, int32_t mode) {
  return status("cuda_graph_capture_begin", {}, [&] {
    Graph& target = graph(handle);
    target.pool = {static_cast<c10::CaptureId_t>(pool), static_cast<c10::CaptureId_t>(pool_of_graph)};
    if (pool == 0 && pool_of_graph == 0) {
      target.pool = at::cuda::graph_pool_handle();
    }
    target.device = c10::cuda::current_device();
    target.recorded->capture_begin(target.pool, static_cast<cudaStreamCaptureMode>(mode));
  });
}

int32_t pt_cuda_graph_capture_end(pt_cuda_graph handle) {
  return status("cuda_graph_capture_end", {}, [&] {
    try {
      graph(handle).recorded->capture_end();
    } catch (...) {
      abandon(graph(handle));
      throw;
    }
  });
}

int32_t pt_cuda_graph_replay(pt_cuda_graph handle) {
  return status("cuda_graph_replay", {}, [&] { graph(handle).recorded->replay(); });
}

int32_t pt_cuda_graph_pool(pt_cuda_graph handle, int64_t* pool, int64_t* pool_of_graph) {
  return status("cuda_graph_pool", {}, [&] {
    *pool = static_cast<int64_t>(graph(handle).pool.first);
    *pool_of_graph = static_cast<int64_t>(graph(handle).pool.second);
  });
}
