package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.image.ImageDecoder;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataLoaderTest {
  @TempDir private Path root;

  @Test
  void batchesDependOnTheSeedAloneNotOnThreads() throws IOException {
    ImageFolder data = Pictures.folder(root, 3, 21);
    LoaderOptions options = LoaderOptions.training(8, 42);
    List<Seen> expected = Seen.run(data, options.withWorkers(Workers.of(1, 1)), 20);
    assertThat(expected).hasSize(20);
    assertThat(Seen.run(data, options.withWorkers(Workers.of(7, 5)), 20)).isEqualTo(expected);
    assertThat(
            Seen.run(
                data, options.withWorkers(new Workers(2, 4, Thread.ofVirtual().factory())), 20))
        .isEqualTo(expected);
    assertThat(Seen.run(data, options.at(43, 0), 20)).isNotEqualTo(expected);
  }

  @Test
  void continuesExactlyFromAnyBatch() throws IOException {
    ImageFolder folder = Pictures.folder(root.resolve("f"), 3, 21);
    WebDataset shards = WebDataset.open(WebDatasetTest.shards(root, 3, 21, "tar"));
    for (var data : List.<Dataset<? extends ImageSample>>of(folder, shards)) {
      for (boolean dropLast : new boolean[] {true, false}) {
        LoaderOptions options = LoaderOptions.training(8, 1).withDropLast(dropLast);
        List<Seen> whole = Seen.run(data, options, 20);
        for (int k : new int[] {0, 3, 6, 7, 8, 15}) {
          LoaderOptions rest = options.resumeAt(whole.get(k).imagesSeen());
          assertThat(Seen.run(data, rest, 19 - k)).isEqualTo(whole.subList(k + 1, 20));
        }
      }
    }
  }

  @Test
  void whatWasSeenIsNotReadAgain() throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 20);
    AtomicInteger reads = new AtomicInteger();
    Transform counting =
        (image, random) -> {
          reads.incrementAndGet();
          return image;
        };
    LoaderOptions options = LoaderOptions.evaluation(8).resumeAt(32);
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, ImageReader.of(4, counting), options)) {
      assertThat(loader.next().imagesSeen()).isEqualTo(40);
      assertThat(loader.hasNext()).isFalse();
    }
    assertThat(reads).hasValue(8);
  }

  @Test
  void anEpochHoldsEverySampleOnceAndEpochsDiffer() throws IOException {
    ImageFolder data = Pictures.folder(root, 3, 8);
    List<Seen> seen = Seen.run(data, LoaderOptions.training(8, 5), 6);
    List<String> first = seen.subList(0, 3).stream().flatMap(s -> s.ids().stream()).toList();
    List<String> second = seen.subList(3, 6).stream().flatMap(s -> s.ids().stream()).toList();
    assertThat(first).doesNotHaveDuplicates().hasSize(24);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
  }

  @Test
  void evaluationGivesAllInOrderWithAShortLastBatch() throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 5);
    try (DataLoader<ImageSample> loader =
        DataLoader.open(
            data, ImageReader.of(4, Transforms.identity()), LoaderOptions.evaluation(4))) {
      int k = 0;
      while (loader.hasNext()) {
        try (var batch = loader.next()) {
          assertThat(batch.size()).isEqualTo(k < 8 ? 4 : 2);
          float[] values = batch.dataMemory().toArray(ValueLayout.JAVA_FLOAT);
          for (int i = 0; i < batch.size(); i++, k++) {
            assertThat(values[i * 48]).as("red").isEqualTo(ImageReader.normalized(k));
            assertThat(values[i * 48 + 16]).as("green").isEqualTo(-1f);
            assertThat(values[i * 48 + 47]).as("blue").isEqualTo(ImageReader.normalized(k / 5));
          }
        }
      }
      assertThat(k).isEqualTo(10);
    }
  }

  @Test
  void normalizationEqualsTorchvisions() {
    float[] expected =
        java.lang.foreign.MemorySegment.ofArray(Fixtures.bytes("normalized.f32"))
            .toArray(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN));
    for (int i = 0; i < 256; i++) {
      assertThat(ImageReader.normalized(i)).isEqualTo(expected[i]);
    }
  }

  @Test
  void bytesStayBytes() throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 5);
    var reader = new ImageReader(ImageDecoder.DEFAULT, Transforms.identity(), 4, 4, DType.UINT8);
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, reader, LoaderOptions.evaluation(10))) {
      byte[] values = loader.next().dataMemory().toArray(ValueLayout.JAVA_BYTE);
      assertThat(values).hasSize(10 * 48);
      assertThat(values[7 * 48 + 15]).isEqualTo((byte) 7);
      assertThat(values[7 * 48 + 32]).isEqualTo((byte) 1);
    }
  }

  @Test
  void ranksShareEachGlobalBatch() throws IOException {
    ImageFolder data = Pictures.folder(root, 3, 9);
    List<Seen> one = Seen.run(data, LoaderOptions.training(8, 7), 6);
    List<List<Seen>> ranks = new ArrayList<>();
    for (int rank = 0; rank < 4; rank++) {
      ranks.add(Seen.run(data, LoaderOptions.training(2, 7).shard(rank, 4), 6));
    }
    for (int b = 0; b < 6; b++) {
      List<String> together = new ArrayList<>();
      for (List<Seen> rank : ranks) {
        together.addAll(rank.get(b).ids());
        assertThat(rank.get(b).imagesSeen()).isEqualTo(one.get(b).imagesSeen());
      }
      assertThat(together).isEqualTo(one.get(b).ids());
    }
  }

  @Test
  void anErrorOfAWorkerReachesTheConsumerWithTheSamplesName() throws IOException {
    ImageFolder data = Pictures.folder(root, 1, 4);
    Transform failing =
        (image, random) -> {
          throw new StackOverflowError("deep");
        };
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, ImageReader.of(4, failing), LoaderOptions.evaluation(2))) {
      assertThatThrownBy(loader::next)
          .hasMessageContaining("class0/000.png")
          .hasMessageContaining("deep");
    }
    try (DataLoader<ImageSample> loader =
        DataLoader.open(
            data, ImageReader.of(5, Transforms.identity()), LoaderOptions.evaluation(2))) {
      assertThatThrownBy(loader::next).hasMessageContaining("4 x 4").hasMessageContaining("5 x 5");
    }
  }

  @Test
  void memoryIsReusedAndHoldingAllOfItIsAnError() throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 10);
    LoaderOptions options = LoaderOptions.training(2, 1).withWorkers(Workers.of(2, 2));
    try (DataLoader<ImageSample> loader = DataLoader.open(data, Seen.READER, options)) {
      List<Long> addresses = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        try (var batch = loader.next()) {
          addresses.add(batch.dataMemory().address());
        }
      }
      assertThat(addresses.stream().distinct().count()).isLessThanOrEqualTo(3);
      Batch<ImageSample> first = loader.next();
      loader.next();
      loader.next();
      assertThatThrownBy(loader::next).hasMessageContaining("close a batch");
      first.close();
      first.close();
      assertThatThrownBy(first::dataMemory).hasMessageContaining("closed");
      assertThat(loader.next().size()).isEqualTo(2);
    }
  }

  /** A pool counts as terminated a moment before its last thread has left. */
  private static void assertNoDataThreads() throws InterruptedException {
    List<String> alive = List.of("");
    for (int i = 0; i < 200 && !alive.isEmpty(); i++) {
      Thread.sleep(10);
      alive =
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> name.startsWith("panatorch-data"))
              .toList();
    }
    assertThat(alive).isEmpty();
  }

  @Test
  void closingEndsAllThreadsEvenInTheMiddle() throws Exception {
    ImageFolder data = Pictures.folder(root, 2, 10);
    Transform slow =
        (image, random) -> {
          try {
            Thread.sleep(20);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return image;
        };
    for (int i = 0; i < 5; i++) {
      DataLoader<ImageSample> loader =
          DataLoader.open(data, ImageReader.of(4, slow), LoaderOptions.training(4, i));
      loader.next();
      loader.close();
      loader.close();
      assertNoDataThreads();
      assertThatThrownBy(loader::next).hasMessageContaining("closed");
    }
  }

  @Test
  void anInterruptedConsumerStopsWaiting() throws Exception {
    Dataset<ImageSample> endless =
        new Dataset<>() {
          @Override
          public OptionalLong size() {
            return OptionalLong.empty();
          }

          @Override
          public long count() {
            return 1;
          }

          @Override
          public List<String> classes() {
            return List.of();
          }

          @Override
          public Iterator<ImageSample> inOrder(long skip) {
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return List.<ImageSample>of().iterator();
          }

          @Override
          public Iterator<ImageSample> shuffled(long seed, long skip) {
            return inOrder(skip);
          }
        };
    try (DataLoader<ImageSample> loader =
        DataLoader.open(endless, Seen.READER, LoaderOptions.training(2, 1))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(loader::next).hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertNoDataThreads();
  }

  @Test
  void tooFewSamplesForABatchIsAnErrorNotAnEndlessLoop() throws IOException {
    ImageFolder data = Pictures.folder(root, 1, 3);
    WebDataset shards = WebDataset.open(WebDatasetTest.shards(root, 1, 3, "tar"));
    for (var few : List.<Dataset<? extends ImageSample>>of(data, shards)) {
      assertThatThrownBy(() -> Seen.run(few, LoaderOptions.training(4, 1), 1))
          .hasMessageContaining("3 samples")
          .hasMessageContaining("one batch of 4");
    }
  }

  @Test
  void aBrokenShardIsNamed() throws IOException {
    String pattern = WebDatasetTest.shards(root, 2, 4, "tar");
    Files.write(root.resolve("part-01.tar"), "not a tar archive".getBytes());
    WebDataset data = WebDataset.open(pattern);
    assertThatThrownBy(() -> Seen.run(data, LoaderOptions.evaluation(4), 9))
        .hasMessageContaining("part-01.tar");
  }
}
