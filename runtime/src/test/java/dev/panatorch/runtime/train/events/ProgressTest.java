package dev.panatorch.runtime.train.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private List<String> lines(Duration interval) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (var progress = Progress.plain("training", "images", 100, 400, out, interval)) {
      progress.update(200, "loss 0.5");
      progress.update(300, "loss 0.4");
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void plainLinesTellTaskShareSpeedAndNote() {
    List<String> lines = lines(Duration.ZERO);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .matches("training: 200 of 400 images \\(50\\.0 %\\), .* images/s, .* left, loss 0\\.5");
  }

  @Test
  void withinTheIntervalOnlyTheLastStateIsPrinted() {
    List<String> lines = lines(Duration.ofHours(1));
    assertThat(lines).singleElement().asString().contains("300 of 400").contains("loss 0.4");
  }

  @Test
  void nothingIsToldOfATaskThatDidNothing() {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Progress.plain("training", "images", 100, 400, out, Duration.ZERO).close();
    assertThat(printed.size()).isZero();
  }
}
