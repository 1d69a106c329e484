package dev.panatorch.runtime.metrics;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;

/**
 * The kernels in plain Java: the definition that the vector kernels are held to, and what runs
 * where the Vector API is missing. The static forms start at any element, so that they also finish
 * what a vector loop leaves over.
 */
final class ScalarKernels implements MetricKernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public long sum(MemorySegment a, MemorySegment b, long from, int n) {
    return sum(a, b, from, 0, n);
  }

  static long sum(MemorySegment a, MemorySegment b, long from, int done, int n) {
    long sum = 0;
    for (int k = done; k <= n - Long.BYTES; k += Long.BYTES) {
      sum += a.get(JAVA_LONG_UNALIGNED, from + k) + b.get(JAVA_LONG_UNALIGNED, from + k);
    }
    return sum;
  }

  @Override
  public double squaredError(DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n) {
    return squaredError(dtype, a, i, b, j, 0, n);
  }

  static double squaredError(
      DType dtype, MemorySegment a, long i, MemorySegment b, long j, int from, int n) {
    double sum = 0;
    switch (dtype) {
      case UINT8 -> {
        long exact = 0;
        for (int k = from; k < n; k++) {
          int d = Samples.uint8(a, i + k) - Samples.uint8(b, j + k);
          exact += d * d;
        }
        sum = exact;
      }
      case FLOAT32 -> {
        for (int k = from; k < n; k++) {
          double d = Samples.float32(a, i + k) - Samples.float32(b, j + k);
          sum += d * d;
        }
      }
      default -> {
        for (int k = from; k < n; k++) {
          double d = Samples.float64(a, i + k) - Samples.float64(b, j + k);
          sum += d * d;
        }
      }
    }
    return sum;
  }

  @Override
  public double absoluteError(
      DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n) {
    return absoluteError(dtype, a, i, b, j, 0, n);
  }

  static double absoluteError(
      DType dtype, MemorySegment a, long i, MemorySegment b, long j, int from, int n) {
    double sum = 0;
    switch (dtype) {
      case UINT8 -> {
        long exact = 0;
        for (int k = from; k < n; k++) {
          exact += Math.abs(Samples.uint8(a, i + k) - Samples.uint8(b, j + k));
        }
        sum = exact;
      }
      case FLOAT32 -> {
        for (int k = from; k < n; k++) {
          sum += Math.abs(Samples.float32(a, i + k) - Samples.float32(b, j + k));
        }
      }
      default -> {
        for (int k = from; k < n; k++) {
          sum += Math.abs(Samples.float64(a, i + k) - Samples.float64(b, j + k));
        }
      }
    }
    return sum;
  }

  @Override
  public double squaredError(double[] a, double[] b, int n) {
    return squaredError(a, b, 0, n);
  }

  static double squaredError(double[] a, double[] b, int from, int n) {
    double sum = 0;
    for (int k = from; k < n; k++) {
      double d = a[k] - b[k];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public double absoluteError(double[] a, double[] b, int n) {
    return absoluteError(a, b, 0, n);
  }

  static double absoluteError(double[] a, double[] b, int from, int n) {
    double sum = 0;
    for (int k = from; k < n; k++) {
      sum += Math.abs(a[k] - b[k]);
    }
    return sum;
  }

  @Override
  public void load(ImageView view, long first, int n, double[] to, int at) {
    Samples.loadStrided(view, first, 1, n, to, at);
  }

  @Override
  public void halve(double[] upper, double[] lower, int n, double[] to, int at) {
    halve(upper, lower, 0, n, to, at);
  }

  static void halve(double[] upper, double[] lower, int from, int n, double[] to, int at) {
    for (int i = from; i < n; i++) {
      double left = upper[2 * i] + lower[2 * i];
      double right = upper[2 * i + 1] + lower[2 * i + 1];
      to[at + i] = 0.25 * (left + right);
    }
  }

  @Override
  public void sumAndDifference(double[] x, double[] y, int at, int n) {
    sumAndDifference(x, y, at, 0, n);
  }

  static void sumAndDifference(double[] x, double[] y, int at, int from, int n) {
    for (int i = at + from; i < at + n; i++) {
      double p = x[i] + y[i];
      y[i] = x[i] - y[i];
      x[i] = p;
    }
  }

  @Override
  public void slide(
      double[] p, double[] q, int entering, int leaving, double[] sums, int stride, int n) {
    slide(p, q, entering, leaving, sums, stride, 0, n);
  }

  static void slide(
      double[] p, double[] q, int in, int out, double[] sums, int stride, int from, int n) {
    for (int i = from; i < n; i++) {
      double pIn = p[in + i];
      double pOut = p[out + i];
      double qIn = q[in + i];
      double qOut = q[out + i];
      sums[i] = sums[i] + pIn - pOut;
      sums[stride + i] = sums[stride + i] + qIn - qOut;
      sums[2 * stride + i] = sums[2 * stride + i] + pIn * pIn - pOut * pOut;
      sums[3 * stride + i] = sums[3 * stride + i] + qIn * qIn - qOut * qOut;
    }
  }

  @Override
  public void weighColumns(
      double[] p, double[] q, double[] weights, int step, double[] moments, int to, int stride) {
    weighColumns(p, q, weights, step, moments, to, stride, 0);
  }

  static void weighColumns(
      double[] p,
      double[] q,
      double[] weights,
      int step,
      double[] moments,
      int to,
      int stride,
      int from) {
    for (int i = from; i < stride; i++) {
      double sp = 0;
      double sq = 0;
      double spp = 0;
      double sqq = 0;
      for (int k = 0, at = i; k < weights.length; k++, at += step) {
        double wu = weights[k] * p[at];
        double wv = weights[k] * q[at];
        sp += wu;
        sq += wv;
        spp += wu * p[at];
        sqq += wv * q[at];
      }
      moments[to + i] = sp;
      moments[to + stride + i] = sq;
      moments[to + 2 * stride + i] = spp;
      moments[to + 3 * stride + i] = sqq;
    }
  }

  @Override
  public void weighRows(double[] values, int[] rows, double[] weights, double[] to, int at, int n) {
    weighRows(values, rows, weights, to, at, 0, n);
  }

  static void weighRows(
      double[] values, int[] rows, double[] weights, double[] to, int at, int from, int n) {
    for (int i = from; i < n; i++) {
      double first = 0;
      double second = 0;
      for (int k = 0; k < weights.length - 1; k++) {
        double value = values[rows[k] + i];
        first += weights[k + 1] * value;
        second += weights[k] * value;
      }
      to[at + i] = first;
      to[at + n + i] = second;
    }
  }

  @Override
  public void addProducts(
      double[] panels, int left, int right, int rows, double[] into, int to, int stride) {
    for (int i = 0; i < PANEL; i++) {
      for (int j = 0; j < PANEL; j++) {
        double sum = 0;
        for (int at = 0; at < rows * PANEL; at += PANEL) {
          sum += panels[left + at + i] * panels[right + at + j];
        }
        into[to + i * stride + j] += sum;
      }
    }
  }

  @Override
  public double ssimOfSums(
      double[] sums, int stride, int step, int taps, int n, double area, double c1, double c2) {
    return ssimOfSums(sums, stride, step, taps, 0, n, area, c1, c2);
  }

  static double ssimOfSums(
      double[] sums,
      int stride,
      int step,
      int taps,
      int from,
      int n,
      double area,
      double c1,
      double c2) {
    double total = 0;
    for (int i = from; i < n; i++) {
      double sp = 0;
      double sq = 0;
      double spp = 0;
      double sqq = 0;
      for (int k = 0, at = i; k < taps; k++, at += step) {
        sp += sums[at];
        sq += sums[stride + at];
        spp += sums[2 * stride + at];
        sqq += sums[3 * stride + at];
      }
      total += ssim(sp, sq, area * spp, area * sqq, c1, c2);
    }
    return total;
  }

  @Override
  public double ssim(double[] moments, int first, int n, double c1, double c2) {
    return ssim(moments, first, first + n, n, c1, c2);
  }

  static double ssim(double[] moments, int from, int to, int n, double c1, double c2) {
    double total = 0;
    for (int i = from; i < to; i++) {
      total += ssim(moments[i], moments[i + n], moments[i + 2 * n], moments[i + 3 * n], c1, c2);
    }
    return total;
  }

  /** SSIM of one window from the (scaled) means of p, q, p^2 and q^2. */
  private static double ssim(double p, double q, double pp, double qq, double c1, double c2) {
    double p2 = p * p;
    double q2 = q * q;
    double varP = pp - p2;
    double varQ = qq - q2;
    return ((p2 - q2 + c1) * (varP - varQ + c2)) / ((p2 + q2 + c1) * (varP + varQ + c2));
  }
}
