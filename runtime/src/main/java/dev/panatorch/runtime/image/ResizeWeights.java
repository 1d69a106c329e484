package dev.panatorch.runtime.image;

/**
 * The weights of one axis of a resize, in PIL's fixed point: output position {@code first + i} is
 * the sum over {@code k < count[i]} of source position {@code start[i] + k} times {@code weight[i *
 * stride + k] / 2^22}, rounded half up and clamped to 0..255. The weights are made in float64 and
 * rounded to 22 fractional bits exactly as PIL does, which is what makes results equal to the byte.
 */
record ResizeWeights(int[] start, int[] count, int[] weight, int stride) {
  static final int FRACTION_BITS = 32 - 8 - 2;

  /**
   * Weights for the outputs {@code from .. to - 1} of an axis that goes from {@code in} to {@code
   * out} positions.
   */
  static ResizeWeights of(Filter filter, int in, int out, int from, int to) {
    double scale = (double) in / out;
    double filterScale = Math.max(scale, 1.0);
    double support = filter.support() * filterScale;
    int stride = (int) Math.ceil(support) * 2 + 1;
    int n = to - from;
    var weights = new ResizeWeights(new int[n], new int[n], new int[n * stride], stride);
    double[] row = new double[stride];
    for (int i = 0; i < n; i++) {
      double center = (from + i + 0.5) * scale;
      int first = Math.max((int) (center - support + 0.5), 0);
      int count = Math.min((int) (center + support + 0.5), in) - first;
      double total = 0.0;
      for (int k = 0; k < count; k++) {
        row[k] = filter.weight((k + first - center + 0.5) * (1.0 / filterScale));
        total += row[k];
      }
      weights.start[i] = first;
      weights.count[i] = count;
      for (int k = 0; k < count; k++) {
        weights.weight[i * stride + k] = fixed(total == 0.0 ? row[k] : row[k] / total);
      }
    }
    return weights;
  }

  private static int fixed(double w) {
    return (int) ((w < 0 ? -0.5 : 0.5) + w * (1 << FRACTION_BITS));
  }

  /** One past the last source position that any output reads. */
  int end() {
    int end = 0;
    for (int i = 0; i < start.length; i++) {
      end = Math.max(end, start[i] + count[i]);
    }
    return end;
  }
}
