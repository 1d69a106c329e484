package dev.panatorch.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class HtmlReportTest {

  private static LineChart chart(boolean logarithmic, double... values) {
    List<double[]> points =
        java.util.stream.IntStream.range(0, values.length)
            .mapToObj(i -> new double[] {i, values[i]})
            .toList();
    return new LineChart(
        "loss <1>",
        Axis.linear("images"),
        new Axis("nats <a>", logarithmic),
        List.of(new Series("train & test", points)));
  }

  @Test
  void chartsAreWellFormedWhateverTheValues() throws Exception {
    for (LineChart chart :
        List.of(
            chart(false, 1, 2, 3),
            chart(true, 1e-6, 1e3),
            chart(true, 0, 1, Double.NaN),
            chart(false, 5),
            chart(false),
            chart(false, Double.NaN))) {
      String svg = chart.svg();
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").contains("train &amp; test");
    }
  }

  @Test
  void risingValuesRise() {
    String points = chart(false, 1, 2).svg().replaceAll(".* points=\"([^\"]*)\".*", "$1");
    String[] pairs = points.strip().split("[ ,]");
    assertThat(Double.parseDouble(pairs[2])).isGreaterThan(Double.parseDouble(pairs[0]));
    assertThat(Double.parseDouble(pairs[3])).isLessThan(Double.parseDouble(pairs[1]));
  }

  @Test
  void standsInOneFileAndEscapesWhatItIsGiven(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("a.png");
    Files.write(picture, new byte[] {1, 2, 3});
    Path file = folder.resolve("report.html");
    new HtmlReport("A <title>", "lead")
        .heading("Section")
        .facts(Map.of("PSNR", "21.5 dB"))
        .chart(chart(false, 1, 2))
        .picture(picture, "the \"picture\"")
        .write(file);
    assertThat(Files.readString(file))
        .contains("A &lt;title&gt;", "data:image/png;base64,AQID", "the &quot;picture&quot;")
        .contains("<td class=\"number\">21.5 dB</td>")
        .doesNotContain("src=\"http", "href=");
  }

  @Test
  void fewPointsAreMarkedAndTheirAxisNamesThem() {
    var doubling =
        new Series("a", List.of(new double[] {1, 3}, new double[] {4, 3}, new double[] {16, 3}));
    String svg =
        new LineChart("t", Axis.logarithmic("modes"), Axis.linear("loss"), List.of(doubling)).svg();
    assertThat(svg).contains(">1<", ">4<", ">16<", ">modes<", ">loss<");
    assertThat(svg.split("<circle", -1)).hasSize(4);
    String[] across = svg.replaceAll(".*points=\"([^\"]*) \".*", "$1").split("[ ,]");
    assertThat(Double.parseDouble(across[2]) - Double.parseDouble(across[0]))
        .as("equal ratios lie equally far apart")
        .isCloseTo(Double.parseDouble(across[4]) - Double.parseDouble(across[2]), within(0.11));
  }
}
