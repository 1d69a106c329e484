package dev.panatorch.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maetok-reconstruction",
        "ldmae-reconstruction",
        "maetok-generation",
        "maetok-unconditional",
        "ldmae-generation",
        "maetok-latents",
        "maetok-efficiency",
        "ldmae-efficiency",
        "denoiser-efficiency",
        "ldmae-smoothness",
        "ldmae-compression"
      })
  void everyRowHasACellForEachColumnAndEveryTableASource(String name) {
    PublishedTable table = PublishedTable.named(name);
    assertThat(table.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.header()));
    assertThat(table.source()).containsPattern("20\\d\\d");
    assertThat(table.note()).isNotBlank();
    assertThat(new HtmlReport("a", "b").published(table).text())
        .contains(Html.escape(table.title()));
  }

  @Test
  void otherNamesAreRefused() {
    assertThatThrownBy(() -> PublishedTable.named("vqgan")).hasMessageContaining("vqgan");
  }

  @Test
  void pointsAreDrawnToOneScaleAndGroupsNamed() {
    var chart =
        new ScatterChart(
            "A <map>",
            List.of(
                new Series("cats & dogs", List.of(new double[] {0, 0}, new double[] {10, 5})),
                new Series("cells", List.of(new double[] {5, 5}))));
    assertThat(chart.svg())
        .contains("A &lt;map&gt;", "cats &amp; dogs", ">cells<")
        .contains(
            "cx=\"8.0\" cy=\"316.0\"", "cx=\"552.0\" cy=\"44.0\"", "cx=\"280.0\" cy=\"44.0\"");
    assertThat(new ScatterChart("none", List.of()).svg()).contains("none");
  }
}
