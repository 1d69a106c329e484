package dev.panatorch.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepCostTest {

  /**
   * PyTorch's FlopCounterMode over models.py counts 397.555 and 608.665 GFLOP on the CPU. It leaves
   * out the products of attention there, and has the filters of the oriented gradients.
   */
  @Test
  void aStepCostsWhatPyTorchCounts() {
    double tokenizer = 12 * 768 * (12 * (385.0 * 385 + 384 * 384) + 3 * 385 * 385 * 0.25);
    double judge = 4 * 6 * 12 * 197.0 * 197 * 384;
    double filters = 2 * 2 * 27 * 256 * 256;
    assertThat(StepCost.operations(ModelCase.parse("maetok-b-256 train 64")))
        .isCloseTo(397.555236864e9 + tokenizer - filters, within(1e3));
    assertThat(StepCost.operations(ModelCase.parse("maetok-b-256 train-adversarial 64")))
        .isCloseTo(608.665094144e9 + tokenizer + judge - filters, within(1e3));
  }

  @Test
  void resultsOfTrainingNameRatesSharesAndMemory() {
    var step = new ModelCase("maetok-b-256", "train", 64);
    var result =
        new ModelResult(step, Map.of("panatorch", 64e6), Map.of("panatorch", 64L << 20), 1e15);
    ModelResult.Training found = result.training().get("panatorch");
    assertThat(found.imagesPerSecond()).isCloseTo(1000, within(1e-6));
    assertThat(found.shareOfMatmul()).isCloseTo(0.43127, within(1e-5));
    assertThat(found.peakBytesPerImage()).isEqualTo(1 << 20);
    var text = new StringWriter();
    result.print(new PrintWriter(text));
    assertThat(text.toString())
        .contains("maetok-b-256 train 64", "1000.0 images/s", "43.1 %", "1.0 MiB an image");
  }
}
