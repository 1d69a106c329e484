package dev.panatorch.tools.report;

import java.util.List;
import java.util.Locale;

/**
 * Points of a plane as SVG text, coloured by the group they belong to. The axes have no units: only
 * the distances mean something, and they are drawn to one scale.
 *
 * @param title heading
 * @param groups the points of each group; x and y of each point
 */
public record ScatterChart(String title, List<Series> groups) implements Chart {

  private static final int SIZE = 560;
  private static final int LEGEND = 160;
  private static final int TOP = 36;
  private static final int MARGIN = 8;
  private static final int NAMED = 24;
  private static final double GOLDEN_ANGLE = 137.508;

  @Override
  public String svg() {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Series group : groups) {
      for (double[] point : group.points()) {
        for (int i = 0; i < 2; i++) {
          low[i] = Math.min(low[i], point[i]);
          high[i] = Math.max(high[i], point[i]);
        }
      }
    }
    double extent = Math.max(Math.max(high[0] - low[0], high[1] - low[1]), Double.MIN_NORMAL);
    double scale = (SIZE - 2 * MARGIN) / extent;
    int points = (int) Math.ceil(Math.max(0, high[1] - low[1]) * scale) + 2 * MARGIN;
    int height = TOP + Math.max(points, 20 * Math.min(NAMED, groups.size()));
    var text = new StringBuilder();
    text.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(SIZE + LEGEND, height, Html.escape(title)));
    text.append("<text x=\"8\" y=\"20\" class=\"title\">%s</text>".formatted(Html.escape(title)));
    for (int i = 0; i < groups.size(); i++) {
      String colour = colour(i);
      text.append("<g fill=\"%s\" fill-opacity=\".7\">".formatted(colour));
      for (double[] point : groups.get(i).points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                MARGIN + (point[0] - low[0]) * scale,
                TOP + MARGIN + (high[1] - point[1]) * scale));
      }
      text.append("</g>");
      if (i < NAMED) {
        text.append(
            "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>"
                .formatted(SIZE + 8, TOP + 16 + 20 * i, colour, Html.escape(groups.get(i).name())));
      }
    }
    return text.append("</svg>").toString();
  }

  /** Colours as far apart on the circle of hues as any number of them can be. */
  private static String colour(int i) {
    return "hsl(%d 70%% %d%%)".formatted(Math.round(i * GOLDEN_ANGLE) % 360, 45 + 10 * (i % 3 - 1));
  }
}
