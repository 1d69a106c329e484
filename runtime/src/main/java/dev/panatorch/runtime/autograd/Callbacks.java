package dev.panatorch.runtime.autograd;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.bindings.torch.pt_backward_callback;
import dev.panatorch.bindings.torch.pt_on_backward$release;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The way from LibTorch's backward pass into functions written in Java. */
public final class Callbacks {

  private record Recorded(
      DifferentiableFunction function, DifferentiableFunction.Context context) {}

  private static final ConcurrentHashMap<Long, Recorded> RECORDED = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Long, Throwable> FAILURES = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  static {
    Library.load();
    Arena forever = Arena.global();
    Results.check(
        pt_on_backward(
            pt_backward_callback.allocate(Callbacks::backward, forever),
            pt_on_backward$release.allocate(Callbacks::release, forever)));
  }

  private Callbacks() {}

  /**
   * The exception that a callback ended with, as the runtime hands it to the caller of the backward
   * pass.
   */
  public static RuntimeException failure(String function) {
    Throwable thrown = FAILURES.remove(Long.parseLong(function));
    return new IllegalStateException("the backward pass of a function failed: " + thrown, thrown);
  }

  /** Functions recorded in graphs that still live. */
  static int recordedCount() {
    return RECORDED.size();
  }

  static List<Tensor> apply(DifferentiableFunction function, List<Tensor> inputs) {
    var context = new DifferentiableFunction.Context();
    boolean recorded = GradMode.isEnabled() && inputs.stream().anyMatch(Tensor::requiresGrad);
    List<Tensor> outputs;
    try (var mode = GradMode.noGrad()) {
      outputs = function.forward(context, inputs);
    }
    if (!recorded) {
      context.close();
      return outputs;
    }
    return attach(new Recorded(function, context), inputs, outputs);
  }

  private static List<Tensor> attach(Recorded recorded, List<Tensor> inputs, List<Tensor> outputs) {
    long id = NEXT.incrementAndGet();
    RECORDED.put(id, recorded);
    Scratch scratch = Scratch.begin();
    try (Arena arena = Arena.ofConfined()) {
      Results.check(
          pt_attach_function(
              id,
              arena.allocateFrom(recorded.function().name()),
              scratch.handles(inputs),
              inputs.size(),
              scratch.handles(outputs),
              outputs.size(),
              scratch.results(outputs.size())));
    }
    var attached = new ArrayList<Tensor>();
    for (int i = 0; i < outputs.size(); i++) {
      attached.add(Tensor.ofHandle(scratch.result(i)));
    }
    return attached;
  }

  /** Called by LibTorch, possibly on a thread of its own; an exception must not leave it. */
  @SuppressWarnings("CatchThrowable")
  private static int backward(
      long id,
      MemorySegment gradients,
      long gradientCount,
      MemorySegment results,
      long resultCount) {
    try (var scope = Scope.open()) {
      Recorded recorded = RECORDED.get(id);
      if (recorded == null) {
        throw new IllegalStateException("function " + id + " was freed");
      }
      List<@Nullable Tensor> incoming = new ArrayList<>();
      for (long handle :
          gradients.reinterpret(gradientCount * Long.BYTES).toArray(ValueLayout.JAVA_LONG)) {
        incoming.add(handle == 0 ? null : Tensor.ofHandle(pt_share(handle)));
      }
      List<@Nullable Tensor> outgoing = recorded.function().backward(recorded.context(), incoming);
      write(recorded, outgoing, results.reinterpret(resultCount * Long.BYTES), resultCount);
      return 0;
    } catch (Throwable thrown) {
      FAILURES.put(id, thrown);
      return -1;
    }
  }

  private static void write(
      Recorded recorded, List<@Nullable Tensor> gradients, MemorySegment results, long count) {
    if (gradients.size() != count) {
      throw new IllegalStateException(
          "%s.backward returned %d gradients for %d inputs"
              .formatted(recorded.function().name(), gradients.size(), count));
    }
    for (int i = 0; i < count; i++) {
      Tensor gradient = gradients.get(i);
      results.setAtIndex(
          ValueLayout.JAVA_LONG, i, gradient == null ? 0 : pt_share(gradient.handle()));
    }
  }

  private static void release(long id) {
    Recorded recorded = RECORDED.remove(id);
    if (recorded != null) {
      recorded.context().close();
    }
  }
}
