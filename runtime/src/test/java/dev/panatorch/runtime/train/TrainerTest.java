package dev.panatorch.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.testing.NumberedData;
import dev.panatorch.runtime.train.TrainingConfig.Intervals;
import dev.panatorch.runtime.train.events.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final List<String> FILES =
      List.of(
          "model.safetensors",
          "ema.safetensors",
          "optimizer.safetensors",
          "task.safetensors",
          "state.json");

  @TempDir Path folder;

  static void assertSameCheckpoint(Path actual, Path expected) throws IOException {
    for (String file : FILES) {
      assertThat(actual.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
    }
  }

  private static List<Double> column(Path run, String event, String name) throws IOException {
    return JsonLines.read(run.resolve("events.jsonl")).stream()
        .filter(line -> line.path("event").asText().equals(event))
        .map(line -> line.path(name).asDouble())
        .toList();
  }

  @Test
  void lowersTheLossAndRecordsIt() throws IOException {
    TrainingResult result = TinyRun.run(TinyRun.config(folder, 3_200));
    assertThat(result.finished()).isTrue();
    assertThat(result.updates()).isEqualTo(400);
    assertThat(result.imagesSeen()).isEqualTo(3_200);
    List<Double> losses = column(folder, "train", "loss");
    assertThat(losses).hasSize(80);
    assertThat(losses.getLast()).isLessThan(losses.getFirst() / 3);
    assertThat(column(folder, "train", "learning_rate").getFirst()).isCloseTo(4e-3, within(1e-12));
    assertThat(column(folder, "evaluation", "evaluation/weight")).hasSize(8).doesNotContain(0.0);
    assertThat(folder.resolve("images/black-000000003200.png")).isRegularFile();
    assertThat(Checkpoints.of(folder).list()).hasSize(2).last().isEqualTo(result.checkpoint());
  }

  @Test
  void endsWithTheTensorsItBeganWith() throws IOException {
    long before = LiveTensors.count();
    TinyRun.run(TinyRun.config(folder, 80));
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void keepsTheLiveTensorCountFlatOverTwoThousandUpdates() throws IOException {
    var counts = new ArrayList<Long>();
    try (var task =
            new TinyTask() {
              @Override
              public Evaluation evaluate(Clock clock) {
                counts.add(LiveTensors.count());
                return Evaluation.NONE;
              }
            };
        var trainer =
            Trainer.open(
                task,
                Numbers.data(TinyRun.DATA, TinyRun.BATCH),
                TrainingConfig.of(folder, 1, 2_000 * TinyRun.BATCH)
                    .every(new Intervals(100, 100, 0, 1)))) {
      trainer.run();
    }
    assertThat(counts).hasSize(20);
    assertThat(counts).containsOnly(counts.getFirst());
  }

  @Test
  void isTheSameRunToTheBitWhenItIsStoppedAndResumedAtAnyUpdate() throws IOException {
    Path whole = TinyRun.run(TinyRun.config(folder.resolve("whole"), 400)).checkpoint();
    for (int stop : new int[] {1, 7, 10, 33}) {
      Path run = folder.resolve("stopped" + stop);
      TrainingConfig config = TinyRun.config(run, 400).resuming(true, "");
      assertThat(stopAfter(config, stop).finished()).isFalse();
      TrainingResult resumed = TinyRun.run(config);
      assertThat(resumed.finished()).isTrue();
      assertSameCheckpoint(resumed.checkpoint(), whole);
      assertThat(column(run, "train", "loss"))
          .isEqualTo(column(folder.resolve("whole"), "train", "loss"));
    }
  }

  private static TrainingResult stopAfter(TrainingConfig config, int updates) throws IOException {
    var trainers = new ArrayList<Trainer<NumberedData.Item>>();
    try (var task =
            new TinyTask() {
              @Override
              Loss loss(MicroBatch<NumberedData.Item> batch) {
                if (batch.clock().update() == updates - 1) {
                  trainers.getFirst().stop();
                }
                return super.loss(batch);
              }
            };
        var trainer = Trainer.open(task, Numbers.data(TinyRun.DATA, TinyRun.BATCH), config)) {
      trainers.add(trainer);
      TrainingResult result = trainer.run();
      assertThat(result.updates()).isEqualTo(updates);
      return result;
    }
  }

  @Test
  void refusesToMixRuns() throws IOException {
    TinyRun.run(TinyRun.config(folder, 80));
    assertThatThrownBy(() -> TinyRun.run(TinyRun.config(folder, 160)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("resume it, or choose another output folder");
    TrainingConfig other = TrainingConfig.of(folder, 43, 160).accumulating(2).resuming(true, "");
    assertThatThrownBy(() -> TinyRun.run(other))
        .isInstanceOf(TrainingException.class)
        .hasMessageContainingAll("seed", "42", "43");
    TrainingConfig summed = TrainingConfig.of(folder, 42, 160).accumulating(4).resuming(true, "");
    assertThatThrownBy(() -> TinyRun.run(summed))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("accumulation");
  }

  @Test
  void savesItsDescription() throws IOException {
    TrainingConfig config =
        TinyRun.config(folder, 8).describedBy(Map.of("preset", "tiny", "width", 8));
    RunState state = RunState.read(TinyRun.run(config).checkpoint());
    assertThat(state.description()).isEqualTo(Map.of("preset", "tiny", "width", 8));
    assertThat(state.imagesSeen()).isEqualTo(8);
    assertThat(state.seed()).isEqualTo(42);
  }

  @Test
  void stopsWithTheLastGoodCheckpointWhenTheLossIsNoNumber() throws IOException {
    long before = LiveTensors.count();
    try (var task =
        new TinyTask() {
          @Override
          Loss loss(MicroBatch<NumberedData.Item> batch) {
            Loss loss = super.loss(batch);
            return batch.clock().update() < 12
                ? loss
                : new Loss(loss.total().mul(Double.NaN), Map.of());
          }
        }) {
      assertThatThrownBy(
              () -> {
                try (var trainer =
                    Trainer.open(
                        task,
                        Numbers.data(TinyRun.DATA, TinyRun.BATCH),
                        TinyRun.config(folder, 400))) {
                  trainer.run();
                }
              })
          .isInstanceOf(TrainingException.class)
          .hasMessageContainingAll("loss is no longer", "images-000000000080", "learning rate");
    }
    assertThat(Checkpoints.of(folder).list()).hasSize(1);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void sumsGradientsSoThatTwoHalvesEqualOneWhole() throws IOException {
    try (var scope = Scope.open()) {
      Tensor halves = trained(folder.resolve("halves"), 4, 2);
      Tensor whole = trained(folder.resolve("whole"), 8, 1);
      assertThat(halves.allclose(whole, 1e-4, 1e-6)).isTrue();
    }
  }

  private static Tensor trained(Path run, int batch, int accumulation) throws IOException {
    try (var f = Factory.of(Device.CPU, 3);
        var model = new Linear(f, Numbers.WIDTH, 1);
        var trainer =
            Trainer.open(
                regression(model),
                Numbers.data(48, batch),
                TrainingConfig.of(run, 5, 160).accumulating(accumulation))) {
      trainer.run();
      return model.weight().detach().copy();
    }
  }

  private static TrainingTask<NumberedData.Item> regression(Linear model) {
    Optimization optimization = Optimization.of(AdamW.Config.of(0), LearningRate.constant(1e-2));
    return task(
        Objective.of(
            model,
            optimization,
            batch ->
                Loss.of(
                    model
                        .forward(batch.data())
                        .squeeze(1)
                        .mseLoss(batch.labels().to(DType.FLOAT32)))));
  }

  @SafeVarargs
  private static TrainingTask<NumberedData.Item> task(Objective<NumberedData.Item>... objectives) {
    return new TrainingTask<>() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public List<Objective<NumberedData.Item>> objectives() {
        return List.of(objectives);
      }
    };
  }

  @Test
  void trainsEachOfTwoObjectivesByItsOwnLossAlone() throws IOException {
    Optimization optimization = Optimization.of(AdamW.Config.of(0), LearningRate.constant(1e-2));
    try (var f = Factory.of(Device.CPU, 3);
        var generator = new Linear(f, Numbers.WIDTH, Numbers.WIDTH);
        var critic = new Linear(f, Numbers.WIDTH, 1)) {
      var fools =
          new Objective<NumberedData.Item>(
              "model",
              generator,
              optimization,
              batch -> Loss.of(critic.forward(generator.forward(batch.data())).mean().neg()));
      var judges =
          new Objective<NumberedData.Item>(
              "critic",
              critic,
              optimization,
              batch ->
                  batch.clock().update() < 5
                      ? null
                      : Loss.of(critic.forward(batch.data()).square().mean()));
      float[] atFirst = critic.weight().toFloatArray();
      try (var trainer =
          Trainer.open(
              task(fools, judges),
              Numbers.data(40, 4),
              TrainingConfig.of(folder, 5, 20).every(new Intervals(1, 0, 0, 1)))) {
        trainer.run();
      }
      assertThat(critic.weight().toFloatArray()).as("rests").containsExactly(atFirst);
      try (var trainer =
          Trainer.open(
              task(fools, judges),
              Numbers.data(40, 4),
              TrainingConfig.of(folder, 5, 40)
                  .every(new Intervals(1, 0, 0, 1))
                  .resuming(true, ""))) {
        trainer.run();
      }
      assertThat(critic.weight().toFloatArray()).isNotEqualTo(atFirst);
      assertThat(critic.weight().requiresGrad()).isTrue();
      assertThat(Checkpoints.of(folder).latest().orElseThrow())
          .isDirectoryContaining("glob:**/critic.safetensors")
          .isDirectoryContaining("glob:**/critic-optimizer.safetensors");
      List<JsonNode> lines = JsonLines.read(folder.resolve("events.jsonl"));
      assertThat(lines.getFirst().has("critic/loss")).isFalse();
      assertThat(lines.getLast().has("critic/loss")).isTrue();
    }
  }

  @Test
  void runsTheForwardPassInBfloat16AndKeepsParametersInFloat32() throws IOException {
    var seen = new ArrayList<DType>();
    try (var f = Factory.of(Device.CPU, 3);
        var model = new Linear(f, Numbers.WIDTH, 1);
        var trainer =
            Trainer.open(
                task(
                    Objective.of(
                        (Module) model,
                        Optimization.of(AdamW.Config.of(0), LearningRate.constant(1e-2)),
                        (MicroBatch<NumberedData.Item> batch) -> {
                          Tensor y = model.forward(batch.data());
                          seen.add(y.dtype());
                          return Loss.of(y.square().mean());
                        })),
                Numbers.data(40, 4),
                TrainingConfig.of(folder, 5, 8).on(Device.CPU, DType.BFLOAT16))) {
      trainer.run();
      assertThat(seen).containsOnly(DType.BFLOAT16);
      assertThat(model.weight().dtype()).isEqualTo(DType.FLOAT32);
      Tensor first = model.weight();
      assertThat(first.isClosed()).isFalse();
    }
    assertThat(Files.exists(folder.resolve("events.jsonl"))).isTrue();
  }
}
