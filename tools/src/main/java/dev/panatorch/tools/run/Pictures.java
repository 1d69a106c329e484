package dev.panatorch.tools.run;

import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sheets of pictures, and where single ones are written. */
public final class Pictures {

  /** Pairs on a sheet. */
  public static final int SHEET = 32;

  private static final int PAIRS_OF_ROW = 4;
  private static final int PADDING = 2;

  private Pictures() {}

  /** Originals and, to the right of each, what came back: the first {@code count} pairs. */
  public static ImageGrid pairs(Reconstruction reconstruction, int count) {
    List<RgbImage> images = new ArrayList<>();
    for (Reconstruction.Pair pair : reconstruction.pairs().stream().limit(count).toList()) {
      images.add(pair.original());
      images.add(pair.reconstructed());
    }
    return new ImageGrid(images, 2 * PAIRS_OF_ROW, PADDING, List.of());
  }

  /** What to tell when all pictures had to be skipped. */
  static IOException noneReadable(Dataset<?> images, List<SkippedSample> skipped) {
    return new IOException(
        skipped.isEmpty()
            ? images + " holds no pictures"
            : "no picture of %s could be read; the first of %d: %s"
                .formatted(images, skipped.size(), skipped.getFirst()));
  }

  /**
   * The PNG file of picture {@code id} below {@code folder}.
   *
   * @throws IOException if the name leads out of the folder
   */
  public static Path below(Path folder, String id) throws IOException {
    Path file = folder.resolve(id.replaceFirst("\\.[^./]*$", "") + ".png").normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException("picture " + id + " would be written outside of " + folder);
    }
    return file;
  }
}
