package dev.panatorch.tools.failures;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** Pictures that people really have in their folders. */
final class BadPictures {

  private static final int SIZE = 48;

  /**
   * A picture that cannot be read.
   *
   * @param complaint what is said of it
   */
  record Bad(String name, byte[] content, String complaint) {}

  private BadPictures() {}

  static List<Bad> all() throws IOException {
    byte[] jpeg = jpeg(3);
    return List.of(
        new Bad("truncated.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), "ends before the picture"),
        new Bad("text.png", "no picture".getBytes(StandardCharsets.UTF_8), "not an image"),
        new Bad("nothing.jpg", new byte[0], "the file is empty"),
        new Bad("huge.png", hugePng(), "20,000 x 20,000 pixels are more than the limit"));
  }

  /** Unusual, but fine: a CMYK JPEG and a picture of one pixel. */
  static void writeUnusual(Path folder) throws IOException {
    write(folder.resolve("cmyk.jpg"), jpeg(4));
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
    write(folder.resolve("pixel.png"), out.toByteArray());
  }

  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** Four bands without a colour space are CMYK to those who read JPEG. */
  private static byte[] jpeg(int bands) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, SIZE, SIZE, bands, null);
    for (int i = 0; i < SIZE * SIZE; i++) {
      raster.setSample(i % SIZE, i / SIZE, i % bands, 37 * i % 256);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A whole PNG file whose header promises 20,000 x 20,000 pixels and whose data hold none. */
  private static byte[] hugePng() {
    ByteBuffer file = ByteBuffer.allocate(57);
    file.putLong(0x89504e470d0a1a0aL);
    byte[] header =
        ByteBuffer.allocate(13).putInt(20_000).putInt(20_000).put((byte) 8).put((byte) 2).array();
    chunk(file, "IHDR", header);
    chunk(file, "IDAT", new byte[0]);
    chunk(file, "IEND", new byte[0]);
    return file.array();
  }

  private static void chunk(ByteBuffer file, String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(type);
    sum.update(content);
    file.putInt(content.length).put(type).put(content).putInt((int) sum.getValue());
  }
}
