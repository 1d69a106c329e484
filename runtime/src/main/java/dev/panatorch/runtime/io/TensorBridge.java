package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Between tensors of files and tensors of LibTorch. */
final class TensorBridge {

  private static final long CACHE_LINE = 64;

  private TensorBridge() {}

  /** A CPU tensor over the data themselves, or over a copy where they are not aligned. */
  static Tensor tensor(TensorData data) {
    if (data.numel() == 0) {
      return Torch.empty(data.shape(), data.dtype(), Device.CPU);
    }
    MemorySegment memory = data.data();
    boolean usable = memory.isNative() && memory.address() % data.dtype().byteSize() == 0;
    return Tensor.wrap(usable ? memory : aligned(memory), data.dtype(), data.shape());
  }

  private static MemorySegment aligned(MemorySegment memory) {
    return Arena.ofAuto().allocate(memory.byteSize(), CACHE_LINE).copyFrom(memory);
  }

  /** All tensors, or none: what was made before a failure is closed. */
  static SequencedMap<String, Tensor> tensors(Map<String, ? extends TensorEntry> entries)
      throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    boolean complete = false;
    try {
      for (Map.Entry<String, ? extends TensorEntry> each : entries.entrySet()) {
        tensors.put(each.getKey(), tensor(each.getValue().load()));
      }
      complete = true;
    } finally {
      if (!complete) {
        tensors.values().forEach(Tensor::close);
      }
    }
    return Collections.unmodifiableSequencedMap(tensors);
  }

  /** The tensor as something to write; it is brought to the host when its turn comes. */
  static TensorSource source(Tensor tensor) {
    return new LiveTensor(tensor);
  }

  private record LiveTensor(Tensor tensor) implements TensorSource {

    @Override
    public DType dtype() {
      return tensor.dtype();
    }

    @Override
    public long[] shape() {
      return tensor.shape();
    }

    @Override
    public void writeTo(Sink sink) throws IOException {
      if (tensor.numel() == 0) {
        return;
      }
      try (Scope scope = Scope.open();
          Arena arena = Arena.ofConfined()) {
        sink.accept(tensor.detach().cpu().contiguous().segment(arena));
      }
    }
  }
}
