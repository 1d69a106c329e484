package dev.panatorch.runtime.image;

import dev.panatorch.runtime.image.ImageException.Reason;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file, walked before decoding: a file that is cut short, or whose picture data
 * fails its check sum, is refused here by name instead of being decoded to a half-empty picture.
 */
record PngStream(int width, int height) {
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  /** The size that the header states; reads nothing else. */
  static PngStream header(byte[] data, String source) throws ImageException {
    ByteBuffer in = ByteBuffer.wrap(data);
    if (data.length < 33) {
      throw fail(Reason.TRUNCATED, source, "the PNG data ends within its header");
    }
    if (in.getInt(12) != IHDR || in.getInt(16) < 1 || in.getInt(20) < 1) {
      throw fail(Reason.CORRUPT, source, "the PNG has no valid header");
    }
    return new PngStream(in.getInt(16), in.getInt(20));
  }

  /** Checks that all chunks up to the last are there and that the critical ones are undamaged. */
  static void check(byte[] data, String source) throws ImageException {
    ByteBuffer in = ByteBuffer.wrap(data);
    CRC32 crc = new CRC32();
    boolean picture = false;
    int at = 8;
    while (true) {
      if (at + 8 > data.length) {
        throw fail(Reason.TRUNCATED, source, "the PNG data ends before the picture does");
      }
      int length = in.getInt(at);
      int type = in.getInt(at + 4);
      if (length < 0 || length > data.length - at - 12) {
        throw fail(Reason.TRUNCATED, source, "the PNG data ends before the picture does");
      }
      boolean critical = (type & 0x20000000) == 0;
      crc.reset();
      crc.update(data, at + 4, length + 4);
      if (critical && (int) crc.getValue() != in.getInt(at + 8 + length)) {
        throw fail(Reason.CORRUPT, source, "the PNG's check sum does not fit its data");
      }
      picture |= type == IDAT;
      if (type == IEND) {
        break;
      }
      at += 12 + length;
    }
    if (!picture) {
      throw fail(Reason.CORRUPT, source, "the PNG holds no picture data");
    }
  }

  private static ImageException fail(Reason reason, String source, String detail) {
    return new ImageException(reason, source, detail, null);
  }
}
