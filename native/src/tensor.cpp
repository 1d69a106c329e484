// Life, facts and contents of tensors.
#include <ATen/ATen.h>

#include <algorithm>

#include "errors.h"
#include "panatorch.h"

using namespace panatorch;

namespace {

thread_local std::vector<at::Tensor> listed;

void (*release_owner)(int64_t owner) = nullptr;

int64_t copy(at::IntArrayRef from, int64_t* to) {
  TORCH_CHECK(from.size() <= PT_MAX_DIMENSIONS, "a tensor of more than ", PT_MAX_DIMENSIONS, " dimensions");
  std::copy(from.begin(), from.end(), to);
  return static_cast<int64_t>(from.size());
}

int64_t element_count(const int64_t* sizes, int64_t sizes_size) {
  int64_t count = 1;
  for (int64_t i = 0; i < sizes_size; i++) {
    if (sizes[i] < 0 || __builtin_mul_overflow(count, sizes[i], &count)) {
      throw std::invalid_argument("a shape has a negative size or more elements than fit in 64 bits");
    }
  }
  return count;
}

}  // namespace

namespace panatorch {

int64_t give(std::vector<at::Tensor> tensors) {
  listed = std::move(tensors);
  return static_cast<int64_t>(listed.size());
}

}  // namespace panatorch

int32_t pt_take_results(pt_tensor* results) {
  return status("take_results", {}, [&] {
    for (at::Tensor& each : listed) {
      *results++ = give(std::move(each));
    }
    listed.clear();
  });
}

int32_t pt_free(pt_tensor handle) {
  return pt_free_all(&handle, 1);
}

int32_t pt_free_all(const pt_tensor* handles, int64_t handles_size) {
  return status("free", {}, [&] {
    for (int64_t i = 0; i < handles_size; i++) {
      if (handles[i] != 0) {
        c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(
            reinterpret_cast<c10::TensorImpl*>(handles[i]));
      }
    }
  });
}

pt_tensor pt_share(pt_tensor handle) {
  return value("share", pt_tensor(0), {handle}, [&] { return give(tensor(handle)); });
}

int64_t pt_dim(pt_tensor handle) {
  return value("dim", int64_t(-1), {}, [&] { return tensor(handle).dim(); });
}

int64_t pt_shape(pt_tensor handle, int64_t* sizes) {
  return value("shape", int64_t(-1), {handle}, [&] { return copy(tensor(handle).sizes(), sizes); });
}

int64_t pt_strides(pt_tensor handle, int64_t* strides) {
  return value("strides", int64_t(-1), {handle}, [&] { return copy(tensor(handle).strides(), strides); });
}

int64_t pt_numel(pt_tensor handle) {
  return value("numel", int64_t(-1), {}, [&] { return tensor(handle).numel(); });
}

int32_t pt_dtype(pt_tensor handle) {
  return value("dtype", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).scalar_type()); });
}

int32_t pt_device(pt_tensor handle) {
  return value("device", -1, {}, [&] { return code(tensor(handle).device()); });
}

int32_t pt_is_contiguous(pt_tensor handle) {
  return value("is_contiguous", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).is_contiguous()); });
}

int32_t pt_is_pinned(pt_tensor handle) {
  return value("is_pinned", -1, {}, [&] { return static_cast<int32_t>(tensor(handle).is_pinned()); });
}

int64_t pt_storage(pt_tensor handle) {
  return value("storage", int64_t(-1), {}, [&] {
    return reinterpret_cast<int64_t>(tensor(handle).storage().unsafeGetStorageImpl());
  });
}

int64_t pt_storage_bytes(pt_tensor handle) {
  return value("storage_bytes", int64_t(-1), {},
               [&] { return static_cast<int64_t>(tensor(handle).storage().nbytes()); });
}

void* pt_data(pt_tensor handle) {
  return value("data", static_cast<void*>(nullptr), {handle}, [&] { return tensor(handle).data_ptr(); });
}

int32_t pt_item(pt_tensor handle, double* real, int64_t* integer) {
  return value("item", -1, {handle}, [&] {
    at::Scalar item = tensor(handle).item();
    if (item.isIntegral(/*includeBool=*/true)) {
      *integer = item.toLong();
      *real = static_cast<double>(*integer);
      return 1;
    }
    *real = item.toDouble();
    *integer = 0;
    return 0;
  });
}

pt_tensor pt_from_memory(void* data, const int64_t* sizes, int64_t sizes_size, int32_t type, int64_t owner) {
  return value("from_memory", pt_tensor(0), {}, [&] {
    element_count(sizes, sizes_size);
    auto release = release_owner;
    return give(at::from_blob(
        data, ints(sizes, sizes_size), [release, owner](void*) { release(owner); }, at::TensorOptions(dtype(type))));
  });
}

int32_t pt_on_release(void (*release)(int64_t owner)) {
  release_owner = release;
  return 0;
}
