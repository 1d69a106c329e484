package dev.panatorch.runtime.internal;

import dev.panatorch.runtime.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread's reusable off-heap memory for the list arguments and results of one call into the shim.
 * Its contents are good until the thread's next call.
 */
public final class Scratch {

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private MemorySegment memory = allocate(1 << 10);
  private long used;
  private long results;

  private Scratch() {}

  /** This thread's scratch memory, empty. */
  public static Scratch begin() {
    Scratch scratch = OF_THREAD.get();
    scratch.used = 0;
    return scratch;
  }

  public MemorySegment longs(long @Nullable [] values) {
    if (values == null) {
      return MemorySegment.NULL;
    }
    MemorySegment segment = reserve(values.length);
    for (int i = 0; i < values.length; i++) {
      segment.setAtIndex(ValueLayout.JAVA_LONG, i, values[i]);
    }
    return segment;
  }

  public MemorySegment doubles(double @Nullable [] values) {
    if (values == null) {
      return MemorySegment.NULL;
    }
    MemorySegment segment = reserve(values.length);
    for (int i = 0; i < values.length; i++) {
      segment.setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
    }
    return segment;
  }

  public MemorySegment handles(List<Tensor> tensors) {
    MemorySegment segment = reserve(tensors.size());
    for (int i = 0; i < tensors.size(); i++) {
      segment.setAtIndex(ValueLayout.JAVA_LONG, i, tensors.get(i).handle());
    }
    return segment;
  }

  public MemorySegment optionalHandles(List<@Nullable Tensor> tensors) {
    MemorySegment segment = reserve(tensors.size());
    for (int i = 0; i < tensors.size(); i++) {
      segment.setAtIndex(ValueLayout.JAVA_LONG, i, Arguments.handle(tensors.get(i)));
    }
    return segment;
  }

  /** Room for {@code count} result handles, which {@link #result} reads. */
  public MemorySegment results(int count) {
    MemorySegment segment = reserve(count);
    results = used / Long.BYTES - count;
    return segment;
  }

  public long result(int index) {
    return memory.getAtIndex(ValueLayout.JAVA_LONG, results + index);
  }

  /** The first {@code count} numbers that the shim wrote where {@link #results} pointed. */
  public long[] longs(long count) {
    var values = new long[(int) Results.check(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = result(i);
    }
    return values;
  }

  private MemorySegment reserve(long count) {
    long bytes = count * Long.BYTES;
    if (used + bytes > memory.byteSize()) {
      // Slices given out before keep the old memory alive.
      memory = allocate(2 * (used + bytes));
    }
    MemorySegment slice = memory.asSlice(used, bytes);
    used += bytes;
    return slice;
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, Long.BYTES);
  }
}
