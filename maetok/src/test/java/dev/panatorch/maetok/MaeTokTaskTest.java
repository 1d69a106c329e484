package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask.Evaluation;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MaeTokTaskTest {

  private static final Clock START = new Clock(42, 0, 0, 0);

  private static MaeTokTask<Sample> task(MaeTok model, MaeTokTask.MaskSchedule schedule) {
    Optimization how = MaeTokTask.optimization(2e-3, 5, 100, 0.9);
    return new MaeTokTask<>(
        model,
        new MaeTokTask.Recipe(how, how, schedule, true),
        AuxiliaryTargets.WITHOUT_TEACHERS,
        new TokenizerLosses(MaeTokLoss.withoutTeachers().weights(), null, null, Device.CPU),
        samples -> null,
        clock -> Evaluation.NONE);
  }

  private static Loss loss(MaeTokTask<Sample> task, Clock clock) {
    Sample nobody = null;
    var batch =
        new MicroBatch<Sample>(
            GoldenInputs.images(4, 32),
            Torch.zeros(new long[] {4}, DType.INT64),
            Collections.nCopies(4, nobody),
            clock);
    return Objects.requireNonNull(task.objectives().getFirst().loss().of(batch));
  }

  @Test
  void drawsFollowFromTheClock() {
    try (var scope = Scope.open();
        var model = Tiny.model();
        var task = task(model, MaeTokTask.MaskSchedule.CONSTANT)) {
      double first = loss(task, START).total().item();
      double later = loss(task, new Clock(42, 0, 1, 4)).total().item();
      assertThat(loss(task, START).total().item()).isEqualTo(first);
      assertThat(later).isNotEqualTo(first);
      assertThat(loss(task, START).parts()).containsOnlyKeys("mse", "hog");
    }
  }

  @Test
  void maskingCanFallToNothing() {
    try (var scope = Scope.open();
        var model = Tiny.model();
        var task = task(model, new MaeTokTask.MaskSchedule(100))) {
      model.eval();
      Tensor images = GoldenInputs.images(4, 32);
      double unmasked = Tiny.loss(model, images, null).item();
      assertThat(loss(task, new Clock(42, 0, 25, 100)).total().item()).isEqualTo(unmasked);
      assertThat(loss(task, START).total().item()).isNotEqualTo(unmasked);
    }
  }

  @Test
  void stepsMakeTheLossFall() {
    try (var scope = Scope.open();
        var model = Tiny.model();
        var task = task(model, MaeTokTask.MaskSchedule.CONSTANT)) {
      Optimization how = task.objectives().getFirst().optimization();
      double first = loss(task, START).total().item();
      try (var adamW = new AdamW(model.parameters(), how.adamW())) {
        for (int step = 0; step < 30; step++) {
          try (var inner = Scope.open()) {
            loss(task, new Clock(42, 0, step, 4L * step)).total().backward();
            adamW.step(how.learningRate().at(step));
            adamW.zeroGrad();
          }
        }
      }
      assertThat(loss(task, START).total().item()).isLessThan(0.8 * first);
    }
  }

  @Test
  void learningRateIsThePublishedOne() {
    var rate = MaeTokTask.optimization(2e-4, 5004, 500_400, 0.9999).learningRate();
    assertThat(rate.at(0)).isCloseTo(1e-5, offset(1e-12));
    assertThat(rate.at(2500)).isCloseTo(1.049241e-4, offset(1e-10));
    assertThat(rate.at(5004)).isCloseTo(1.999556e-4, offset(1e-10));
    assertThat(rate.at(250_200)).isCloseTo(1.1e-4, offset(1e-10));
  }
}
