package dev.panatorch.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.testing.NumberedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cuda")
class TrainerCudaTest {

  @TempDir Path folder;

  /** Reconstructs vectors by one linear map on the GPU. */
  private record Reconstruction(Linear model, List<DType> seen)
      implements TrainingTask<NumberedData.Item> {
    @Override
    public String name() {
      return "reconstruction";
    }

    @Override
    public List<Objective<NumberedData.Item>> objectives() {
      var optimization =
          Optimization.of(AdamW.Config.of(0), LearningRate.constant(1e-2))
              .clipping(1)
              .averaging(0.9);
      return List.of(
          Objective.of(
              model,
              optimization,
              batch -> {
                assertThat(batch.data().device().isCuda()).isTrue();
                assertThat(batch.labels().device().isCuda()).isTrue();
                var output = model.forward(batch.data());
                seen.add(output.dtype());
                return Loss.of(output.mseLoss(batch.data()));
              }));
    }
  }

  @Test
  void trainsInBfloat16AndResumesWithoutLosingTensors() throws IOException {
    Assumptions.assumeTrue(Settings.hasCuda(), "this LibTorch sees no GPU");
    Device device = Device.cuda(0);
    long before = LiveTensors.count();
    var seen = new ArrayList<DType>();
    TrainingConfig config =
        TrainingConfig.of(folder, 5, 1_600).on(device, DType.BFLOAT16).resuming(true, "");
    try (var f = Factory.of(device, 3);
        var model = new Linear(f, Numbers.WIDTH, Numbers.WIDTH)) {
      float[] atFirst = model.weight().toFloatArray();
      train(new Reconstruction(model, seen), config);
      assertThat(model.weight().toFloatArray()).isNotEqualTo(atFirst);
      assertThat(model.weight().dtype()).isEqualTo(DType.FLOAT32);
      assertThat(seen).hasSize(200).containsOnly(DType.BFLOAT16);
      try (var g = Factory.of(device, 4);
          var resumed = new Linear(g, Numbers.WIDTH, Numbers.WIDTH)) {
        train(new Reconstruction(resumed, new ArrayList<>()), config);
        assertThat(resumed.weight().toFloatArray()).containsExactly(model.weight().toFloatArray());
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static void train(Reconstruction task, TrainingConfig config) throws IOException {
    try (var trainer = Trainer.open(task, Numbers.data(40, 8), config)) {
      assertThat(trainer.run().imagesSeen()).isEqualTo(1_600);
    }
  }
}
