package dev.panatorch.tools.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A line chart as SVG text. Written by hand rather than drawn with AWT, because that needs fonts
 * that servers often do not have.
 *
 * @param title heading
 * @param xLabel what the horizontal axis shows
 * @param logarithmic whether the vertical axis is logarithmic
 * @param series the lines
 */
public record LineChart(String title, String xLabel, boolean logarithmic, List<Series> series)
    implements Chart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 40;
  private static final int BOTTOM = 44;
  private static final int TICKS = 4;
  private static final List<String> COLOURS =
      List.of("#2563eb", "#ea580c", "#16a34a", "#9333ea", "#dc2626");

  /** The smallest and the largest value of an axis. */
  private record Range(double low, double high) {
    double fraction(double value) {
      return high == low ? 0.5 : (value - low) / (high - low);
    }
  }

  @Override
  public String svg() {
    Range x = range(point -> point[0]);
    Range y = range(point -> height(point[1]));
    var text = new StringBuilder();
    text.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, HEIGHT, Html.escape(title)));
    text.append(
        "<text x=\"%d\" y=\"20\" class=\"title\">%s</text>".formatted(LEFT, Html.escape(title)));
    grid(text, x, y);
    for (int i = 0; i < series.size(); i++) {
      line(text, series.get(i), COLOURS.get(i % COLOURS.size()), i, x, y);
    }
    return text.append("</svg>").toString();
  }

  private void grid(StringBuilder text, Range x, Range y) {
    for (int i = 0; i <= TICKS; i++) {
      double share = (double) i / TICKS;
      double value = y.low() + share * (y.high() - y.low());
      int at = (int) (HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
      text.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"grid\"/>"
              .formatted(LEFT, WIDTH - RIGHT, at, at));
      text.append(
          label(LEFT - 8, at + 4, "end", number(logarithmic ? Math.pow(10, value) : value)));
      int across = (int) (LEFT + share * (WIDTH - LEFT - RIGHT));
      text.append(
          label(
              across,
              HEIGHT - BOTTOM + 18,
              "middle",
              number(x.low() + share * (x.high() - x.low()))));
    }
    text.append(label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", xLabel));
  }

  private void line(StringBuilder text, Series one, String colour, int index, Range x, Range y) {
    text.append(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"".formatted(colour));
    for (double[] point : one.points()) {
      double value = height(point[1]);
      if (Double.isFinite(value)) {
        double across = LEFT + x.fraction(point[0]) * (WIDTH - LEFT - RIGHT);
        double up = HEIGHT - BOTTOM - y.fraction(value) * (HEIGHT - TOP - BOTTOM);
        text.append(String.format(Locale.ROOT, "%.1f,%.1f ", across, up));
      }
    }
    text.append("\"/>");
    text.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>"
            .formatted(WIDTH - RIGHT, 20 + 16 * index, colour, Html.escape(one.name())));
  }

  private static String label(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" class=\"tick\">%s</text>"
        .formatted(x, y, anchor, Html.escape(text));
  }

  private double height(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  private Range range(ToDoubleFunction<double[]> coordinate) {
    double[] finite =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(coordinate)
            .filter(Double::isFinite)
            .toArray();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : finite) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return finite.length == 0 ? new Range(0, 1) : new Range(low, high);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return size >= 1e4 || size > 0 && size < 1e-3
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, size >= 100 ? "%.0f" : "%.3g", value);
  }
}
