package dev.panatorch.runtime.data.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentCacheTest {
  private static final LatentLayout LAYOUT = LatentLayout.tokens(3, 2);

  @TempDir private Path dir;

  /**
   * The latent of sample k: ten times k, plus the element's number; the mirrored one is negative.
   */
  private static MemorySegment latent(int k, float sign) {
    float[] values = new float[6];
    for (int i = 0; i < 6; i++) {
      values[i] = sign * (10 * k + i);
    }
    return MemorySegment.ofArray(values);
  }

  private static void add(LatentCacheWriter writer, int k) throws IOException {
    writer.add("class/%d.jpg".formatted(k), k % 4, latent(k, 1), latent(k, -1));
  }

  private LatentCache cache(Path folder, int n) throws IOException {
    try (var writer = LatentCacheWriter.open(folder, LAYOUT, 4)) {
      for (int k = 0; k < n; k++) {
        add(writer, k);
      }
      return writer.finish(List.of("a", "b", "c", "d"), Map.of("tokenizer", "test"));
    }
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    cache(dir.resolve("c"), 10);
    LatentCache cache = LatentCache.open(dir.resolve("c"));
    assertThat(cache.count()).isEqualTo(10);
    assertThat(cache.classes()).containsExactly("a", "b", "c", "d");
    assertThat(cache.about()).containsEntry("tokenizer", "test");
    assertThat(cache.layout()).isEqualTo(LAYOUT);
    for (int k = 0; k < 10; k++) {
      LatentSample sample = cache.samples().get(k);
      assertThat(sample.id()).isEqualTo("class/" + k + ".jpg");
      assertThat(sample.label()).isEqualTo(k % 4);
      assertThat(sample.latent().mismatch(latent(k, 1))).isEqualTo(-1);
      assertThat(sample.flipped().mismatch(latent(k, -1))).isEqualTo(-1);
    }
    try (var files = Files.list(dir.resolve("c"))) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void keepsTheStatisticsOfTheUnmirroredLatents() throws IOException {
    LatentCache cache = cache(dir.resolve("c"), 10);
    double[] all = new double[60];
    for (int k = 0; k < 10; k++) {
      for (int i = 0; i < 6; i++) {
        all[6 * k + i] = 10 * k + i;
      }
    }
    double[] odd = new double[30];
    Arrays.setAll(odd, i -> all[2 * i + 1]);
    RunningStatistics statistics = cache.statistics();
    assertThat(statistics.mean()).isCloseTo(mean(all), within(1e-12));
    assertThat(statistics.std()).isCloseTo(std(all), within(1e-12));
    assertThat(statistics.channelMeans()[1]).isCloseTo(mean(odd), within(1e-12));
    assertThat(statistics.channelStds()[1]).isCloseTo(std(odd), within(1e-12));
    assertThat(statistics.countPerChannel()).isEqualTo(30);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double std(double[] values) {
    double mean = mean(values);
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(sum / (values.length - 1));
  }

  @Test
  void statisticsMergeInAnyGroupingAndKeepTinySpreadsAroundLargeMeans() {
    KeyedRandom random = KeyedRandom.of(1);
    float[] values = new float[3 * 4000];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1e6f + random.uniform(-1, 1);
    }
    var whole = RunningStatistics.of(3);
    whole.add(MemorySegment.ofArray(values), 1);
    var parts = RunningStatistics.of(3);
    for (int i = 0; i < 40; i++) {
      var part = RunningStatistics.of(3);
      part.add(MemorySegment.ofArray(Arrays.copyOfRange(values, 300 * i, 300 * (i + 1))), 1);
      parts.merge(RunningStatistics.ofState(part.state()));
    }
    assertThat(parts.std()).isCloseTo(whole.std(), within(1e-9)).isBetween(0.55, 0.61);
    assertThat(parts.channelMeans()[2]).isCloseTo(whole.channelMeans()[2], within(1e-7));
  }

  @Test
  void statisticsOfMapsHaveTheirChannelsInFront() {
    var statistics = RunningStatistics.of(2);
    statistics.add(
        MemorySegment.ofArray(new float[] {1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60}), 3);
    assertThat(statistics.channelMeans()).containsExactly(3.5, 35);
  }

  @Test
  void stoppedEncodingContinuesToTheSameFiles() throws IOException {
    cache(dir.resolve("whole"), 11);
    Path stopped = dir.resolve("stopped");
    try (var writer = LatentCacheWriter.open(stopped, LAYOUT, 4)) {
      for (int k = 0; k < 10; k++) {
        add(writer, k);
      }
    }
    assertThatThrownBy(() -> LatentCache.open(stopped))
        .hasMessageContaining(stopped.toString())
        .hasMessageContaining("no finished latent cache");
    try (var writer = LatentCacheWriter.open(stopped, LAYOUT, 4)) {
      assertThat(writer.last()).contains("class/7.jpg");
      for (int k = 8; k < 11; k++) {
        add(writer, k);
      }
      writer.finish(List.of("a", "b", "c", "d"), Map.of("tokenizer", "test"));
    }
    for (String name : List.of("index.json", LatentShard.name(0), LatentShard.name(2))) {
      assertThat(stopped.resolve(name)).hasSameBinaryContentAs(dir.resolve("whole").resolve(name));
    }
    assertThatThrownBy(() -> LatentCacheWriter.open(stopped, LAYOUT, 4))
        .hasMessageContaining("finished latent cache");
  }

  @Test
  void damageIsNamed() throws IOException {
    Path folder = dir.resolve("c");
    cache(folder, 10);
    Path shard = folder.resolve(LatentShard.name(1));
    byte[] whole = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(whole, whole.length - 5));
    assertThatThrownBy(() -> LatentCache.open(folder)).hasMessageContaining(shard.toString());
    Files.write(shard, Files.readAllBytes(folder.resolve(LatentShard.name(2))));
    assertThatThrownBy(() -> LatentCache.open(folder)).hasMessageContaining("counts 10");
    Files.writeString(folder.resolve("index.json"), "{");
    assertThatThrownBy(() -> LatentCache.open(folder)).hasMessageContaining("index.json");
  }

  @Test
  void aLatentOfTheWrongSizeIsRefused() throws IOException {
    try (var writer = LatentCacheWriter.open(dir, LAYOUT, 4);
        Arena arena = Arena.ofConfined()) {
      MemorySegment wrong = arena.allocate(20);
      assertThatThrownBy(() -> writer.add("x.jpg", 0, wrong, wrong))
          .hasMessageContaining("x.jpg")
          .hasMessageContaining("24");
      assertThatThrownBy(() -> writer.finish(List.of(), Map.of()))
          .hasMessageContaining("no latents");
    }
  }

  @Test
  void theLoaderReadsItShuffledWithBothFlips() throws IOException {
    LatentCache cache = cache(dir.resolve("c"), 40);
    List<Float> first = read(cache, true, 2);
    assertThat(first).hasSize(40 * 5);
    assertThat(read(cache, true, 5)).isEqualTo(first);
    assertThat(first.stream().filter(v -> v < 0).count()).isBetween(60L, 140L);
    assertThat(read(cache, false, 1)).allMatch(v -> v >= 0);
  }

  private static List<Float> read(LatentCache cache, boolean flip, int workers) {
    List<Float> seen = new ArrayList<>();
    LoaderOptions options = LoaderOptions.training(8, 3).withWorkers(Workers.of(workers, 4));
    try (var loader = DataLoader.open(cache, cache.reader(flip), options)) {
      for (int i = 0; i < 25; i++) {
        try (Batch<LatentSample> batch = loader.next()) {
          for (int k = 0; k < 8; k++) {
            seen.add(batch.dataMemory().getAtIndex(ValueLayout.JAVA_FLOAT, 6L * k + 1));
          }
        }
      }
    }
    return seen;
  }
}
