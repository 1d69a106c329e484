package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A region of code that owns tensors. Every tensor that an operator returns belongs to the
 * innermost open scope of the thread that made it and is freed when that scope closes, unless
 * {@link #escape} or {@link Tensor#keep} moved it out. A tensor made where no scope is open belongs
 * to the caller, who closes it.
 *
 * <p>A scope is confined to the thread that opened it, and scopes close in the reverse order of
 * their opening:
 *
 * {@snippet :
 * try (var scope = Scope.open()) {
 *   Tensor hidden = x.linear(weight, bias).relu();
 *   return scope.escape(hidden.mean());   // to the enclosing scope, or to the caller where there is none
 * }
 * }
 */
public final class Scope implements AutoCloseable {

  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

  private final @Nullable Scope parent;
  private final Thread owner = Thread.currentThread();
  private @Nullable Tensor[] tensors = new Tensor[16];
  private int size;
  private boolean closed;

  private Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /** Opens a scope inside the current one of this thread. */
  public static Scope open() {
    Scope scope = new Scope(CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /** Runs {@code body} in a scope of its own and hands its result to the enclosing scope. */
  public static Tensor run(Supplier<Tensor> body) {
    try (var scope = open()) {
      return scope.escape(body.get());
    }
  }

  static @Nullable Scope current() {
    return CURRENT.get();
  }

  /** Tensors that this scope owns now, those of inner scopes not counted. */
  public long liveTensors() {
    return size;
  }

  /** Bytes of the distinct storages that this scope's tensors hold, on all devices together. */
  public long liveBytes() {
    var seen = new HashSet<Long>();
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      Tensor tensor = owned(i);
      if (seen.add(pt_storage(tensor.handle()))) {
        bytes += pt_storage_bytes(tensor.handle());
      }
    }
    return bytes;
  }

  /**
   * Moves a tensor out of this scope into the enclosing one; where there is none, the caller owns
   * it. A tensor that this scope does not own is returned as it is.
   */
  public Tensor escape(Tensor tensor) {
    checkThread();
    if (tensor.scope() == this) {
      tensor.moveTo(parent);
    }
    return tensor;
  }

  /** {@link #escape(Tensor)} for each of a list. */
  public List<Tensor> escape(List<Tensor> all) {
    all.forEach(this::escape);
    return all;
  }

  /**
   * Frees every tensor that is still owned.
   *
   * @throws IllegalStateException if an inner scope is still open
   * @throws WrongThreadException on another thread than the one that opened it
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    checkThread();
    if (CURRENT.get() != this) {
      throw new IllegalStateException(
          "a scope opened inside this one is still open; close scopes innermost first");
    }
    closed = true;
    if (parent == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(parent);
    }
    freeAll();
  }

  private void freeAll() {
    if (size == 0) {
      return;
    }
    try {
      long[] handles = new long[size];
      for (int i = 0; i < size; i++) {
        handles[i] = owned(i).release();
      }
      Results.check(pt_free_all(Scratch.begin().longs(handles), size));
    } finally {
      LiveTensors.removed(size);
      Arrays.fill(tensors, null);
      size = 0;
    }
  }

  /** Takes ownership; returns the tensor's place, which it passes to {@link #remove}. */
  int add(Tensor tensor) {
    if (size == tensors.length) {
      tensors = Arrays.copyOf(tensors, 2 * size);
    }
    tensors[size] = tensor;
    return size++;
  }

  /** Gives ownership up. */
  void remove(int place) {
    checkThread();
    Tensor last = owned(--size);
    tensors[place] = last;
    last.place(place);
    tensors[size] = null;
  }

  private Tensor owned(int place) {
    Tensor tensor = tensors[place];
    if (tensor == null) {
      throw new AssertionError("no tensor at place " + place + " of " + size);
    }
    return tensor;
  }

  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException("this scope belongs to thread " + owner.getName());
    }
  }

  /** Where this scope's live tensors were made, when {@code -Dpanatorch.trace=true} is set. */
  String report() {
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(owned(i).describe()).append('\n');
    }
    return text.toString();
  }
}
