// Running a body so that nothing C++ leaves it.
#pragma once

#include <stdexcept>

#include "convert.h"

namespace panatorch {

// A callback into the caller's language failed; the message says where to find its exception.
struct CallbackFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Runs a body that returns nothing: 0, or -1 with the error kept.
template <typename Body>
int32_t status(const char* name, std::initializer_list<pt_tensor> arguments, Body body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    fail(name, arguments);
    return -1;
  }
}

// Runs a body and returns its value, or `failure` with the error kept.
template <typename Value, typename Body>
Value value(const char* name, Value failure, std::initializer_list<pt_tensor> arguments, Body body) noexcept {
  try {
    return body();
  } catch (...) {
    fail(name, arguments);
    return failure;
  }
}

}  // namespace panatorch
