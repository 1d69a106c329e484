package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.testing.NumberedData;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingConfig.Intervals;
import dev.panatorch.runtime.train.events.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every loss together, in the training loop: LPIPS with dropout, the DINO discriminator, bf16. */
class WholeStepTest {

  private static final ObjectiveWeights ALL =
      new ObjectiveWeights(
          1, new PerceptualWeight(1, 5), new AdversarialConfig(0.4, 4, true, 0.1, 4, true, false));
  private static final int UPDATES = 10;

  @TempDir Path folder;

  private static NumberedData images() {
    var random = new Random(4);
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      float[] image = new float[3 * 32 * 32];
      for (int j = 0; j < image.length; j++) {
        image[j] = (float) Math.sin(0.1 * j * (i + 1)) * 0.5f + 0.4f * random.nextFloat();
      }
      images.add(image);
    }
    return NumberedData.of(images.size(), (image, i, draws) -> images.get(image)[i], 3, 32, 32);
  }

  private List<Double> losses(Device device, DType autocast, String name) throws IOException {
    Path run = folder.resolve(name);
    long before = LiveTensors.count();
    try (var task = new TinyAdversaries(ALL, device, TinyAdversaries::dino);
        var trainer =
            Trainer.open(
                task,
                images().batches(4, Workers.of(1, 2)),
                TrainingConfig.of(run, 2, 4L * UPDATES)
                    .on(device, autocast)
                    .every(new Intervals(1, 0, 0, 1)))) {
      trainer.run();
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
    var lines = JsonLines.read(run.resolve("events.jsonl"));
    assertThat(lines).anyMatch(line -> line.has("adaptive_weight"));
    assertThat(lines).allMatch(line -> !line.has("loss") || line.has("discriminator/loss"));
    return lines.stream()
        .filter(line -> line.has("loss"))
        .map(line -> line.path("loss").asDouble())
        .toList();
  }

  @Test
  void runsInLowerPrecision() throws IOException {
    List<Double> exact = losses(Device.CPU, null, "exact");
    List<Double> rough = losses(Device.CPU, DType.BFLOAT16, "rough");
    assertThat(exact).hasSize(UPDATES).allMatch(Double::isFinite);
    assertThat(rough).hasSize(UPDATES).allMatch(Double::isFinite);
    assertThat(rough.getFirst()).isCloseTo(exact.getFirst(), within(0.02));
  }

  @Test
  @Tag("cuda")
  void runsOnAGpuAsOnTheCpu() throws IOException {
    Assumptions.assumeTrue(Settings.hasCuda(), "this LibTorch sees no GPU");
    List<Double> host = losses(Device.CPU, null, "host");
    List<Double> exact = losses(Device.cuda(0), null, "exact");
    List<Double> rough = losses(Device.cuda(0), DType.BFLOAT16, "rough");
    // The dropout in LPIPS draws on the device, so the losses agree only about.
    assertThat(exact.getFirst()).isCloseTo(host.getFirst(), within(0.05));
    assertThat(rough.getFirst()).isCloseTo(exact.getFirst(), within(0.05));
    assertThat(exact).hasSize(UPDATES).allMatch(Double::isFinite);
    assertThat(rough).hasSize(UPDATES).allMatch(Double::isFinite);
  }
}
