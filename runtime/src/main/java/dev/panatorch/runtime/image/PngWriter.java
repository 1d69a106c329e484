package dev.panatorch.runtime.image;

import dev.panatorch.runtime.io.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes RGB pictures as PNG: 8-bit colour, each row as its difference to the row above. */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte FILTER_UP = 2;

  private PngWriter() {}

  /** Writes a file, replacing it atomically. */
  public static void write(Path file, RgbImage image) throws IOException {
    AtomicFiles.write(file, encode(image));
  }

  /** The PNG file's bytes. */
  public static byte[] encode(RgbImage image) {
    var bytes = new ByteArrayOutputStream(image.pixels().length / 2 + 128);
    try (var out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(image));
      chunk(out, "IDAT", compressed(image));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(RgbImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(image.width());
      out.writeInt(image.height());
      out.write(new byte[] {8, 2, 0, 0, 0});
    }
    return bytes.toByteArray();
  }

  private static byte[] compressed(RgbImage image) throws IOException {
    byte[] pixels = image.pixels();
    int rowBytes = 3 * image.width();
    byte[] row = new byte[rowBytes + 1];
    row[0] = FILTER_UP;
    var bytes = new ByteArrayOutputStream(pixels.length / 2);
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try (var out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
      for (int y = 0; y < image.height(); y++) {
        int at = y * rowBytes;
        for (int i = 0; i < rowBytes; i++) {
          row[i + 1] = (byte) (pixels[at + i] - (y == 0 ? 0 : pixels[at + i - rowBytes]));
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
