#include <c10/util/Exception.h>

#include <string>

#include "convert.h"
#include "errors.h"
#include "panatorch.h"

namespace panatorch {
namespace {

struct Error {
  int32_t kind = PT_ERROR_OTHER;
  std::string message;
  std::string name;
  std::string arguments;
  std::string backtrace;
};

thread_local Error last;

bool contains_any(const std::string& message, std::initializer_list<const char*> needles) {
  for (const char* needle : needles) {
    if (message.find(needle) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// LibTorch reports most misuse as one exception type; only the wording tells the kinds apart.
int32_t classify(const std::string& message) {
  if (contains_any(message, {"out of memory", "can't allocate memory", "Cannot allocate memory"})) {
    return PT_ERROR_OUT_OF_MEMORY;
  }
  if (contains_any(message, {"same device", "on device", "device type", "different devices", "on CPU", "CUDA tensor",
                             "Torch not compiled with CUDA", "no NVIDIA driver", "backend"})) {
    return PT_ERROR_DEVICE;
  }
  if (contains_any(message, {"dtype", "scalar type", "ScalarType", "result type", "data type", "Float and", "Long",
                             "Double", "Half", "BFloat16", "floating point", "integral", "boolean", "' not implemented for"})) {
    return PT_ERROR_DTYPE;
  }
  if (contains_any(message, {"size", "shape", "dimension", "broadcast", "-D", "stride", "dim ", "numel", "elements",
                             "view", "channels", "squeeze"})) {
    return PT_ERROR_SHAPE;
  }
  return PT_ERROR_OTHER;
}

// Strings rather than streams, here and wherever text is made: a compiler that links its standard library statically
// gives the shim streams of its own, which LibTorch's functions must not be handed.
void describe(std::string& text, pt_tensor handle) {
  if (handle == 0) {
    text += "none";
    return;
  }
  const at::Tensor& argument = tensor(handle);
  text += c10::toString(argument.scalar_type());
  text += '[';
  for (int64_t i = 0; i < argument.dim(); i++) {
    text += (i == 0 ? "" : ", ") + std::to_string(argument.size(i));
  }
  text += "]@" + argument.device().str();
}

void record_current_exception() {
  try {
    throw;
  } catch (const CallbackFailure& e) {
    last.kind = PT_ERROR_CALLBACK;
    last.message = e.what();
  } catch (const c10::OutOfMemoryError& e) {
    last.kind = PT_ERROR_OUT_OF_MEMORY;
    last.message = e.what_without_backtrace();
    last.backtrace = e.what();
  } catch (const c10::IndexError& e) {
    last.kind = PT_ERROR_INDEX;
    last.message = e.what_without_backtrace();
    last.backtrace = e.what();
  } catch (const c10::NotImplementedError& e) {
    last.message = e.what_without_backtrace();
    last.backtrace = e.what();
    int32_t kind = classify(last.message);
    last.kind = kind == PT_ERROR_DTYPE ? kind : PT_ERROR_NOT_IMPLEMENTED;
  } catch (const c10::Error& e) {
    last.message = e.what_without_backtrace();
    last.backtrace = e.what();
    last.kind = classify(last.message);
  } catch (const std::bad_alloc& e) {
    last.kind = PT_ERROR_OUT_OF_MEMORY;
    last.message = e.what();
  } catch (const std::exception& e) {
    last.message = e.what();
    last.kind = classify(last.message);
  } catch (...) {
    last.message = "an exception that is no std::exception";
  }
}

}  // namespace

void fail(const char* name, const pt_tensor* arguments, int64_t size) noexcept {
  try {
    last = Error();
    last.name = name;
    record_current_exception();
    for (int64_t i = 0; i < size; i++) {
      last.arguments += i == 0 ? "" : ", ";
      describe(last.arguments, arguments[i]);
    }
  } catch (...) {
    // No memory to say more; the failure itself is still reported by the return value.
  }
}

void fail(const char* name, std::initializer_list<pt_tensor> arguments) noexcept {
  fail(name, arguments.begin(), static_cast<int64_t>(arguments.size()));
}

}  // namespace panatorch

int32_t pt_error_kind(void) {
  return panatorch::last.kind;
}

const char* pt_error_message(void) {
  return panatorch::last.message.c_str();
}

const char* pt_error_operator(void) {
  return panatorch::last.name.c_str();
}

const char* pt_error_arguments(void) {
  return panatorch::last.arguments.c_str();
}

const char* pt_error_backtrace(void) {
  return panatorch::last.backtrace.c_str();
}
