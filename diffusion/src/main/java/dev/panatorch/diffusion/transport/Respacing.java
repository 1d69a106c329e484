package dev.panatorch.diffusion.transport;

/** Which of a diffusion's steps a shorter chain takes. */
public enum Respacing {
  /** The first, the last, and equally spaced ones between, rounded: IDDPM. */
  EVEN {
    @Override
    int[] choose(int steps, int count) {
      int[] chosen = new int[count];
      double stride = count == 1 ? 1 : (steps - 1.0) / (count - 1);
      double at = 0;
      for (int i = 0; i < count; i++) {
        chosen[i] = (int) Math.rint(at);
        at += stride;
      }
      return chosen;
    }
  },
  /** The first and every n-th after it: DDIM. */
  STRIDED {
    @Override
    int[] choose(int steps, int count) {
      for (int stride = 1; stride <= steps; stride++) {
        if ((steps + stride - 1) / stride == count) {
          int[] chosen = new int[count];
          for (int i = 0; i < count; i++) {
            chosen[i] = i * stride;
          }
          return chosen;
        }
      }
      throw new IllegalArgumentException(
          "no stride takes %d of %d steps; take a number that divides them"
              .formatted(count, steps));
    }
  };

  abstract int[] choose(int steps, int count);

  /** The chosen steps, ascending. */
  int[] timesteps(int steps, int count) {
    if (count < 1 || count > steps) {
      throw new IllegalArgumentException(
          "1 to %d steps can be taken, not %d".formatted(steps, count));
    }
    return choose(steps, count);
  }
}
