/*
 * The C interface of PanaTorch's shim over LibTorch.
 *
 * Failures: a function that returns a handle returns 0, every other one a negative number. What went wrong stands in
 * the calling thread's last error until the next failure there.
 * Lists: an absent optional list has size -1.
 * Devices: type << 8 | index, index 255 when none is named; types are c10::DeviceType (CPU 0, CUDA 1).
 * Element types: c10::ScalarType codes.
 */
#ifndef PANATORCH_H
#define PANATORCH_H

#include "panatorch_operators.h"
#include "panatorch_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Last error of this thread. */
typedef enum pt_error {
  PT_ERROR_OTHER = 0,
  PT_ERROR_SHAPE = 1,
  PT_ERROR_DTYPE = 2,
  PT_ERROR_DEVICE = 3,
  PT_ERROR_OUT_OF_MEMORY = 4,
  PT_ERROR_INDEX = 5,
  PT_ERROR_NOT_IMPLEMENTED = 6,
  PT_ERROR_CALLBACK = 7
} pt_error;
int32_t pt_error_kind(void);
const char* pt_error_message(void);
const char* pt_error_operator(void);
const char* pt_error_arguments(void);
const char* pt_error_backtrace(void);

/* Versions and threads. */
const char* pt_built_version(void);
int32_t pt_has_cuda(void);
int32_t pt_get_num_threads(void);
int32_t pt_set_num_threads(int32_t threads);
int32_t pt_get_num_interop_threads(void);
int32_t pt_set_num_interop_threads(int32_t threads);
const char* pt_parallel_info(void);
const char* pt_build_configuration(void);
int32_t pt_set_flush_denormal(int32_t enabled);
int32_t pt_set_float32_matmul_precision(const char* precision);
int32_t pt_set_deterministic(int32_t enabled, int32_t warn_only);
int32_t pt_set_allow_tf32(int32_t matmul, int32_t convolution);
int32_t pt_set_benchmark_cudnn(int32_t enabled);

/* Tensors: life, facts, contents. */
#define PT_MAX_DIMENSIONS 64
int32_t pt_free(pt_tensor tensor);
int32_t pt_free_all(const pt_tensor* tensors, int64_t tensors_size);
pt_tensor pt_share(pt_tensor tensor);
int64_t pt_dim(pt_tensor tensor);
/* These write up to PT_MAX_DIMENSIONS numbers and return how many. */
int64_t pt_shape(pt_tensor tensor, int64_t* sizes);
int64_t pt_strides(pt_tensor tensor, int64_t* strides);
int64_t pt_numel(pt_tensor tensor);
int32_t pt_dtype(pt_tensor tensor);
int32_t pt_device(pt_tensor tensor);
int32_t pt_is_contiguous(pt_tensor tensor);
int32_t pt_is_pinned(pt_tensor tensor);
int64_t pt_storage(pt_tensor tensor);
int64_t pt_storage_bytes(pt_tensor tensor);
void* pt_data(pt_tensor tensor);
int32_t pt_item(pt_tensor tensor, double* real, int64_t* integer);
pt_tensor pt_from_memory(void* data, const int64_t* sizes, int64_t sizes_size, int32_t dtype, int64_t owner);
int32_t pt_on_release(void (*release)(int64_t owner));

/* Generators. */
pt_generator pt_generator_create(int32_t device, int64_t seed);
int32_t pt_generator_free(pt_generator generator);
int32_t pt_generator_seed(pt_generator generator, int64_t seed);
pt_tensor pt_generator_state(pt_generator generator);
int32_t pt_generator_set_state(pt_generator generator, pt_tensor state);

