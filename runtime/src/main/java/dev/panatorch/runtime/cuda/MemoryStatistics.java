package dev.panatorch.runtime.cuda;

import dev.panatorch.bindings.torchcuda.pt_cuda_memory;
import java.lang.foreign.MemorySegment;

/**
 * What LibTorch's caching allocator holds on one GPU, in bytes ({@code torch.cuda.memory_stats}).
 *
 * @param allocated held by tensors
 * @param allocatedPeak most that tensors ever held since the last reset
 * @param reserved taken from the driver: held by tensors or cached
 * @param reservedPeak most that was ever taken since the last reset
 * @param active held by tensors or freed but still in use by a stream
 * @param activePeak most that was ever active since the last reset
 * @param requested what tensors asked for before rounding
 * @param requestedPeak most that was ever requested since the last reset
 * @param inactiveSplit parts of split blocks that are free but cannot be given back
 * @param allocations number of allocations since the start
 * @param retries allocations that succeeded only after the cache was emptied
 * @param outOfMemory allocations that failed
 */
public record MemoryStatistics(
    long allocated,
    long allocatedPeak,
    long reserved,
    long reservedPeak,
    long active,
    long activePeak,
    long requested,
    long requestedPeak,
    long inactiveSplit,
    long allocations,
    long retries,
    long outOfMemory) {

  static MemoryStatistics read(MemorySegment s) {
    return new MemoryStatistics(
        pt_cuda_memory.allocated(s),
        pt_cuda_memory.allocated_peak(s),
        pt_cuda_memory.reserved(s),
        pt_cuda_memory.reserved_peak(s),
        pt_cuda_memory.active(s),
        pt_cuda_memory.active_peak(s),
        pt_cuda_memory.requested(s),
        pt_cuda_memory.requested_peak(s),
        pt_cuda_memory.inactive_split(s),
        pt_cuda_memory.allocations(s),
        pt_cuda_memory.retries(s),
        pt_cuda_memory.out_of_memory(s));
  }
}
