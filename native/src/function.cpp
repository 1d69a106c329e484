// Differentiable functions whose backward pass is a callback.
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/variable.h>

#include <atomic>
#include <memory>
#include <string>
#include <type_traits>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

std::atomic<pt_backward_callback> on_backward{nullptr};
std::atomic<void (*)(int64_t)> on_release{nullptr};

class CallbackNode : public torch::autograd::Node {
 public:
  CallbackNode(int64_t function, std::string name, torch::autograd::edge_list edges)
      : Node(std::move(edges)), function_(function), name_(std::move(name)) {}

  ~CallbackNode() override {
    release();
  }

  std::string name() const override {
    return name_;
  }

  void release_variables() override {
    release();
  }

  torch::autograd::variable_list apply(torch::autograd::variable_list&& grads) override {
    if (released_.load()) {
      throw std::runtime_error(name_ +
                               ": trying to backward through the graph a second time after its saved values were "
                               "freed; pass retain_graph to the first backward");
    }
    std::vector<pt_tensor> incoming;
    incoming.reserve(grads.size());
    for (const at::Tensor& grad : grads) {
      incoming.push_back(grad.defined() ? reinterpret_cast<pt_tensor>(grad.unsafeGetTensorImpl()) : 0);
    }
    std::vector<pt_tensor> results(num_outputs(), 0);
    int32_t failed = on_backward.load()(function_, incoming.data(), static_cast<int64_t>(incoming.size()),
                                        results.data(), static_cast<int64_t>(results.size()));
    torch::autograd::variable_list outgoing;
    outgoing.reserve(results.size());
    for (pt_tensor result : results) {
      outgoing.push_back(result == 0 ? at::Tensor()
                                     : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::
                                                      reclaim(reinterpret_cast<c10::TensorImpl*>(result))));
    }
    if (failed != 0) {
      throw CallbackFailure(std::to_string(function_));
    }
    return outgoing;
  }

 private:
  void release() noexcept {
    if (!released_.exchange(true)) {
      on_release.load()(function_);
    }
  }

  int64_t function_;
  std::string name_;
  std::atomic<bool> released_{false};
};

// LibTorch 2.13 moved nodes from std::shared_ptr to its own counted pointer.
using NodePointer = decltype(torch::autograd::Edge::function);

template <typename T, typename... Arguments>
NodePointer make_node(Arguments&&... arguments) {
  if constexpr (std::is_same_v<NodePointer, std::shared_ptr<torch::autograd::Node>>) {
    return std::make_shared<T>(std::forward<Arguments>(arguments)...);
  } else {
    return c10::make_intrusive<T>(std::forward<Arguments>(arguments)...);
  }
}

}  // namespace

int32_t pt_on_backward(pt_backward_callback backward, void (*release)(int64_t function)) {
  on_backward = backward;
  on_release = release;
  return 0;
}

int32_t pt_attach_function(int64_t function, const char* name, const pt_tensor* inputs, int64_t inputs_size,
                           const pt_tensor* outputs, int64_t outputs_size, pt_tensor* results) {
  return status("attach_function", {}, [&] {
    auto sources = tensors(inputs, inputs_size);
    auto node = make_node<CallbackNode>(function, std::string(string(name)),
                                        torch::autograd::collect_next_edges(sources.vec()));
    std::vector<at::Tensor> attached;
    for (const at::Tensor& output : tensors(outputs, outputs_size)) {
      // An output that has a history already (an input handed through, say) gets a second identity.
      at::Tensor fresh = output.requires_grad() || output.is_view() ? output.detach() : output;
      torch::autograd::set_history(fresh, node);
      attached.push_back(std::move(fresh));
    }
    for (at::Tensor& each : attached) {
      *results++ = give(std::move(each));
    }
  });
}
