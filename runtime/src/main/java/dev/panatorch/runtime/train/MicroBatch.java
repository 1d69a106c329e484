package dev.panatorch.runtime.train;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.Sample;
import java.util.List;

/**
 * The samples that one forward pass takes. The tensors lie on the run's device and belong to the
 * scope of the pass; on the CPU they are views of memory that the next batch reuses.
 *
 * @param data the elements, [size, ...]
 * @param labels int64 [size]
 * @param samples in the order of the batch
 * @param clock where the run stands
 * @param <S> what a sample is
 */
public record MicroBatch<S extends Sample>(
    Tensor data, Tensor labels, List<S> samples, Clock clock) {

  /** Number of samples. */
  public int size() {
    return samples.size();
  }

  /**
   * Brings a batch to the device, behind what the device has still to do, without waiting for it.
   */
  static <S extends Sample> MicroBatch<S> of(Batch<S> batch, Device device, Clock clock) {
    return new MicroBatch<>(
        move(batch.data(), device), move(batch.labels(), device), batch.samples(), clock);
  }

  private static Tensor move(Tensor host, Device device) {
    // From page-locked memory the copy is queued; LibTorch reuses that memory only after it.
    return device.isCuda() ? host.pinMemory().to(device, host.dtype(), true) : host;
  }
}
