package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Minimises a smooth function with the limited-memory BFGS method (Nocedal 1980): steps along the
 * gradient as the last ten steps tell that it bends, halved until the function falls enough.
 *
 * @param iterations at most so many
 * @param tolerance done when no element of the gradient is larger
 */
record Lbfgs(int iterations, double tolerance) {

  private static final int HISTORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final int HALVINGS = 40;

  /** Value and gradient of a function; both belong to the current scope. */
  record Evaluation(double value, Tensor gradient) {}

  private record Step(Tensor step, Tensor change, double curvature) implements AutoCloseable {
    @Override
    public void close() {
      step.close();
      change.close();
    }
  }

  /**
   * The arguments of the least value.
   *
   * @param start float64 [n]
   * @return float64 [n], owned as any operator's result is
   */
  Tensor minimize(Tensor start, Function<Tensor, Evaluation> function) {
    Deque<Step> history = new ArrayDeque<>();
    try (var scope = Scope.open()) {
      Tensor x = start.copy();
      Evaluation here = function.apply(x);
      for (int i = 0; i < iterations && largest(here.gradient()) > tolerance; i++) {
        Tensor direction = direction(here.gradient(), history);
        double first = history.isEmpty() ? 1 / Math.max(1, norm(here.gradient())) : 1;
        Tensor next = x;
        Evaluation there = here;
        double wanted = SUFFICIENT * direction.dot(here.gradient()).item();
        double length = first;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
          next = x.add(direction, length);
          there = function.apply(next);
          if (there.value() <= here.value() + length * wanted) {
            break;
          }
        }
        if (!(there.value() < here.value())) {
          break;
        }
        remember(history, next.sub(x), there.gradient().sub(here.gradient()));
        x = next;
        here = there;
      }
      return scope.escape(x);
    } finally {
      history.forEach(Step::close);
    }
  }

  private static void remember(Deque<Step> history, Tensor step, Tensor change) {
    double curvature = step.dot(change).item();
    if (curvature > 0) {
      history.addFirst(new Step(step.keep(), change.keep(), curvature));
    }
    if (history.size() > HISTORY) {
      history.removeLast().close();
    }
  }

  /** The two-loop recursion. */
  private static Tensor direction(Tensor gradient, Deque<Step> history) {
    return Scope.run(() -> {
      Tensor q = gradient.neg();
      double[] shares = new double[history.size()];
      int i = 0;
      for (Step past : history) {
        shares[i] = past.step().dot(q).item() / past.curvature();
        q = q.sub(past.change(), shares[i++]);
      }
      if (!history.isEmpty()) {
        Step last = history.getFirst();
        q = q.mul(last.curvature() / last.change().dot(last.change()).item());
      }
      for (Iterator<Step> oldest = history.descendingIterator(); oldest.hasNext(); ) {
        Step past = oldest.next();
        double share = past.change().dot(q).item() / past.curvature();
        q = q.add(past.step(), shares[--i] - share);
      }
      return q;
    });
  }

  private static double largest(Tensor gradient) {
    try (var scope = Scope.open()) {
      return gradient.abs().max().item();
    }
  }

  private static double norm(Tensor gradient) {
    try (var scope = Scope.open()) {
      return gradient.norm().item();
    }
  }
}
