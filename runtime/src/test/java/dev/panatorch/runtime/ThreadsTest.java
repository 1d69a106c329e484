package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.autograd.GradMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void sixtyFourThreadsOnSharedWeightsGiveTheResultsOfOne() throws Exception {
    long before = LiveTensors.count();
    try (Tensor weight = draw(1, 64, 64);
        Tensor bias = draw(2, 64)) {
      List<float[]> expected = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        expected.add(infer(weight, bias, i));
      }
      List<Future<float[]>> found = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(64)) {
        for (int i = 0; i < 64; i++) {
          int image = i;
          Callable<float[]> task = () -> infer(weight, bias, image);
          found.add(threads.submit(task));
        }
      }
      for (int i = 0; i < 64; i++) {
        assertThat(found.get(i).get()).as("image %d", i).isEqualTo(expected.get(i));
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static float[] infer(Tensor weight, Tensor bias, int image) {
    try (var scope = Scope.open();
        var mode = GradMode.inference();
        var input = draw(100 + image, 4, 64)) {
      Tensor x = input;
      for (int layer = 0; layer < 20; layer++) {
        x = x.linear(weight, bias).layerNorm(new long[] {64}).gelu();
      }
      return x.toFloatArray();
    }
  }

  private static Tensor draw(long seed, long... shape) {
    try (var generator = Generator.of(Device.CPU, seed)) {
      return Torch.randn(shape, generator).keep();
    }
  }
}
