package dev.panatorch.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.tools.failures.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsCommandTest {

  @Test
  void everyMetricOfBothTypesHasItsThreeRates() throws IOException {
    Outcome outcome = run("--python", "none", "--json").succeeded();
    JsonNode images = new ObjectMapper().readTree(outcome.out()).get("gigapixelsPerSecond");
    assertThat(images).hasSize(6);
    JsonNode rows = new ObjectMapper().readTree(outcome.out()).get("thousandRowsPerSecond");
    assertThat(rows).as("covariance of float32 and float64").hasSize(2);
    images.forEach(MetricsCommandTest::hasItsRates);
    rows.forEach(MetricsCommandTest::hasItsRates);
  }

  private static void hasItsRates(JsonNode row) {
    assertThat(row.get("vector").asDouble()).isPositive();
    assertThat(row.get("allCores").asDouble()).isPositive();
    assertThat(row.get("scalar").asDouble()).isPositive();
    assertThat(row.get("peers")).isEmpty();
    assertThat(row.get("shareOfBandwidth").isNull()).as("16 pixels lie in a cache").isTrue();
  }

  @Test
  void withoutPythonTheTableSaysSo() {
    Outcome outcome = run("--python", "no-such-python").succeeded();
    assertThat(outcome.err()).contains("no peers: there is no no-such-python");
    assertThat(outcome.out())
        .contains("ssim-gaussian float32 16", "covariance float64 8")
        .doesNotContain("ms-ssim");
  }

  @Test
  void imagesThatHoldFiveScalesAreMeasuredByThemToo() {
    assertThat(MetricCase.images(List.of(175, 176)).toString())
        .contains("ms-ssim uint8 176", "ms-ssim float32 176")
        .doesNotContain("ms-ssim uint8 175");
  }

  private static Outcome run(String... more) {
    Object[] arguments = {"bench", "metrics", "--sizes", "16", "--rows", "8", "--seconds", "0.002"};
    return Outcome.of(Stream.of(arguments, (Object[]) more).flatMap(Arrays::stream).toArray());
  }
}
