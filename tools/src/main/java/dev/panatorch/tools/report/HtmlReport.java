package dev.panatorch.tools.report;

import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A report of headings, paragraphs, tables, charts and pictures in one HTML file. */
public final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; }
      .lead { color: gray; margin-top: .25rem; }
      table { border-collapse: collapse; } th, td { padding: .3rem 1rem .3rem 0; text-align: left; }
      th { border-bottom: 1px solid gray; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
      figure { margin: 1rem 0; } figcaption { color: gray; font-size: .9rem; }
      img { max-width: 100%; image-rendering: pixelated; border-radius: 4px; }
      svg { width: 100%; height: auto; font-size: 12px; fill: currentColor; } svg .title { font-size: 14px; }
      svg .grid { stroke: gray; stroke-opacity: .3; } svg .tick { fill: gray; }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  /** A report with a heading and one line below it. */
  public HtmlReport(String title, String lead) {
    this.title = title;
    body.append(
        "<h1>%s</h1><p class=\"lead\">%s</p>\n".formatted(Html.escape(title), Html.escape(lead)));
  }

  /** Begins a section. */
  public HtmlReport heading(String text) {
    body.append("<h2>").append(Html.escape(text)).append("</h2>\n");
    return this;
  }

  /** Adds a paragraph. */
  public HtmlReport paragraph(String text) {
    body.append("<p>").append(Html.escape(text)).append("</p>\n");
    return this;
  }

  /** Adds a table of names and values. */
  public HtmlReport facts(Map<String, String> facts) {
    return table(
        List.of("", ""),
        facts.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
  }

  /** Adds a table; cells that begin with a digit stand right. */
  public HtmlReport table(List<String> header, List<List<String>> rows) {
    body.append("<table><tr>");
    header.forEach(cell -> body.append("<th>").append(Html.escape(cell)).append("</th>"));
    body.append("</tr>\n");
    for (List<String> row : rows) {
      body.append("<tr>");
      for (String cell : row) {
        String sort = cell.matches("-?\\d.*") ? " class=\"number\"" : "";
        body.append("<td%s>%s</td>".formatted(sort, Html.escape(cell)));
      }
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  /** Adds numbers from a paper, with where they stand. */
  public HtmlReport published(PublishedTable published) {
    return heading(published.title())
        .paragraph(published.source())
        .table(published.header(), published.rows())
        .paragraph(published.note());
  }

  /** Adds a chart. */
  public HtmlReport chart(Chart chart) {
    body.append("<figure>").append(chart.svg()).append("</figure>\n");
    return this;
  }

  /**
   * Adds a picture, copied into the report.
   *
   * @param png a PNG file
   */
  public HtmlReport picture(Path png, String caption) throws IOException {
    return picture(Files.readAllBytes(png), caption);
  }

  /** Adds a picture. */
  public HtmlReport picture(RgbImage image, String caption) {
    return picture(PngWriter.encode(image), caption);
  }

  private HtmlReport picture(byte[] png, String caption) {
    body.append(
        "<figure><img alt=\"%s\" src=\"data:image/png;base64,".formatted(Html.escape(caption)));
    body.append(Base64.getEncoder().encodeToString(png));
    body.append("\"><figcaption>").append(Html.escape(caption)).append("</figcaption></figure>\n");
    return this;
  }

  /** The whole page. */
  public String text() {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s</title><style>
    %s</style></head><body>
    %s</body></html>
    """
        .formatted(Html.escape(title), STYLE, body);
  }

  /** Writes the page; an earlier one stays until this one is whole. */
  public void write(Path file) throws IOException {
    AtomicFiles.write(file, text().getBytes(StandardCharsets.UTF_8));
  }
}
