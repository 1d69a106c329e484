// How the C interface's plain values become the types that ATen takes, and back.
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/List.h>
#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>
#include <c10/core/MemoryFormat.h>
#include <c10/core/Scalar.h>
#include <c10/core/ScalarType.h>
#include <c10/core/SymIntArrayRef.h>
#include <c10/util/OptionalArrayRef.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "panatorch_types.h"

namespace panatorch {

// A handle is the bit pattern of an at::Tensor, which is one counted pointer: an argument is read where it lies, a list
// of handles is a list of tensors, and nothing is allocated or counted on the way in.
static_assert(sizeof(at::Tensor) == sizeof(pt_tensor));
static_assert(sizeof(at::Generator) == sizeof(pt_generator));

constexpr int64_t kNoInt = std::numeric_limits<int64_t>::min();

// Keeps what the current exception says for the calling thread; call only inside a catch block.
void fail(const char* name, std::initializer_list<pt_tensor> arguments) noexcept;
// The same for a list of arguments.
void fail(const char* name, const pt_tensor* arguments, int64_t size) noexcept;

inline const at::Tensor& tensor(const pt_tensor& handle) {
  if (handle == 0) {
    throw std::invalid_argument("a required tensor argument is null");
  }
  return *reinterpret_cast<const at::Tensor*>(&handle);
}

inline at::Tensor& tensor(pt_tensor& handle) {
  return const_cast<at::Tensor&>(tensor(std::as_const(handle)));
}

inline std::optional<at::Tensor> optional_tensor(const pt_tensor& handle) {
  return handle == 0 ? std::nullopt : std::optional<at::Tensor>(tensor(handle));
}

inline at::TensorList tensors(const pt_tensor* handles, int64_t size) {
  return at::TensorList(reinterpret_cast<const at::Tensor*>(handles), size);
}

inline c10::List<std::optional<at::Tensor>> optional_tensors(const pt_tensor* handles, int64_t size) {
  c10::List<std::optional<at::Tensor>> list;
  list.reserve(size);
  for (int64_t i = 0; i < size; i++) {
    list.push_back(optional_tensor(handles[i]));
  }
  return list;
}

inline at::IntArrayRef ints(const int64_t* values, int64_t size) {
  if (size < 0) {
    throw std::invalid_argument("a required list of integers is null");
  }
  return at::IntArrayRef(values, size);
}

inline at::OptionalIntArrayRef optional_ints(const int64_t* values, int64_t size) {
  return size < 0 ? at::OptionalIntArrayRef() : at::OptionalIntArrayRef(ints(values, size));
}

inline c10::SymIntArrayRef sym_ints(const int64_t* values, int64_t size) {
  return c10::fromIntArrayRefSlow(ints(values, size));
}

inline at::OptionalSymIntArrayRef sym_optional_ints(const int64_t* values, int64_t size) {
  return size < 0 ? at::OptionalSymIntArrayRef() : at::OptionalSymIntArrayRef(sym_ints(values, size));
}

inline c10::SymInt sym_int(int64_t value) {
  return c10::SymInt(value);
}

inline std::optional<int64_t> optional_int(int64_t value) {
  return value == kNoInt ? std::nullopt : std::optional<int64_t>(value);
}

inline std::optional<c10::SymInt> sym_optional_int(int64_t value) {
  return value == kNoInt ? std::nullopt : std::optional<c10::SymInt>(value);
}

inline std::optional<double> optional_float(double value) {
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

inline std::optional<at::ArrayRef<double>> optional_floats(const double* values, int64_t size) {
  return size < 0 ? std::nullopt : std::optional<at::ArrayRef<double>>(at::ArrayRef<double>(values, size));
}

inline std::optional<bool> optional_bool(int32_t value) {
  return value < 0 ? std::nullopt : std::optional<bool>(value != 0);
}

inline at::Scalar scalar(int64_t bits, int32_t kind) {
  if (kind == 0) {
    return at::Scalar(bits);
  }
  double value;
  static_assert(sizeof(value) == sizeof(bits));
  __builtin_memcpy(&value, &bits, sizeof(value));
  return at::Scalar(value);
}

inline std::optional<at::Scalar> optional_scalar(int64_t bits, int32_t kind) {
  return kind < 0 ? std::nullopt : std::optional<at::Scalar>(scalar(bits, kind));
}

inline std::string_view string(const char* text) {
  if (text == nullptr) {
    throw std::invalid_argument("a required string argument is null");
  }
  return text;
}

inline std::optional<std::string_view> optional_string(const char* text) {
  return text == nullptr ? std::nullopt : std::optional<std::string_view>(text);
}

inline at::ScalarType dtype(int32_t code) {
  return static_cast<at::ScalarType>(code);
}

inline std::optional<at::ScalarType> optional_dtype(int32_t code) {
  return code < 0 ? std::nullopt : std::optional<at::ScalarType>(dtype(code));
}

inline at::Device device(int32_t code) {
  int index = code & 0xff;
  return at::Device(static_cast<at::DeviceType>(code >> 8), index == 0xff ? -1 : static_cast<at::DeviceIndex>(index));
}

inline std::optional<at::Device> optional_device(int32_t code) {
  return code < 0 ? std::nullopt : std::optional<at::Device>(device(code));
}

inline int32_t code(const at::Device& device) {
  return static_cast<int32_t>(device.type()) << 8 | (device.has_index() ? device.index() : 0xff);
}

inline at::Generator& generator(pt_generator& handle) {
  return *reinterpret_cast<at::Generator*>(&handle);
}

inline std::optional<at::Generator> optional_generator(pt_generator handle) {
  return handle == 0 ? std::nullopt : std::optional<at::Generator>(generator(handle));
}

inline at::MemoryFormat memory_format(int32_t code) {
  return static_cast<at::MemoryFormat>(code);
}

inline std::optional<at::MemoryFormat> optional_memory_format(int32_t code) {
  return code < 0 ? std::nullopt : std::optional<at::MemoryFormat>(memory_format(code));
}

// Hands a tensor over to the caller; an undefined one becomes 0.
inline pt_tensor give(at::Tensor tensor) {
  return tensor.defined() ? reinterpret_cast<pt_tensor>(tensor.unsafeReleaseTensorImpl()) : 0;
}

template <typename... Tensors>
void give(std::tuple<Tensors...> tensors, pt_tensor* results) {
  std::apply([&](auto&... each) { ((*results++ = give(std::move(each))), ...); }, tensors);
}

// Keeps a list for pt_take_results and returns its length.
int64_t give(std::vector<at::Tensor> tensors);

}  // namespace panatorch
