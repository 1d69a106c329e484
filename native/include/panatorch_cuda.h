/*
 * The C interface of PanaTorch's second shim, over the CUDA side of LibTorch; it is built and loaded only where LibTorch
 * has CUDA.
 *
 * Failures are told as in panatorch.h: a function that returns a handle returns 0, every other one a negative number,
 * and the thread's last error says what went wrong.
 * Devices here are CUDA ordinals; -1 is the calling thread's current device.
 * Streams are a device and LibTorch's stream number there; 0 is the default stream. Streams are never freed.
 */
#ifndef PANATORCH_CUDA_H
#define PANATORCH_CUDA_H

#include "panatorch_types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An owned event or graph, or an owned block of pinned host memory. */
typedef int64_t pt_cuda_event;
typedef int64_t pt_cuda_graph;
typedef int64_t pt_cuda_pinned;

/* Devices. The version is the one of the headers this library was built with, 1000 * major + 10 * minor. */
int32_t pt_cuda_built_version(void);
int32_t pt_cuda_device_count(void);
int32_t pt_cuda_current_device(void);
int32_t pt_cuda_set_device(int32_t device);
int32_t pt_cuda_synchronize(int32_t device);

/* Streams. The address is that of the CUstream / cudaStream_t. */
int32_t pt_cuda_stream_from_pool(int32_t device, int32_t high_priority, int64_t* stream);
int32_t pt_cuda_stream_from_address(int32_t device, void* address, int64_t* stream);
int32_t pt_cuda_stream_current(int32_t device, int64_t* stream);
int32_t pt_cuda_stream_set_current(int32_t device, int64_t stream);
int32_t pt_cuda_stream_query(int32_t device, int64_t stream);
int32_t pt_cuda_stream_synchronize(int32_t device, int64_t stream);
int32_t pt_cuda_stream_address(int32_t device, int64_t stream, int64_t* address);
/* Keeps the tensor's memory from being used again before the work queued on the stream so far is done. */
int32_t pt_cuda_record_stream(pt_tensor tensor, int32_t device, int64_t stream);

/* Events. A query gives 1 when all the work before the event is done, else 0. */
pt_cuda_event pt_cuda_event_create(int32_t timing);
int32_t pt_cuda_event_free(pt_cuda_event event);
int32_t pt_cuda_event_record(pt_cuda_event event, int32_t device, int64_t stream);
int32_t pt_cuda_event_wait(pt_cuda_event event, int32_t device, int64_t stream);
int32_t pt_cuda_event_query(pt_cuda_event event);
int32_t pt_cuda_event_synchronize(pt_cuda_event event);
int32_t pt_cuda_event_elapsed(pt_cuda_event start, pt_cuda_event end, double* milliseconds);

/* The caching allocator of one device. Sizes in bytes; counts since start, or since the last reset. */
typedef struct pt_cuda_memory {
  int64_t allocated;
  int64_t allocated_peak;
  int64_t reserved;
  int64_t reserved_peak;
  int64_t active;
  int64_t active_peak;
  int64_t requested;
  int64_t requested_peak;
  int64_t inactive_split;
  int64_t allocations;
  int64_t retries;
  int64_t out_of_memory;
} pt_cuda_memory;
int32_t pt_cuda_memory_statistics(int32_t device, pt_cuda_memory* statistics);
int32_t pt_cuda_memory_reset_peak(int32_t device);
int32_t pt_cuda_memory_empty_cache(void);
int32_t pt_cuda_memory_set_fraction(int32_t device, double fraction);

/* Page-locked host memory from LibTorch's caching allocator. */
pt_cuda_pinned pt_cuda_pinned_allocate(int64_t bytes, void** data);
int32_t pt_cuda_pinned_free(pt_cuda_pinned memory);

/*
 * Graphs. A pool is two numbers; 0, 0 is a pool of the graph's own. Modes are those of cudaStreamCaptureMode. Generators that the captured work draws from are registered before the capture begins.
 */
typedef enum pt_cuda_capture {
  PT_CUDA_CAPTURE_GLOBAL = 0,
  PT_CUDA_CAPTURE_THREAD_LOCAL = 1,
  PT_CUDA_CAPTURE_RELAXED = 2
} pt_cuda_capture;
pt_cuda_graph pt_cuda_graph_create(void);
int32_t pt_cuda_graph_free(pt_cuda_graph graph);
int32_t pt_cuda_graph_register_generator(pt_cuda_graph graph, pt_generator generator);
int32_t pt_cuda_graph_capture_begin(pt_cuda_graph graph, int64_t pool, int64_t pool_of_graph, int32_t mode);
int32_t pt_cuda_graph_capture_end(pt_cuda_graph graph);
int32_t pt_cuda_graph_replay(pt_cuda_graph graph);
int32_t pt_cuda_graph_pool(pt_cuda_graph graph, int64_t* pool, int64_t* pool_of_graph);

#ifdef __cplusplus
}
#endif

#endif
