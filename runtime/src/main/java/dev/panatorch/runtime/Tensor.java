package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A multi-dimensional array that lies outside of the Java heap, in host or GPU memory: one
 * reference to a LibTorch tensor. Methods bear PyTorch's names in camel case; those that return a
 * tensor return a new one, owned by the thread's innermost {@link Scope}.
 *
 * <p>Using a closed tensor throws {@link ClosedTensorException}. A tensor may be read by many
 * threads at once; it must not be closed while another thread still uses it.
 */
public final class Tensor
    implements AutoCloseable,
        TensorActivation,
        TensorArithmetic,
        TensorAttention,
        TensorComparison,
        TensorContents,
        TensorConvolution,
        TensorCreation,
        TensorGradient,
        TensorIndexing,
        TensorLinearAlgebra,
        TensorLoss,
        TensorMatrixMultiplication,
        TensorMovement,
        TensorNormalization,
        TensorRandom,
        TensorReduction,
        TensorShape,
        TensorSorting,
        TensorSpectral {

  static {
    Library.load();
  }

  private final @Nullable Throwable origin = LiveTensors.TRACE ? new Throwable("made here") : null;
  private long handle;
  private @Nullable Scope scope;
  private LiveTensors.@Nullable Kept kept;
  private int place;

  private Tensor(long handle) {
    this.handle = handle;
    LiveTensors.added();
    attach(Scope.current());
  }

  /**
   * Takes over a reference that native code of one's own counted for the caller.
   *
   * @param handle address of a {@code c10::TensorImpl}
   */
  public static Tensor ofHandle(long handle) {
    return new Tensor(handle);
  }

  /**
   * A tensor of these values, of dtype float32, on the CPU; see {@link HostData} for other types.
   */
  public static Tensor of(float[] values, long... shape) {
    return HostData.copy(MemorySegment.ofArray(values), DType.FLOAT32, shape);
  }

  /** A float64 tensor of these values. */
  public static Tensor of(double[] values, long... shape) {
    return HostData.copy(MemorySegment.ofArray(values), DType.FLOAT64, shape);
  }

  /** An int64 tensor of these values. */
  public static Tensor of(long[] values, long... shape) {
    return HostData.copy(MemorySegment.ofArray(values), DType.INT64, shape);
  }

  /** An int32 tensor of these values. */
  public static Tensor of(int[] values, long... shape) {
    return HostData.copy(MemorySegment.ofArray(values), DType.INT32, shape);
  }

  /** A uint8 tensor of these values. */
  public static Tensor of(byte[] values, long... shape) {
    return HostData.copy(MemorySegment.ofArray(values), DType.UINT8, shape);
  }

  /** A tensor of no dimensions that holds one number. */
  public static Tensor scalar(double value, DType dtype) {
    return Torch.scalarTensor(value, dtype);
  }

  /**
   * A CPU tensor over existing native memory, without a copy; what one side writes the other sees.
   * The tensor and its views keep {@code memory} reachable, but do not keep its arena from being
   * closed: use an automatic or the global arena, or close a shared one only after the tensors.
   *
   * @param memory at least the shape's bytes, native, writable, not of a confined arena
   * @throws IllegalArgumentException if the memory is of another sort or too small
   */
  public static Tensor wrap(MemorySegment memory, DType dtype, long... shape) {
    return HostData.wrap(memory, dtype, shape);
  }

  /**
   * This contiguous CPU tensor's memory, without a copy. The memory stays until {@code arena}
   * closes, even when the tensor is closed before.
   *
   * @throws IllegalStateException if the tensor is on a GPU or not contiguous
   */
  public MemorySegment segment(Arena arena) {
    return HostData.segment(this, arena);
  }

  /** Moves this tensor out of its scope: from now on the caller closes it. Returns this tensor. */
  public Tensor keep() {
    if (scope != null || kept == null) {
      moveTo(null);
    }
    return this;
  }

  /** Frees this reference; closing twice does nothing. */
  @Override
  public void close() {
    if (handle == 0) {
      return;
    }
    detachOwner();
    LiveTensors.removed(1);
    Results.check(pt_free(release()));
  }

  /** Whether this tensor, or the scope that owned it, was closed. */
  public boolean isClosed() {
    return handle == 0;
  }

  /** The sizes of the dimensions. */
  public long[] shape() {
    Scratch scratch = Scratch.begin();
    return scratch.longs(pt_shape(handle(), scratch.results(PT_MAX_DIMENSIONS())));
  }

  /** Elements between neighbours along each dimension. */
  public long[] strides() {
    Scratch scratch = Scratch.begin();
    return scratch.longs(pt_strides(handle(), scratch.results(PT_MAX_DIMENSIONS())));
  }

  /**
   * The size of one dimension; negative ones count from the end.
   *
   * @throws ShapeException if there is no such dimension
   */
  public long size(int dimension) {
    long[] shape = shape();
    int index = dimension < 0 ? dimension + shape.length : dimension;
    if (index < 0 || index >= shape.length) {
      throw new ShapeException(
          "size(" + dimension + "): the tensor has " + shape.length + " dimensions", "size", "");
    }
    return shape[index];
  }

  /** Number of dimensions. */
  public int dim() {
    return (int) Results.check(pt_dim(handle()));
  }

  /** Number of elements. */
  public long numel() {
    return Results.check(pt_numel(handle()));
  }

  /** Type of the elements. */
  public DType dtype() {
    return DType.ofCode((int) Results.check((long) pt_dtype(handle())));
  }

  /** Where the elements lie. */
  public Device device() {
    return Device.ofCode((int) Results.check((long) pt_device(handle())));
  }

  /** Whether the elements lie in row-major order without gaps. */
  public boolean isContiguous() {
    return Results.truth(pt_is_contiguous(handle()));
  }

  /** Whether the elements lie in page-locked host memory. */
  public boolean isPinned() {
    return Results.truth(pt_is_pinned(handle()));
  }

  /** Shape, element type and device: {@code float32[2, 3]@cpu}; never the elements. */
  @Override
  public String toString() {
    return handle == 0 ? "closed tensor" : describe(handle, null);
  }

  /**
   * The elements in nested brackets, as PyTorch prints them: of long dimensions the first and the
   * last three. Waits for the device.
   */
  public String toText() {
    return TensorText.of(this);
  }

  /**
   * This tensor's reference for native code of one's own: the address of a {@code c10::TensorImpl},
   * borrowed.
   *
   * @throws ClosedTensorException if this tensor was closed
   */
  public long handle() {
    long current = handle;
    if (current == 0) {
      throw new ClosedTensorException(
          "this tensor was closed, or the scope that owned it was; keep() or escape() it to use it longer");
    }
    return current;
  }

  @Nullable Scope scope() {
    return scope;
  }

  void place(int newPlace) {
    place = newPlace;
  }

  void moveTo(@Nullable Scope target) {
    handle();
    detachOwner();
    attach(target);
  }

  /** Ends this object's hold on the handle and returns it; the caller frees it. */
  long release() {
    long released = handle;
    handle = 0;
    scope = null;
    return released;
  }

  private void attach(@Nullable Scope target) {
    scope = target;
    if (target == null) {
      kept = LiveTensors.keep(this, handle, origin);
    } else {
      place = target.add(this);
    }
  }

  private void detachOwner() {
    if (scope != null) {
      scope.remove(place);
      scope = null;
    } else if (kept != null) {
      kept.end();
      kept = null;
    }
  }

  String describe() {
    return describe(handle, origin);
  }

  static String describe(long handle, @Nullable Throwable origin) {
    Scratch scratch = Scratch.begin();
    long[] shape = scratch.longs(pt_shape(handle, scratch.results(PT_MAX_DIMENSIONS())));
    String facts =
        DType.ofCode(pt_dtype(handle)).torchName()
            + java.util.Arrays.toString(shape)
            + "@"
            + Device.ofCode(pt_device(handle));
    if (origin == null) {
      return facts;
    }
    var trace = new StringWriter();
    origin.printStackTrace(new PrintWriter(trace));
    return facts + " " + trace;
  }
}
