package dev.panatorch.runtime.train.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The framing of TFRecord files: length, its checksum, the data, their checksum. */
final class TfRecords {

  private static final int MASK_DELTA = 0xa282ead8;
  private static final int FRAME_BYTES = Long.BYTES + 2 * Integer.BYTES;

  private TfRecords() {}

  static ByteBuffer frame(byte[] data) {
    ByteBuffer frame =
        ByteBuffer.allocate(FRAME_BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(data.length);
    frame.putInt(maskedChecksum(frame.array(), Long.BYTES));
    frame.put(data);
    frame.putInt(maskedChecksum(data, data.length));
    return frame.flip();
  }

  /** CRC-32C, rotated right by 15 bits and shifted by a constant, as the format wants it. */
  private static int maskedChecksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
