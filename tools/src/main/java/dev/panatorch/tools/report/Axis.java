package dev.panatorch.tools.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One axis of a chart.
 *
 * @param label what it shows, with the unit
 * @param logarithmic whether equal distances are equal ratios
 */
public record Axis(String label, boolean logarithmic) {

  private static final int MOST_INTERVALS = 5;
  private static final int MOST_VALUES = 9;
  private static final double ROUNDING = 1e-9;

  /** Equal distances are equal differences. */
  public static Axis linear(String label) {
    return new Axis(label, false);
  }

  /** Equal distances are equal ratios. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true);
  }

  /** An axis from the smallest to the largest of the values that it can show. */
  record Range(Axis axis, double low, double high, double[] values) {

    /** Where a value lies, from 0 to 1; not finite where the axis cannot show it. */
    double fraction(double value) {
      double position = axis.position(value);
      return high == low && Double.isFinite(position) ? 0.5 : (position - low) / (high - low);
    }

    /** Values to be named: those there are, where they are few, or round ones. */
    double[] ticks(boolean ownValues) {
      if (high == low || ownValues && values.length > 0 && values.length <= MOST_VALUES) {
        return values;
      }
      double[] round = axis.logarithmic ? powers(1, 2, 5) : multiples(step());
      if (round.length > MOST_INTERVALS + 1) {
        round = powers(1);
      }
      return round.length > 1 ? round : ends();
    }

    /** 1, 2 or 5 times a power of ten, so that a few of them fit. */
    private double step() {
      double least = (high - low) / MOST_INTERVALS;
      double power = Math.pow(10, Math.floor(Math.log10(least)));
      double factor = least / power;
      return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private double[] multiples(double step) {
      long first = (long) Math.ceil(low / step - ROUNDING);
      long last = (long) Math.floor(high / step + ROUNDING);
      return LongStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
    }

    /** Powers of ten times these. */
    private double[] powers(double... factors) {
      return IntStream.rangeClosed((int) Math.floor(low), (int) Math.ceil(high))
          .boxed()
          .flatMapToDouble(power -> DoubleStream.of(factors).map(f -> f * Math.pow(10, power)))
          .filter(value -> fraction(value) > -ROUNDING && fraction(value) < 1 + ROUNDING)
          .toArray();
    }

    private double[] ends() {
      return DoubleStream.of(low, high)
          .map(position -> axis.logarithmic ? Math.pow(10, position) : position)
          .toArray();
    }
  }

  Range range(List<Series> series, ToDoubleFunction<double[]> coordinate) {
    double[] values =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(coordinate)
            .filter(value -> Double.isFinite(position(value)))
            .distinct()
            .sorted()
            .toArray();
    DoubleSummaryStatistics ends = DoubleStream.of(values).map(this::position).summaryStatistics();
    return values.length == 0
        ? new Range(this, 0, 1, values)
        : new Range(this, ends.getMin(), ends.getMax(), values);
  }

  private double position(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  /** A value as it is written at a tick. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size > 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    var digits = new MathContext(size < 1 ? 4 : 6);
    String text = BigDecimal.valueOf(value).round(digits).stripTrailingZeros().toPlainString();
    return size == 0 ? "0" : text;
  }
}
