// Gradients, grad modes and autocast.
#include <ATen/autocast_mode.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

// Copies, since a callback may run operators that reuse the memory of the handles.
std::vector<at::Tensor> copies(const pt_tensor* handles, int64_t size) {
  std::vector<at::Tensor> result;
  result.reserve(size);
  for (int64_t i = 0; i < size; i++) {
    result.push_back(handles[i] == 0 ? at::Tensor() : tensor(handles[i]));
  }
  return result;
}

bool is_autocast_enabled() {
  return at::autocast::is_autocast_enabled(at::kCPU) || at::autocast::is_autocast_enabled(at::kCUDA);
}

// Where nothing is recorded, LibTorch's autograd kernels only pass on to those below them. Leaving them out is what
// inference mode does, too; views and in-place changes are still tracked here. Autocast needs them: the casts of
// parameters that it keeps must have their history, whoever asks first.
void choose_autograd_keys() {
  if (c10::InferenceMode::is_enabled()) {
    return;
  }
  bool left_out = !c10::GradMode::is_enabled() && !is_autocast_enabled();
  c10::impl::LocalDispatchKeySet keys = c10::impl::tls_local_dispatch_key_set();
  keys.excluded_ =
      left_out ? keys.excluded_ | c10::autograd_dispatch_keyset : keys.excluded_ - c10::autograd_dispatch_keyset;
  c10::impl::_force_tls_local_dispatch_key_set(keys);
}

}  // namespace

int32_t pt_is_grad_enabled(void) {
  return c10::GradMode::is_enabled();
}

int32_t pt_set_grad_enabled(int32_t enabled) {
  c10::GradMode::set_enabled(enabled != 0);
  choose_autograd_keys();
  return 0;
}

int64_t pt_inference_mode_enter(int32_t enabled) {
  return value("inference_mode_enter", int64_t(0), {},
               [&] { return reinterpret_cast<int64_t>(new c10::InferenceMode(enabled != 0)); });
}

int32_t pt_inference_mode_exit(int64_t guard) {
  return status("inference_mode_exit", {}, [&] { delete reinterpret_cast<c10::InferenceMode*>(guard); });
}

int32_t pt_is_inference(pt_tensor handle) {
  return value("is_inference", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).is_inference()); });
}

int32_t pt_requires_grad(pt_tensor handle) {
  return value("requires_grad", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).requires_grad()); });
}

int32_t pt_set_requires_grad(pt_tensor handle, int32_t required) {
  return status("requires_grad_", {handle}, [&] { tensor(handle).requires_grad_(required != 0); });
}

int32_t pt_is_leaf(pt_tensor handle) {
  return value("is_leaf", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).is_leaf()); });
}

int32_t pt_retain_grad(pt_tensor handle) {
  return status("retain_grad", {handle}, [&] { tensor(handle).retain_grad(); });
}

pt_tensor pt_grad(pt_tensor handle) {
  return value("grad", pt_tensor(0), {handle}, [&] { return give(tensor(handle).grad()); });
}

int32_t pt_set_grad(pt_tensor handle, pt_tensor grad) {
  return status("set_grad", {handle, grad},
                [&] { tensor(handle).mutable_grad() = grad == 0 ? at::Tensor() : tensor(grad); });
}

int32_t pt_set_data(pt_tensor handle, pt_tensor data) {
  return status("set_data", {handle, data}, [&] { tensor(handle).set_data(tensor(data)); });
}

int32_t pt_backward(const pt_tensor* handles, int64_t handles_size, const pt_tensor* grads, int64_t grads_size,
                    int32_t retain_graph, int32_t create_graph) {
  std::vector<at::Tensor> roots;
  try {
    roots = copies(handles, handles_size);
    torch::autograd::backward(roots, copies(grads, grads_size), retain_graph != 0, create_graph != 0);
    return 0;
  } catch (...) {
    fail("backward", reinterpret_cast<const pt_tensor*>(roots.data()), static_cast<int64_t>(roots.size()));
    return -1;
  }
}

int32_t pt_gradients(const pt_tensor* outputs, int64_t outputs_size, const pt_tensor* inputs, int64_t inputs_size,
                     const pt_tensor* grads, int64_t grads_size, int32_t retain_graph, int32_t create_graph,
                     int32_t allow_unused, pt_tensor* results) {
  return status("grad", {}, [&] {
    auto found = torch::autograd::grad(copies(outputs, outputs_size), copies(inputs, inputs_size),
                                       copies(grads, grads_size), retain_graph != 0, create_graph != 0,
                                       allow_unused != 0);
    for (at::Tensor& each : found) {
      *results++ = give(std::move(each));
    }
  });
}

int32_t pt_autocast_enter(int32_t device_type, int32_t enabled, int32_t type) {
  return status("autocast", {}, [&] {
    auto kind = static_cast<at::DeviceType>(device_type);
    at::autocast::set_autocast_enabled(kind, enabled != 0);
    at::autocast::set_autocast_dtype(kind, dtype(type));
    at::autocast::increment_nesting();
    choose_autograd_keys();
  });
}

int32_t pt_autocast_exit(int32_t device_type, int32_t was_enabled, int32_t type) {
  return status("autocast", {}, [&] {
    auto kind = static_cast<at::DeviceType>(device_type);
    if (at::autocast::decrement_nesting() == 0) {
      at::autocast::clear_cache();
    }
    at::autocast::set_autocast_enabled(kind, was_enabled != 0);
    at::autocast::set_autocast_dtype(kind, dtype(type));
    choose_autograd_keys();
  });
}

int32_t pt_is_autocast_enabled(int32_t device_type) {
  return value("is_autocast_enabled", -1, {}, [&] {
    return static_cast<int32_t>(at::autocast::is_autocast_enabled(static_cast<at::DeviceType>(device_type)));
  });
}

int32_t pt_autocast_dtype(int32_t device_type) {
  return value("autocast_dtype", -1, {}, [&] {
    return static_cast<int32_t>(at::autocast::get_autocast_dtype(static_cast<at::DeviceType>(device_type)));
  });
}
