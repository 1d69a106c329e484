package dev.panatorch.runtime.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small folders of pictures for tests. */
final class Pictures {
  private Pictures() {}

  /** A PNG of one colour. */
  static byte[] png(int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static void put(Path file, byte[] data) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, data);
  }

  /** Class folders of 4 x 4 pictures; the red value of picture k over all classes is k. */
  static ImageFolder folder(Path root, int classes, int perClass) throws IOException {
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < perClass; i++) {
        int k = c * perClass + i;
        put(root.resolve("class%d/%03d.png".formatted(c, i)), png(4, 4, k << 16 | c));
      }
    }
    return ImageFolder.open(root);
  }
}
