package dev.panatorch.tools.report;

import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG text. Written by hand rather than drawn with AWT, because that needs fonts
 * that servers often do not have.
 *
 * @param title heading
 * @param horizontal the axis of the first coordinate
 * @param vertical that of the second
 * @param series the lines; few points are marked, so that a single one can be seen
 */
public record LineChart(String title, Axis horizontal, Axis vertical, List<Series> series)
    implements Chart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 84;
  private static final int RIGHT = 16;
  private static final int BOTTOM = 44;
  private static final int MARKED = 20;
  private static final int APART = 34;
  private static final List<String> COLOURS =
      List.of(
          "#2563eb", "#ea580c", "#16a34a", "#9333ea", "#dc2626", "#0891b2", "#a16207", "#db2777");

  @Override
  public String svg() {
    var text = new StringBuilder();
    text.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, top() + HEIGHT, Html.escape(title)));
    text.append(
        "<text x=\"%d\" y=\"20\" class=\"title\">%s</text>".formatted(LEFT, Html.escape(title)));
    Axis.Range x = horizontal.range(series, point -> point[0]);
    Axis.Range y = vertical.range(series, point -> point[1]);
    grid(text, x, y);
    for (int i = 0; i < series.size(); i++) {
      line(text, i, x, y);
    }
    return text.append("</svg>").toString();
  }

  /** Below the heading and the names of the lines. */
  private int top() {
    return 24 + 16 * series.size();
  }

  private double across(Axis.Range x, double value) {
    return LEFT + x.fraction(value) * (WIDTH - LEFT - RIGHT);
  }

  private double down(Axis.Range y, double value) {
    return top() + HEIGHT - BOTTOM - y.fraction(value) * (HEIGHT - BOTTOM);
  }

  private void grid(StringBuilder text, Axis.Range x, Axis.Range y) {
    for (double value : y.ticks(false)) {
      int at = (int) down(y, value);
      text.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"grid\"/>"
              .formatted(LEFT, WIDTH - RIGHT, at, at));
      text.append(label(LEFT - 8, at + 4, "end", Axis.number(value)));
    }
    int bottom = top() + HEIGHT - BOTTOM;
    int last = -APART;
    for (double value : x.ticks(true)) {
      int at = (int) across(x, value);
      if (at - last >= APART) {
        text.append(label(at, bottom + 18, "middle", Axis.number(value)));
        last = at;
      }
    }
    text.append(
        label((LEFT + WIDTH - RIGHT) / 2, top() + HEIGHT - 8, "middle", horizontal.label()));
    int middle = (top() + bottom) / 2;
    text.append(
        "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\" class=\"tick\">%s</text>"
            .formatted(middle, Html.escape(vertical.label())));
  }

  private void line(StringBuilder text, int index, Axis.Range x, Axis.Range y) {
    Series one = series.get(index);
    String colour = COLOURS.get(index % COLOURS.size());
    var marks = new StringBuilder();
    text.append(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"".formatted(colour));
    for (double[] point : one.points()) {
      double across = across(x, point[0]);
      double down = down(y, point[1]);
      if (Double.isFinite(across) && Double.isFinite(down)) {
        text.append(String.format(Locale.ROOT, "%.1f,%.1f ", across, down));
        marks.append(
            String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", across, down));
      }
    }
    text.append("\"/>");
    if (one.points().size() <= MARKED) {
      text.append("<g fill=\"%s\">%s</g>".formatted(colour, marks));
    }
    text.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>"
            .formatted(WIDTH - RIGHT, 20 + 16 * index, colour, Html.escape(one.name())));
  }

  private static String label(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" class=\"tick\">%s</text>"
        .formatted(x, y, anchor, Html.escape(text));
  }
}
