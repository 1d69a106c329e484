// CUDA graphs: work is recorded once and launched again as a whole.
#include <ATen/cuda/CUDAGraph.h>

#include <memory>

#include "device.h"
#include "panatorch_cuda.h"

using namespace panatorch;
using namespace panatorch::cuda;

namespace {

at::cuda::CUDAGraph& graph(pt_cuda_graph handle) {
  if (handle == 0) {
    throw std::invalid_argument("a required graph is null");
  }
  return *reinterpret_cast<at::cuda::CUDAGraph*>(handle);
}

// From 2.14 on a generator joins the capture by itself when it is first drawn from, and there is nothing to call.
template <typename Graph>
void register_generator(Graph& target, const at::Generator& source) {
  if constexpr (requires { target.register_generator_state(source); }) {
    target.register_generator_state(source);
  }
}

void write(const c10::MempoolId_t& id, int64_t* pool, int64_t* pool_of_graph) {
  *pool = static_cast<int64_t>(id.first);
  *pool_of_graph = static_cast<int64_t>(id.second);
}

}  // namespace

pt_cuda_graph pt_cuda_graph_create(void) {
  return value("cuda_graph_create", pt_cuda_graph(0), {}, [] {
    initialize();
    return reinterpret_cast<pt_cuda_graph>(std::make_unique<at::cuda::CUDAGraph>().release());
  });
}

int32_t pt_cuda_graph_free(pt_cuda_graph handle) {
  return status("cuda_graph_free", {}, [&] { delete &graph(handle); });
}

int32_t pt_cuda_graph_register_generator(pt_cuda_graph handle, pt_generator source) {
  return status("cuda_graph_register_generator", {},
                [&] { register_generator(graph(handle), generator(source)); });
}

int32_t pt_cuda_graph_capture_begin(pt_cuda_graph handle, int64_t pool, int64_t pool_of_graph, int32_t mode) {
  return status("cuda_graph_capture_begin", {}, [&] {
    c10::MempoolId_t id{static_cast<c10::CaptureId_t>(pool), static_cast<c10::CaptureId_t>(pool_of_graph)};
    graph(handle).capture_begin(id, static_cast<cudaStreamCaptureMode>(mode));
  });
}

int32_t pt_cuda_graph_capture_end(pt_cuda_graph handle) {
  return status("cuda_graph_capture_end", {}, [&] { graph(handle).capture_end(); });
}

int32_t pt_cuda_graph_replay(pt_cuda_graph handle) {
  return status("cuda_graph_replay", {}, [&] { graph(handle).replay(); });
}

int32_t pt_cuda_graph_reset(pt_cuda_graph handle) {
  return status("cuda_graph_reset", {}, [&] { graph(handle).reset(); });
}

int32_t pt_cuda_graph_pool(pt_cuda_graph handle, int64_t* pool, int64_t* pool_of_graph) {
  return status("cuda_graph_pool", {}, [&] { write(graph(handle).pool(), pool, pool_of_graph); });
}

int32_t pt_cuda_graph_new_pool(int64_t* pool, int64_t* pool_of_graph) {
  return status("cuda_graph_new_pool", {}, [&] { write(at::cuda::graph_pool_handle(), pool, pool_of_graph); });
}
