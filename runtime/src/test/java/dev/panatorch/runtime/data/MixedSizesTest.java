package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.image.ImageDecoder;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MixedSizesTest {

  private static final MixedSizes READER = new MixedSizes(List.of(reader(4), reader(8), reader(6)));

  @TempDir private Path root;

  private static ImageReader reader(int size) {
    return ImageReader.of(size, Transforms.randomResizedCrop(size));
  }

  private record Seen(long side, int contents, long imagesSeen) {}

  private static List<Seen> run(ImageFolder data, LoaderOptions options, int n) {
    List<Seen> seen = new ArrayList<>();
    try (var scope = Scope.open();
        DataLoader<ImageSample> loader = DataLoader.open(data, READER, options)) {
      while (seen.size() < n) {
        try (var batch = loader.next()) {
          long[] shape = batch.data().shape();
          assertThat(shape).startsWith(options.batchSize(), 3).hasSize(4);
          byte[] bytes = batch.dataMemory().toArray(ValueLayout.JAVA_BYTE);
          assertThat(bytes).hasSize((int) (4 * options.batchSize() * 3 * shape[2] * shape[3]));
          seen.add(new Seen(shape[3], Arrays.hashCode(bytes), batch.imagesSeen()));
        }
      }
    }
    return seen;
  }

  @Test
  void eachBatchHasASizeThatFollowsFromSeedAndPosition() throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 10);
    LoaderOptions options = LoaderOptions.training(4, 7);
    List<Seen> whole = run(data, options, 30);
    assertThat(whole).extracting(Seen::side).contains(4L, 6L, 8L);
    assertThat(run(data, options.at(8, 0), 30))
        .extracting(Seen::side)
        .isNotEqualTo(whole.stream().map(Seen::side).toList());
    for (int k : new int[] {0, 5, 17}) {
      LoaderOptions rest = options.resumeAt(whole.get(k).imagesSeen());
      assertThat(run(data, rest, 29 - k)).isEqualTo(whole.subList(k + 1, 30));
    }
    var half = LoaderOptions.training(2, 7);
    assertThat(run(data, half.shard(1, 2), 30))
        .extracting(Seen::side)
        .isEqualTo(run(data, half.shard(0, 2), 30).stream().map(Seen::side).toList());
  }

  @Test
  void sizesAreOfOneType() {
    var bytes =
        new ImageReader(ImageDecoder.DEFAULT, Transforms.randomResizedCrop(4), 4, 4, DType.UINT8);
    assertThatThrownBy(() -> new MixedSizes(List.of(reader(4), bytes)))
        .hasMessageContaining("one type");
    assertThat(READER.shape()).containsExactly(3, 8, 8);
  }
}
