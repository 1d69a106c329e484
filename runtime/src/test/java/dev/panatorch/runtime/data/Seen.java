package dev.panatorch.runtime.data;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that a batch shows, so that runs can be compared. */
record Seen(List<String> ids, List<Long> labels, int contents, long imagesSeen) {

  /** Pictures of 4 x 4 pixels, cropped and mirrored at random. */
  static final ImageReader READER =
      ImageReader.of(4, Transforms.randomHorizontalFlip().then(Transforms.randomResizedCrop(4)));

  private static Seen of(Batch<?> batch) {
    long[] labels = batch.labelMemory().toArray(ValueLayout.JAVA_LONG);
    byte[] data = batch.dataMemory().toArray(ValueLayout.JAVA_BYTE);
    return new Seen(
        batch.ids(),
        Arrays.stream(labels).boxed().toList(),
        Arrays.hashCode(data),
        batch.imagesSeen());
  }

  /** At most {@code n} batches. */
  static List<Seen> run(Dataset<? extends ImageSample> data, LoaderOptions options, int n) {
    List<Seen> seen = new ArrayList<>();
    try (DataLoader<ImageSample> loader = DataLoader.open(data, READER, options)) {
      while (seen.size() < n && loader.hasNext()) {
        try (var batch = loader.next()) {
          seen.add(of(batch));
        }
      }
    }
    return seen;
  }
}
