/**
 * NVIDIA GPUs: devices, streams, events, memory, graphs, and kernels compiled at run time. Streams,
 * events, memory and graphs are LibTorch's own, so what is queued here keeps its order with tensor
 * operators; kernels, device facts and monitoring call NVIDIA's libraries directly.
 */
@NullMarked
package dev.panatorch.runtime.cuda;

import org.jspecify.annotations.NullMarked;
