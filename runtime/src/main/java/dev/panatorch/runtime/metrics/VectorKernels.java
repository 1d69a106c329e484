package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the Vector API, in float64 lanes of the width that the processor prefers. Reached
 * only through {@link KernelProvider}, which knows whether the module is there.
 */
final class VectorKernels implements MetricKernels {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final VectorShuffle<Double> EVEN = VectorShuffle.makeUnzip(LANES, 0);
  private static final VectorShuffle<Double> ODD = VectorShuffle.makeUnzip(LANES, 1);

  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public String name() {
    return "vector, %d bit".formatted(LANES.vectorBitSize());
  }

  @Override
  public long sum(MemorySegment a, MemorySegment b, long from, int n) {
    LongVector left = LongVector.zero(LongVector.SPECIES_PREFERRED);
    LongVector right = left;
    int step = LongVector.SPECIES_PREFERRED.vectorByteSize();
    int bound = n - n % step;
    for (int k = 0; k < bound; k += step) {
      left = left.add(numbers(a, from + k));
      right = right.add(numbers(b, from + k));
    }
    return left.add(right).reduceLanes(VectorOperators.ADD)
        + ScalarKernels.sum(a, b, from, bound, n);
  }

  private static LongVector numbers(MemorySegment data, long at) {
    return LongVector.fromMemorySegment(
        LongVector.SPECIES_PREFERRED, data, at, ByteOrder.nativeOrder());
  }

  @Override
  public double squaredError(DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n) {
    return switch (dtype) {
      case UINT8 -> VectorByteErrors.squared(a, i, b, j, n);
      case FLOAT32 -> VectorErrors.squaredFloat32(a, i, b, j, n);
      default -> VectorErrors.squaredFloat64(a, i, b, j, n);
    };
  }

  @Override
  public double absoluteError(
      DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n) {
    return switch (dtype) {
      case UINT8 -> VectorByteErrors.absolute(a, i, b, j, n);
      case FLOAT32 -> VectorErrors.absoluteFloat32(a, i, b, j, n);
      default -> VectorErrors.absoluteFloat64(a, i, b, j, n);
    };
  }

