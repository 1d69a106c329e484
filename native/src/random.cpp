// Random number generators that the caller owns.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

at::Generator create(const at::Device& device) {
  if (device.is_cpu()) {
    return at::detail::createCPUGenerator();
  }
  // The accelerator's hooks make a generator without this library linking to CUDA.
  return at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index());
}

}  // namespace

pt_generator pt_generator_create(int32_t code, int64_t seed) {
  return value("generator_create", pt_generator(0), {}, [&] {
    at::Generator created = create(device(code));
    created.set_current_seed(static_cast<uint64_t>(seed));
    return reinterpret_cast<pt_generator>(created.unsafeReleaseGeneratorImpl());
  });
}

int32_t pt_generator_free(pt_generator handle) {
  return status("generator_free", {}, [&] {
    c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(reinterpret_cast<c10::GeneratorImpl*>(handle));
  });
}

int32_t pt_generator_seed(pt_generator handle, int64_t seed) {
  return status("generator_seed", {}, [&] {
    std::lock_guard<std::mutex> lock(generator(handle).mutex());
    generator(handle).set_current_seed(static_cast<uint64_t>(seed));
  });
}

pt_tensor pt_generator_state(pt_generator handle) {
  return value("generator_state", pt_tensor(0), {}, [&] {
    std::lock_guard<std::mutex> lock(generator(handle).mutex());
    return give(generator(handle).get_state());
  });
}

int32_t pt_generator_set_state(pt_generator handle, pt_tensor state) {
  return status("generator_set_state", {state}, [&] {
    std::lock_guard<std::mutex> lock(generator(handle).mutex());
    generator(handle).set_state(tensor(state));
  });
}
