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
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataLoaderTest {
  private static final ImageReader READER =
      ImageReader.of(4, Transforms.randomHorizontalFlip().then(Transforms.randomResizedCrop(4)));

  @TempDir private Path root;

  /** Everything that a batch shows, so that runs can be compared. */
  private record Seen(List<String> ids, List<Long> labels, int contents, long imagesSeen) {
    static Seen of(Batch<?> batch) {
      long[] labels = batch.labelMemory().toArray(ValueLayout.JAVA_LONG);
      byte[] data = batch.dataMemory().toArray(ValueLayout.JAVA_BYTE);
      return new Seen(
          batch.ids(),
          Arrays.stream(labels).boxed().toList(),
          Arrays.hashCode(data),
          batch.imagesSeen());
    }
  }

  private static List<Seen> run(Dataset<? extends ImageSample> data, LoaderOptions options, int n) {
    List<Seen> seen = new ArrayList<>();
    try (DataLoader<ImageSample> loader = DataLoader.open(data, READER, options)) {
      while (seen.size() < n && loader.hasNext()) {
        try (var batch = loader.next()) {
          seen.add(Seen.of(batch));
        }
      }
    }
    return seen;
  }

  @Test
  void batchesDependOnTheSeedAloneNotOnThreads() throws IOException {
    ImageFolder data = Pictures.folder(root, 3, 21);
    LoaderOptions options = LoaderOptions.training(8, 42);
    List<Seen> expected = run(data, options.withWorkers(Workers.of(1, 1)), 20);
    assertThat(expected).hasSize(20);
    assertThat(run(data, options.withWorkers(Workers.of(7, 5)), 20)).isEqualTo(expected);
    assertThat(run(data, options.withWorkers(new Workers(2, 4, Thread.ofVirtual().factory())), 20))
        .isEqualTo(expected);
    assertThat(run(data, options.at(43, 0), 20)).isNotEqualTo(expected);
  }

  @Test
  void continuesExactlyFromAnyBatch() throws IOException {
    ImageFolder folder = Pictures.folder(root.resolve("f"), 3, 21);
    WebDataset shards = WebDataset.open(WebDatasetTest.shards(root, 3, 21, "tar"));
    for (var data : List.<Dataset<? extends ImageSample>>of(folder, shards)) {
      for (boolean dropLast : new boolean[] {true, false}) {
        LoaderOptions options = LoaderOptions.training(8, 1).withDropLast(dropLast);
        List<Seen> whole = run(data, options, 20);
        for (int k : new int[] {0, 3, 6, 7, 8, 15}) {
          LoaderOptions rest = options.resumeAt(whole.get(k).imagesSeen());
          assertThat(run(data, rest, 19 - k)).isEqualTo(whole.subList(k + 1, 20));
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
    List<Seen> seen = run(data, LoaderOptions.training(8, 5), 6);
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
    List<Seen> one = run(data, LoaderOptions.training(8, 7), 6);
    List<List<Seen>> ranks = new ArrayList<>();
    for (int rank = 0; rank < 4; rank++) {
      ranks.add(run(data, LoaderOptions.training(2, 7).shard(rank, 4), 6));
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

  private ImageFolder withBadPictures() throws IOException {
    Pictures.folder(root, 2, 6);
    Files.write(root.resolve("class0/002.png"), Fixtures.bytes("images/text.png"));
    Files.write(root.resolve("class1/005.png"), new byte[0]);
    return ImageFolder.open(root);
  }

  @Test
  void badSamplesAreSkippedAndNamed() throws IOException {
    ImageFolder data = withBadPictures();
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, READER, LoaderOptions.evaluation(4))) {
      List<String> ids = new ArrayList<>();
      while (loader.hasNext()) {
        try (var batch = loader.next()) {
          ids.addAll(batch.ids());
          assertThat(batch.labelMemory().byteSize()).isEqualTo(8L * batch.size());
          for (int i = 0; i < batch.size(); i++) {
            assertThat(batch.labelMemory().getAtIndex(ValueLayout.JAVA_LONG, i))
                .isEqualTo(batch.samples().get(i).label());
          }
        }
      }
      assertThat(ids).hasSize(10).doesNotContain("class0/002.png", "class1/005.png");
      assertThat(loader.skipped())
          .extracting(SkippedSample::id)
          .containsExactly("class0/002.png", "class1/005.png");
      assertThat(loader.skipped().getFirst().reason()).contains("002.png: not an image");
    }
  }

  @Test
  void batchesOfBadSamplesAloneAreLeftOut() throws IOException {
    Pictures.folder(root, 2, 6);
    for (String bad : List.of("class0/002", "class0/003", "class1/004", "class1/005")) {
      Files.write(root.resolve(bad + ".png"), new byte[0]);
    }
    List<Seen> seen = run(ImageFolder.open(root), LoaderOptions.evaluation(2), 9);
    assertThat(seen).extracting(Seen::imagesSeen).containsExactly(2L, 6L, 8L, 10L);
  }

  @Test
  void aBadSampleThatIsMetAgainIsCounted() throws IOException {
    ImageFolder data = withBadPictures();
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, READER, LoaderOptions.training(4, 1))) {
      for (int i = 0; i < 9; i++) {
        loader.next().close();
      }
      assertThat(loader.skipped()).extracting(SkippedSample::times).containsExactly(3L, 3L);
      assertThat(loader.skipped().getFirst()).asString().endsWith("(3 times)");
    }
  }

  @Test
  void badSamplesAreReplacedDeterministically() throws IOException {
    ImageFolder data = withBadPictures();
    LoaderOptions options =
        LoaderOptions.evaluation(4)
            .withBadSamples(BadSamples.REPLACE)
            .withWorkers(Workers.of(3, 4));
    List<Seen> seen = run(data, options, 3);
    assertThat(seen.getFirst().ids())
        .containsExactly("class0/000.png", "class0/001.png", "class0/003.png", "class0/003.png");
    assertThat(seen.getLast().ids().getLast()).isEqualTo("class1/002.png");
    assertThat(run(data, options.withWorkers(Workers.of(1, 4)), 3)).isEqualTo(seen);
  }

  @Test
  void badSamplesFailByName() throws IOException {
    ImageFolder data = withBadPictures();
    LoaderOptions options = LoaderOptions.evaluation(4).withBadSamples(BadSamples.FAIL);
    try (DataLoader<ImageSample> loader = DataLoader.open(data, READER, options)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(DataLoadingException.class)
          .hasMessageContaining("class0/002.png")
          .hasMessageContaining("not an image");
    }
    for (String name : List.of("class0/000.png", "class0/001.png", "class0/003.png")) {
      Files.write(root.resolve(name), new byte[0]);
    }
    LoaderOptions replace = options.withBadSamples(BadSamples.REPLACE);
    try (DataLoader<ImageSample> loader = DataLoader.open(data, READER, replace)) {
      assertThatThrownBy(loader::next).hasMessageContaining("no sample of the batch");
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
    try (DataLoader<ImageSample> loader = DataLoader.open(data, READER, options)) {
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
        DataLoader.open(endless, READER, LoaderOptions.training(2, 1))) {
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
      assertThatThrownBy(() -> run(few, LoaderOptions.training(4, 1), 1))
          .hasMessageContaining("3 samples")
          .hasMessageContaining("one batch of 4");
    }
  }

  @Test
  void aBrokenShardIsNamed() throws IOException {
    String pattern = WebDatasetTest.shards(root, 2, 4, "tar");
    Files.write(root.resolve("part-01.tar"), "not a tar archive".getBytes());
    WebDataset data = WebDataset.open(pattern);
    assertThatThrownBy(() -> run(data, LoaderOptions.evaluation(4), 9))
        .hasMessageContaining("part-01.tar");
  }
}
