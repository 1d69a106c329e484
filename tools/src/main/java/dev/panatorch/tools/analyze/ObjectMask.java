package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.RgbImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which object each place of a latent map belongs to, read from a picture whose colours stand for
 * objects.
 */
final class ObjectMask {

  private ObjectMask() {}

  /**
   * The objects of the places, row by row, -1 where they are to be left out. A place takes the
   * colour at its middle, in the square that ADM's centre crop keeps.
   *
   * @param folder of the masks, PNG, named as their pictures
   * @param id name of the picture
   * @param grid places along a side
   * @param ignored colours 0xRRGGBB that belong to no object
   */
  static long[] of(Path folder, String id, int grid, Set<Integer> ignored) throws IOException {
    Path file = folder.resolve(id.replaceFirst("\\.[^./]*$", "") + ".png");
    if (!Files.exists(file)) {
      throw new FileNotFoundException(
          file + ": picture " + id + " has no mask; masks are PNG files of the same name");
    }
    RgbImage mask = ImageDecoder.DEFAULT.decode(file);
    int side = mask.shorterSide();
    int left = (mask.width() - side) / 2;
    int top = (mask.height() - side) / 2;
    Map<Integer, Long> objects = new HashMap<>();
    long[] places = new long[grid * grid];
    for (int i = 0; i < places.length; i++) {
      int x = left + (2 * (i % grid) + 1) * side / (2 * grid);
      int y = top + (2 * (i / grid) + 1) * side / (2 * grid);
      int colour = mask.value(x, y, 0) << 16 | mask.value(x, y, 1) << 8 | mask.value(x, y, 2);
      places[i] =
          ignored.contains(colour)
              ? -1
              : objects.computeIfAbsent(colour, unseen -> (long) objects.size());
    }
    return places;
  }
}