  @Override
  public double squaredError(double[] a, double[] b, int n) {
    DoubleVector sum = DoubleVector.zero(LANES);
    int bound = LANES.loopBound(n);
    for (int k = 0; k < bound; k += WIDTH) {
      DoubleVector d = DoubleVector.fromArray(LANES, a, k).sub(DoubleVector.fromArray(LANES, b, k));
      sum = d.fma(d, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD) + ScalarKernels.squaredError(a, b, bound, n);
  }

  @Override
  public double absoluteError(double[] a, double[] b, int n) {
    DoubleVector sum = DoubleVector.zero(LANES);
    int bound = LANES.loopBound(n);
    for (int k = 0; k < bound; k += WIDTH) {
      DoubleVector d = DoubleVector.fromArray(LANES, a, k).sub(DoubleVector.fromArray(LANES, b, k));
      sum = sum.add(d.abs());
    }
    return sum.reduceLanes(VectorOperators.ADD) + ScalarKernels.absoluteError(a, b, bound, n);
  }

  @Override
  public void load(ImageView view, long first, int n, double[] to, int at) {
    int done = VectorLoads.load(view, first, n, to, at);
    Samples.loadStrided(view, first + done, 1, n - done, to, at + done);
  }

  @Override
  public void halve(double[] upper, double[] lower, int n, double[] to, int at) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += WIDTH) {
      DoubleVector first = columns(upper, lower, 2 * i);
      DoubleVector second = columns(upper, lower, 2 * i + WIDTH);
      DoubleVector left = first.rearrange(EVEN, second);
      DoubleVector right = first.rearrange(ODD, second);
      left.add(right).mul(0.25).intoArray(to, at + i);
    }
    ScalarKernels.halve(upper, lower, bound, n, to, at);
  }

  private static DoubleVector columns(double[] upper, double[] lower, int at) {
    return DoubleVector.fromArray(LANES, upper, at).add(DoubleVector.fromArray(LANES, lower, at));
  }

  @Override
  public void sumAndDifference(double[] x, double[] y, int at, int n) {
    int bound = LANES.loopBound(n);
    for (int i = at; i < at + bound; i += WIDTH) {
      DoubleVector u = DoubleVector.fromArray(LANES, x, i);
      DoubleVector v = DoubleVector.fromArray(LANES, y, i);
      u.add(v).intoArray(x, i);
      u.sub(v).intoArray(y, i);
    }
    ScalarKernels.sumAndDifference(x, y, at, bound, n);
  }

  @Override
  public void slide(
      double[] p, double[] q, int entering, int leaving, double[] sums, int stride, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += WIDTH) {
      slide(p, entering + i, leaving + i, sums, i, 2 * stride + i);
      slide(q, entering + i, leaving + i, sums, stride + i, 3 * stride + i);
    }
    ScalarKernels.slide(p, q, entering, leaving, sums, stride, bound, n);
  }

  private static void slide(double[] v, int entering, int leaving, double[] sums, int at, int sq) {
    DoubleVector in = DoubleVector.fromArray(LANES, v, entering);
    DoubleVector out = DoubleVector.fromArray(LANES, v, leaving);
    DoubleVector.fromArray(LANES, sums, at).add(in).sub(out).intoArray(sums, at);
    DoubleVector squares = in.fma(in, DoubleVector.fromArray(LANES, sums, sq));
    out.neg().fma(out, squares).intoArray(sums, sq);
  }

  @Override
  public void weighColumns(
      double[] p, double[] q, double[] weights, int step, double[] moments, int to, int stride) {
    if (stride < 2 * WIDTH) {
      scalar.weighColumns(p, q, weights, step, moments, to, stride);
      return;
    }
    weighColumns(p, weights, step, moments, to, stride);
    weighColumns(q, weights, step, moments, to + stride, stride);
  }

  private static void weighColumns(
      double[] v, double[] weights, int step, double[] moments, int to, int stride) {
    int half = weights.length / 2;
    double middle = weights[half];
    for (int i = 0; i < stride; i += 2 * WIDTH) {
      int first = Math.min(i, stride - 2 * WIDTH);
      int center = first + half * step;
      DoubleVector x = DoubleVector.fromArray(LANES, v, center);
      DoubleVector y = DoubleVector.fromArray(LANES, v, center + WIDTH);
      DoubleVector sx = x.mul(middle);
      DoubleVector sy = y.mul(middle);
      DoubleVector sxx = sx.mul(x);
      DoubleVector syy = sy.mul(y);
      int left = first;
      int right = first + 2 * half * step;
      for (int k = 0; k < half; k++, left += step, right -= step) {
        DoubleVector w = DoubleVector.broadcast(LANES, weights[k]);
        DoubleVector a = DoubleVector.fromArray(LANES, v, left);
        DoubleVector b = DoubleVector.fromArray(LANES, v, right);
        sx = w.fma(a.add(b), sx);
        sxx = w.fma(a.fma(a, b.mul(b)), sxx);
        DoubleVector c = DoubleVector.fromArray(LANES, v, left + WIDTH);
        DoubleVector d = DoubleVector.fromArray(LANES, v, right + WIDTH);
        sy = w.fma(c.add(d), sy);
        syy = w.fma(c.fma(c, d.mul(d)), syy);
      }
      sx.intoArray(moments, to + first);
      sy.intoArray(moments, to + first + WIDTH);
      sxx.intoArray(moments, to + 2 * stride + first);
      syy.intoArray(moments, to + 2 * stride + first + WIDTH);
    }
  }

  @Override
  public void addProducts(
      double[] panels, int left, int right, int rows, double[] into, int to, int stride) {
    if (2 * WIDTH <= PANEL) {
      VectorProducts.add(panels, left, right, rows, into, to, stride);
    } else {
      scalar.addProducts(panels, left, right, rows, into, to, stride);
    }
  }

  @Override
  public double ssimOfSums(
      double[] sums, int stride, int step, int taps, int n, double area, double c1, double c2) {
    DoubleVector total = DoubleVector.zero(LANES);
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += WIDTH) {
      DoubleVector sp = DoubleVector.zero(LANES);
      DoubleVector sq = sp;
      DoubleVector spp = sp;
      DoubleVector sqq = sp;
      for (int k = 0, at = i; k < taps; k++, at += step) {
        sp = sp.add(DoubleVector.fromArray(LANES, sums, at));
        sq = sq.add(DoubleVector.fromArray(LANES, sums, stride + at));
        spp = spp.add(DoubleVector.fromArray(LANES, sums, 2 * stride + at));
        sqq = sqq.add(DoubleVector.fromArray(LANES, sums, 3 * stride + at));
      }
      total = total.add(ssim(sp, sq, spp.mul(area), sqq.mul(area), c1, c2));
    }
    return total.reduceLanes(VectorOperators.ADD)
        + ScalarKernels.ssimOfSums(sums, stride, step, taps, bound, n, area, c1, c2);
  }

  @Override
  public void weighRows(double[] values, int[] rows, double[] weights, double[] to, int at, int n) {
    if (n < 4 * WIDTH) {
      scalar.weighRows(values, rows, weights, to, at, n);
      return;
    }
    for (int i = 0; i < n; i += 4 * WIDTH) {
      int first = Math.min(i, n - 4 * WIDTH);
      DoubleVector a0 = DoubleVector.zero(LANES);
      DoubleVector a1 = a0;
      DoubleVector a2 = a0;
      DoubleVector a3 = a0;
      DoubleVector b0 = a0;
      DoubleVector b1 = a0;
      DoubleVector b2 = a0;
      DoubleVector b3 = a0;
      for (int k = 0; k < weights.length - 1; k++) {
        DoubleVector v = DoubleVector.broadcast(LANES, weights[k]);
        DoubleVector w = DoubleVector.broadcast(LANES, weights[k + 1]);
        int from = rows[k] + first;
        DoubleVector x0 = DoubleVector.fromArray(LANES, values, from);
        DoubleVector x1 = DoubleVector.fromArray(LANES, values, from + WIDTH);
        DoubleVector x2 = DoubleVector.fromArray(LANES, values, from + 2 * WIDTH);
        DoubleVector x3 = DoubleVector.fromArray(LANES, values, from + 3 * WIDTH);
        a0 = x0.fma(w, a0);
        a1 = x1.fma(w, a1);
        a2 = x2.fma(w, a2);
        a3 = x3.fma(w, a3);
        b0 = x0.fma(v, b0);
        b1 = x1.fma(v, b1);
        b2 = x2.fma(v, b2);
        b3 = x3.fma(v, b3);
      }
      store(a0, a1, a2, a3, to, at + first);
      store(b0, b1, b2, b3, to, at + n + first);
    }
  }

  private static void store(
      DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d, double[] to, int at) {
    a.intoArray(to, at);
    b.intoArray(to, at + WIDTH);
    c.intoArray(to, at + 2 * WIDTH);
    d.intoArray(to, at + 3 * WIDTH);
  }

  @Override
  public double ssim(double[] moments, int first, int n, double c1, double c2) {
    DoubleVector total = DoubleVector.zero(LANES);
    int bound = first + LANES.loopBound(n);
    for (int i = first; i < bound; i += WIDTH) {
      DoubleVector p = DoubleVector.fromArray(LANES, moments, i);
      DoubleVector q = DoubleVector.fromArray(LANES, moments, i + n);
      DoubleVector pp = DoubleVector.fromArray(LANES, moments, i + 2 * n);
      DoubleVector qq = DoubleVector.fromArray(LANES, moments, i + 3 * n);
      total = total.add(ssim(p, q, pp, qq, c1, c2));
    }
    return total.reduceLanes(VectorOperators.ADD)
        + ScalarKernels.ssim(moments, bound, first + n, n, c1, c2);
  }

  private static DoubleVector ssim(
      DoubleVector p, DoubleVector q, DoubleVector pp, DoubleVector qq, double c1, double c2) {
    DoubleVector p2 = p.mul(p);
    DoubleVector q2 = q.mul(q);
    DoubleVector varP = pp.sub(p2);
    DoubleVector varQ = qq.sub(q2);
    DoubleVector similar = p2.sub(q2).add(c1).mul(varP.sub(varQ).add(c2));
    return similar.div(p2.add(q2).add(c1).mul(varP.add(varQ).add(c2)));
  }
}