/* Autograd. */
int32_t pt_is_grad_enabled(void);
int32_t pt_set_grad_enabled(int32_t enabled);
int64_t pt_inference_mode_enter(int32_t enabled);
int32_t pt_inference_mode_exit(int64_t guard);
int32_t pt_is_inference(pt_tensor tensor);
int32_t pt_requires_grad(pt_tensor tensor);
int32_t pt_set_requires_grad(pt_tensor tensor, int32_t required);
int32_t pt_is_leaf(pt_tensor tensor);
int32_t pt_retain_grad(pt_tensor tensor);
pt_tensor pt_grad(pt_tensor tensor);
int32_t pt_set_grad(pt_tensor tensor, pt_tensor grad);
int32_t pt_set_data(pt_tensor tensor, pt_tensor data);
int32_t pt_backward(const pt_tensor* tensors, int64_t tensors_size, const pt_tensor* grads, int64_t grads_size,
                    int32_t retain_graph, int32_t create_graph);
int32_t pt_gradients(const pt_tensor* outputs, int64_t outputs_size, const pt_tensor* inputs, int64_t inputs_size,
                     const pt_tensor* grads, int64_t grads_size, int32_t retain_graph, int32_t create_graph,
                     int32_t allow_unused, pt_tensor* results);

/*
 * Differentiable functions written by the caller. The backward callback reads `grads` (0 where there is none; borrowed)
 * and writes an owned gradient or 0 for each input into `results`; it returns 0, or anything else when it failed.
 * `release` is called once when the graph no longer needs the function.
 */
typedef int32_t (*pt_backward_callback)(int64_t function, const pt_tensor* grads, int64_t grads_size,
                                        pt_tensor* results, int64_t results_size);
int32_t pt_on_backward(pt_backward_callback backward, void (*release)(int64_t function));
int32_t pt_attach_function(int64_t function, const char* name, const pt_tensor* inputs, int64_t inputs_size,
                           const pt_tensor* outputs, int64_t outputs_size, pt_tensor* results);

/* Autocast. */
int32_t pt_autocast_enter(int32_t device_type, int32_t enabled, int32_t dtype);
int32_t pt_autocast_exit(int32_t device_type, int32_t was_enabled, int32_t dtype);
int32_t pt_is_autocast_enabled(int32_t device_type);
int32_t pt_autocast_dtype(int32_t device_type);

/* Whole lists of parameters in one call. */
int32_t pt_zero_grads(const pt_tensor* parameters, int64_t parameters_size);
pt_tensor pt_clip_grad_norm(const pt_tensor* parameters, int64_t parameters_size, double max_norm);
int32_t pt_adamw_step(const pt_tensor* parameters, const pt_tensor* averages, const pt_tensor* square_averages,
                      const pt_tensor* steps, int64_t parameters_size, double learning_rate, double beta1,
                      double beta2, double weight_decay, double epsilon);
int32_t pt_lerp_all(const pt_tensor* targets, const pt_tensor* sources, int64_t size, double weight);
int32_t pt_copy_all(const pt_tensor* targets, const pt_tensor* sources, int64_t size);

/* Any operator of the dispatcher by name. */
typedef enum pt_value_kind {
  PT_VALUE_NONE = 0,
  PT_VALUE_TENSOR = 1,
  PT_VALUE_INT = 2,
  PT_VALUE_DOUBLE = 3,
  PT_VALUE_BOOL = 4,
  PT_VALUE_STRING = 5,
  PT_VALUE_INTS = 6,
  PT_VALUE_DOUBLES = 7,
  PT_VALUE_TENSORS = 8,
  PT_VALUE_BOOLS = 9,
  PT_VALUE_DTYPE = 10,
  PT_VALUE_DEVICE = 11,
  PT_VALUE_GENERATOR = 12
} pt_value_kind;
typedef struct pt_value {
  int64_t kind;
  int64_t size;    /* length of a list or string */
  int64_t integer; /* handle, number, truth value, element type, device, or address of a list or string */
  double real;
} pt_value;
/* Returns the number of results, which pt_call_results then hands over; their lists live until this thread's next call. */
int64_t pt_call(const char* name, const char* overload, const pt_value* arguments, int64_t arguments_size);
int32_t pt_call_results(pt_value* results);
const char* pt_schema(const char* name, const char* overload);

/* Tensors of the calling thread's last operator that returned a list, handed over once. */
int32_t pt_take_results(pt_tensor* results);

#ifdef __cplusplus
}
#endif

#endif
