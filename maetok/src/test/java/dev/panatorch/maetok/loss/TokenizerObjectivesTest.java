package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.testing.Fixture;
import dev.panatorch.runtime.testing.NumberedData;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingConfig.Intervals;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.runtime.train.events.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step with two optimizers, in the training loop. */
class TokenizerObjectivesTest {

  private static final AdversarialConfig PLAIN =
      new AdversarialConfig(0.4, 3, true, 0.5, 0, false, false);
  private static final AdversarialConfig AUGMENTED =
      new AdversarialConfig(0.4, 3, true, 0.5, 4, true, true);
  private static final int BATCH = 4;
  private static final List<String> FILES =
      List.of(
          "model.safetensors",
          "optimizer.safetensors",
          "discriminator.safetensors",
          "discriminator-optimizer.safetensors",
          "task.safetensors");

  @TempDir Path folder;

  private static NumberedData images(Fixture fixture) {
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      images.add(fixture.get("images").select(0, i).toFloatArray());
    }
    return NumberedData.of(images.size(), (image, i, draws) -> images.get(image)[i], 3, 32, 32);
  }

  private static Fixture fixture() throws IOException {
    return Fixture.of(TokenizerObjectivesTest.class, "steps.safetensors");
  }

  private static TrainingResult run(TinyAdversaries task, Path folder, long updates)
      throws IOException {
    try (var scope = Scope.open();
        var trainer =
            Trainer.open(
                task,
                images(fixture()).batches(BATCH, Workers.of(1, 2)),
                config(folder, updates))) {
      return trainer.run();
    }
  }

  private static TrainingConfig config(Path folder, long updates) {
    return TrainingConfig.of(folder, 11, updates * BATCH)
        .every(new Intervals(1, 0, 0, 1))
        .resuming(true, "");
  }

  private static List<Double> column(Path run, String name) throws IOException {
    return JsonLines.read(run.resolve("events.jsonl")).stream()
        .filter(line -> line.has(name))
        .map(line -> line.path(name).asDouble())
        .toList();
  }

  /**
   * Six updates of both networks, two of them before the start. Rounding of 1e-7 in the gradients
   * grows through Adam, which divides by their size: 2e-5.
   */
  @Test
  void bothNetworksMoveAsInPyTorch() throws IOException {
    try (var scope = Scope.open();
        var task = new TinyAdversaries(PLAIN)) {
      Fixture wanted = fixture();
      var discriminatorState = wanted.under("before.discriminator.");
      task.discriminator.loadStateDict(discriminatorState);
      var tokenizerState = wanted.under("before.");
      tokenizerState.keySet().removeIf(name -> name.startsWith("discriminator."));
      task.tokenizer.loadStateDict(tokenizerState);
      run(task, folder, 6);
      task.tokenizer
          .stateDict()
          .forEach((name, value) -> wanted.assertClose(value, "after." + name, 2e-5));
      task.discriminator
          .stateDict()
          .forEach((name, value) -> wanted.assertClose(value, "after.discriminator." + name, 2e-5));
      Tensor means = Torch.stack(List.copyOf(task.state().values()));
      wanted.assertClose(means, "after.lecam", 1e-8);
      assertThat(task.state()).containsOnlyKeys("lecam.real", "lecam.fake");
      compare(column(folder, "loss"), wanted.get("totals"));
      compare(column(folder, "discriminator/loss"), wanted.get("judged"));
      compare(column(folder, "adaptive_weight"), wanted.get("ratios").narrow(0, 2, 4));
    }
  }

  private static void compare(List<Double> actual, Tensor expected) {
    double[] wanted = expected.toDoubleArray();
    assertThat(actual).hasSize(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(actual.get(i)).isCloseTo(wanted[i], within(1e-5));
    }
  }

  @Test
  void aStoppedAndResumedRunIsTheSameToTheBit() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    TrainingResult expected;
    try (var task = new TinyAdversaries(AUGMENTED)) {
      expected = run(task, whole, 9);
    }
    for (long updates : new long[] {2, 3, 5, 9}) {
      try (var task = new TinyAdversaries(AUGMENTED)) {
        TrainingResult result = run(task, parts, updates);
        if (updates == 9) {
          for (String file : FILES) {
            assertThat(result.checkpoint().resolve(file))
                .hasSameBinaryContentAs(expected.checkpoint().resolve(file));
          }
        }
      }
    }
    assertThat(column(parts, "loss")).isEqualTo(column(whole, "loss"));
    assertThat(column(whole, "discriminator/consistency")).hasSize(7);
    assertThat(column(whole, "discriminator/loss")).as("idle before the start").hasSize(7);
  }

  @Test
  void leavesNoTensors() throws IOException {
    long before = LiveTensors.count();
    try (var task = new TinyAdversaries(AUGMENTED)) {
      run(task, folder, 1);
      long after = LiveTensors.count();
      run(task, folder, 12);
      assertThat(LiveTensors.count()).isEqualTo(after);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }
}
