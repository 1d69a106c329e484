// Whole lists of parameters in one call: one crossing from Java, and few kernels.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <map>
#include <utility>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

using Group = std::pair<at::Device, at::ScalarType>;

struct Before {
  bool operator()(const Group& a, const Group& b) const {
    return std::make_tuple(a.first.type(), a.first.index(), a.second) <
           std::make_tuple(b.first.type(), b.first.index(), b.second);
  }
};

struct AdamWGroup {
  std::vector<at::Tensor> parameters, grads, averages, square_averages, steps;
};

std::vector<at::Tensor> gradients(at::TensorList parameters) {
  std::vector<at::Tensor> grads;
  for (const at::Tensor& parameter : parameters) {
    if (parameter.grad().defined()) {
      grads.push_back(parameter.grad());
    }
  }
  return grads;
}

}  // namespace

int32_t pt_zero_grads(const pt_tensor* parameters, int64_t parameters_size) {
  return status("zero_grads", {}, [&] {
    for (const at::Tensor& parameter : tensors(parameters, parameters_size)) {
      parameter.mutable_grad().reset();
    }
  });
}

pt_tensor pt_clip_grad_norm(const pt_tensor* parameters, int64_t parameters_size, double max_norm) {
  return value("clip_grad_norm", pt_tensor(0), {}, [&] {
    c10::NoGradGuard guard;
    std::vector<at::Tensor> grads = gradients(tensors(parameters, parameters_size));
    if (grads.empty()) {
      return give(at::zeros({}));
    }
    at::Tensor total = at::linalg_vector_norm(at::stack(at::_foreach_norm(grads, 2)), 2);
    // Multiplying by a factor of at most one needs no decision on the host, so nothing waits for the device.
    at::Tensor factor = (max_norm / (total + 1e-6)).clamp_max(1.0);
    at::_foreach_mul_(grads, factor);
    return give(std::move(total));
  });
}

int32_t pt_adamw_step(const pt_tensor* parameters, const pt_tensor* averages, const pt_tensor* square_averages,
                      const pt_tensor* steps, int64_t parameters_size, double learning_rate, double beta1,
                      double beta2, double weight_decay, double epsilon) {
  return status("adamw_step", {}, [&] {
    c10::NoGradGuard guard;
    std::map<Group, AdamWGroup, Before> groups;
    auto all = tensors(parameters, parameters_size);
    for (int64_t i = 0; i < parameters_size; i++) {
      if (!all[i].grad().defined()) {
        continue;
      }
      AdamWGroup& group = groups[{all[i].device(), all[i].scalar_type()}];
      group.parameters.push_back(all[i]);
      group.grads.push_back(all[i].grad());
      group.averages.push_back(tensor(averages[i]));
      group.square_averages.push_back(tensor(square_averages[i]));
      group.steps.push_back(tensor(steps[i]));
    }
    for (auto& [key, group] : groups) {
      at::_foreach_add_(group.steps, 1);
      at::_fused_adamw_(group.parameters, group.grads, group.averages, group.square_averages, {}, group.steps,
                        learning_rate, beta1, beta2, weight_decay, epsilon, /*amsgrad=*/false, /*maximize=*/false);
    }
  });
}

int32_t pt_lerp_all(const pt_tensor* targets, const pt_tensor* sources, int64_t size, double weight) {
  return status("lerp_all", {}, [&] {
    c10::NoGradGuard guard;
    at::_foreach_lerp_(tensors(targets, size), tensors(sources, size), weight);
  });
}

int32_t pt_copy_all(const pt_tensor* targets, const pt_tensor* sources, int64_t size) {
  return status("copy_all", {}, [&] {
    c10::NoGradGuard guard;
    at::_foreach_copy_(tensors(targets, size), tensors(sources, size));
  });
}
