// LibTorch's own C++ in `panatorch bench ops`: what any binding pays at least. Reads "CASE, tab, CALLS" lines and answers
// nanoseconds; every result is freed at once.
//
//   g++ -O2 -std=c++20 -I $LIBTORCH/include -I $LIBTORCH/include/torch/csrc/api/include CppOps.cpp -o cpp-ops
//       -L $LIBTORCH/lib -Wl,-rpath,$LIBTORCH/lib -Wl,--no-as-needed -lc10 -ltorch_cpu [-lc10_cuda -ltorch_cuda]
//   panatorch bench ops --peer cpp=./cpp-ops

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <string>

int main() {
  const char* threads = std::getenv("PANATORCH_THREADS");
  const char* where = std::getenv("PANATORCH_DEVICE");
  at::set_num_threads(threads ? std::stoi(threads) : 1);
  at::TensorOptions options = at::TensorOptions(at::kFloat).device(where ? where : "cpu");
  bool cuda = options.device().is_cuda();
  at::NoGradGuard guard;
  at::Tensor x = at::ones({4, 4}, options), other = at::ones({4, 4}, options), weight = at::ones({4}, options);
  std::map<std::string, std::function<at::Tensor()>> cases = {
      {"add", [&] { return x.add(other); }},
      {"add_", [&] { return x.add_(other); }},
      {"mul scalar", [&] { return x.mul(1.5); }},
      {"view", [&] { return x.view({16}); }},
      {"transpose", [&] { return x.transpose(0, 1); }},
      {"relu", [&] { return x.relu(); }},
      {"sum", [&] { return x.sum(); }},
      {"softmax", [&] { return x.softmax(-1); }},
      {"layer_norm", [&] { return at::layer_norm(x, {4}, weight, weight); }},
      {"matmul", [&] { return x.matmul(other); }},
      {"linear", [&] { return at::linear(x, other, weight); }},
      {"cat", [&] { return at::cat({x, other}); }},
      {"zeros", [&] { return at::zeros({4, 4}, options); }},
  };
  auto settled = [cuda] {
    if (cuda) {
      at::detail::getCUDAHooks().deviceSynchronize(0);
    }
  };
  for (std::string line; std::getline(std::cin, line);) {
    auto tab = line.find('\t');
    const auto& call = cases.at(line.substr(0, tab));
    int calls = std::stoi(line.substr(tab + 1));
    settled();
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; i++) {
      call();
    }
    settled();
    std::cout << std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count() << std::endl;
  }
}
