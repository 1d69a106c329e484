package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import java.lang.ref.Cleaner;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Exact counts of the tensors that Java holds, and reports of those that were lost.
 *
 * <p>The garbage collector frees no tensor: one that was kept and then forgotten is reported once,
 * as a warning, with the place where it was made when {@code -Dpanatorch.trace=true} is set.
 */
public final class LiveTensors {

  /** Whether each tensor remembers where it was made. */
  static final boolean TRACE = Boolean.getBoolean("panatorch.trace");

  private static final System.Logger LOG = System.getLogger(LiveTensors.class.getName());
  private static final Cleaner CLEANER = Cleaner.create();
  private static final LongAdder LIVE = new LongAdder();
  private static final LongAdder LOST = new LongAdder();
  private static final Set<Kept> KEPT = ConcurrentHashMap.newKeySet();

  private LiveTensors() {}

  /** All live tensors of the process: those of scopes on every thread, and the kept ones. */
  public static long count() {
    return LIVE.sum();
  }

  /** Tensors that no scope owns. */
  public static long keptCount() {
    return KEPT.size();
  }

  /** Bytes of the distinct storages of the tensors that no scope owns, on all devices together. */
  public static long keptBytes() {
    var seen = new HashSet<Long>();
    return KEPT.stream().mapToLong(kept -> kept.bytes(seen)).sum();
  }

  /** Tensors that were kept and became unreachable without being closed. */
  public static long lostCount() {
    return LOST.sum();
  }

  /** One line for each live tensor of this thread's innermost scope and each kept one. */
  public static String report() {
    var text = new StringBuilder();
    Scope scope = Scope.current();
    if (scope != null) {
      text.append(scope.report());
    }
    KEPT.forEach(kept -> text.append(kept.describe()).append('\n'));
    return text.toString();
  }

  static void added() {
    LIVE.increment();
  }

  static void removed(int count) {
    LIVE.add(-count);
  }

  /** Watches a tensor that no scope owns. */
  static Kept keep(Tensor tensor, long handle, @Nullable Throwable origin) {
    var kept = new Kept(handle, origin);
    kept.cleanable = CLEANER.register(tensor, kept);
    KEPT.add(kept);
    return kept;
  }

  /**
   * The record of a tensor that no scope owns. Run by the cleaner only when the tensor was lost.
   */
  static final class Kept implements Runnable {
    private final long handle;
    private final @Nullable Throwable origin;
    private Cleaner.@Nullable Cleanable cleanable;
    private boolean closed;

    private Kept(long handle, @Nullable Throwable origin) {
      this.handle = handle;
      this.origin = origin;
    }

    /** The bytes of a storage that was not seen yet. The tensor may be closed meanwhile. */
    private synchronized long bytes(Set<Long> seen) {
      return closed || !seen.add(pt_storage(handle)) ? 0 : pt_storage_bytes(handle);
    }

    /** The tensor is to be closed, or a scope took it over. */
    synchronized void end() {
      closed = true;
      KEPT.remove(this);
      if (cleanable != null) {
        cleanable.clean();
      }
    }

    @Override
    public void run() {
      if (closed) {
        return;
      }
      KEPT.remove(this);
      LOST.increment();
      LOG.log(System.Logger.Level.WARNING, "a kept tensor was never closed: {0}", describe());
    }

    String describe() {
      return Tensor.describe(handle, origin);
    }
  }
}
