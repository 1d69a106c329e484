package dev.panatorch.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.tools.failures.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsCommandTest {

  @Test
  void everyMetricOfBothTypesHasItsThreeRates() throws IOException {
    Outcome outcome = run("--python", "none", "--json").succeeded();
    JsonNode rows = new ObjectMapper().readTree(outcome.out()).get("gigapixelsPerSecond");
    assertThat(rows).hasSize(6);
    for (JsonNode row : rows) {
      assertThat(row.get("vector").asDouble()).isPositive();
      assertThat(row.get("allCores").asDouble()).isPositive();
      assertThat(row.get("scalar").asDouble()).isPositive();
      assertThat(row.get("peers")).isEmpty();
      assertThat(row.get("shareOfBandwidth").isNull()).as("16 pixels lie in a cache").isTrue();
    }
  }

  @Test
  void withoutPythonTheTableSaysSo() {
    Outcome outcome = run("--python", "no-such-python").succeeded();
    assertThat(outcome.err()).contains("no peers: there is no no-such-python");
    assertThat(outcome.out()).contains("ssim-gaussian float32 16");
  }

  private static Outcome run(String... more) {
    Object[] arguments = {"bench", "metrics", "--sizes", "16", "--seconds", "0.002"};
    return Outcome.of(Stream.of(arguments, (Object[]) more).flatMap(Arrays::stream).toArray());
  }
}
