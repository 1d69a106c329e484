package dev.panatorch.runtime.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures of one size side by side, row by row, on one sheet, with captions below where there are
 * any.
 *
 * @param images the pictures, at least one, all of one size
 * @param columns pictures in a row
 * @param padding pixels between and around pictures
 * @param captions a line for each picture, or empty; what does not fit is cut
 */
public record ImageGrid(List<RgbImage> images, int columns, int padding, List<String> captions) {
  private static final int BACKGROUND = 255;
  private static final int INK = 40;
  private static final int LARGE_CELL = 192;

  /** Checks that all pictures have one size, and captions, if any, are as many. */
  public ImageGrid {
    images = List.copyOf(images);
    captions = List.copyOf(captions);
    if (images.isEmpty() || columns < 1 || padding < 0) {
      throw new IllegalArgumentException(
          "a grid needs pictures, columns >= 1 and padding >= 0, got %d, %d, %d"
              .formatted(images.size(), columns, padding));
    }
    for (RgbImage image : images) {
      if (image.width() != images.getFirst().width()
          || image.height() != images.getFirst().height()) {
        throw new IllegalArgumentException(
            "pictures of a grid must have one size, got %s and %s"
                .formatted(images.getFirst(), image));
      }
    }
    if (!captions.isEmpty() && captions.size() != images.size()) {
      throw new IllegalArgumentException(
          "%d captions for %d pictures".formatted(captions.size(), images.size()));
    }
  }

  /** A grid that is about square, with two pixels of padding and no captions. */
  public static ImageGrid of(List<RgbImage> images) {
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(images.size())));
    return new ImageGrid(images, columns, 2, List.of());
  }

  /** The same with so many pictures in a row. */
  public ImageGrid withColumns(int value) {
    return new ImageGrid(images, value, padding, captions);
  }

  /** The same with other distances. */
  public ImageGrid withPadding(int value) {
    return new ImageGrid(images, columns, value, captions);
  }

  /** The same with a line below each picture. */
  public ImageGrid withCaptions(List<String> value) {
    return new ImageGrid(images, columns, padding, value);
  }

  /** The sheet. */
  public RgbImage image() {
    int w = images.getFirst().width();
    int h = images.getFirst().height();
    int scale = w >= LARGE_CELL ? 2 : 1;
    int line = captions.isEmpty() ? 0 : PixelFont.HEIGHT * scale;
    int across = Math.min(columns, images.size());
    int down = Math.ceilDiv(images.size(), columns);
    RgbImage sheet =
        RgbImage.black(padding + across * (w + padding), padding + down * (h + line + padding));
    Arrays.fill(sheet.pixels(), (byte) BACKGROUND);
    for (int i = 0; i < images.size(); i++) {
      int left = padding + i % columns * (w + padding);
      int top = padding + i / columns * (h + line + padding);
      sheet.paste(images.get(i), left, top);
      if (!captions.isEmpty()) {
        String caption = captions.get(i);
        String fitting =
            caption.substring(0, Math.min(caption.length(), PixelFont.fitting(w, scale)));
        PixelFont.draw(sheet, fitting, left, top + h + scale, scale, INK);
      }
    }
    return sheet;
  }

  /** Writes the sheet as PNG, replacing the file atomically. */
  public void write(Path file) throws IOException {
    PngWriter.write(file, image());
  }
}
