package dev.panatorch.runtime.image;

import dev.panatorch.runtime.image.ImageException.Reason;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReader;

/**
 * JPEG pictures by the JDK's libjpeg, their raw components turned into RGB as libjpeg and PIL do
 * it.
 */
final class JpegDecoder {
  private static final int HALF = 1 << 15;
  private static final int[] CR_RED = table(1.40200, HALF);
  private static final int[] CB_BLUE = table(1.77200, HALF);
  private static final int[] CR_GREEN = table(-0.71414, 0);
  private static final int[] CB_GREEN = table(-0.34414, HALF);

  private JpegDecoder() {}

  private static int[] table(double factor, int rounding) {
    int fixed = (int) (Math.abs(factor) * 65536 + 0.5) * (factor < 0 ? -1 : 1);
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      table[i] = fixed * (i - 128) + rounding;
    }
    return table;
  }

  static RgbImage decode(JpegStream jpeg, String source) throws IOException {
    ImageReader reader = Readers.platform(ImageFormat.JPEG);
    try (var in = Readers.stream(jpeg.data())) {
      AtomicBoolean hitEnd = new AtomicBoolean();
      reader.addIIOReadWarningListener(
          (r, warning) -> hitEnd.compareAndSet(false, premature(warning)));
      reader.setInput(in, true, true);
      Raster raster = reader.readRaster(0, null);
      if (hitEnd.get() && !jpeg.ended()) {
        throw new ImageException(
            Reason.TRUNCATED, source, "the JPEG data ends before the picture does", null);
      }
      return toRgb(raster, jpeg);
    } finally {
      reader.dispose();
    }
  }

  private static boolean premature(String warning) {
    return warning.contains("remature");
  }

  private static RgbImage toRgb(Raster raster, JpegStream jpeg) {
    byte[] in = ((DataBufferByte) raster.getDataBuffer()).getData();
    byte[] out =
        switch (jpeg.components()) {
          case 1 -> fromGray(in);
          case 3 -> jpeg.transformed() ? fromYcc(in, 3) : in;
          default -> fromCmyk(jpeg.transformed() ? inverseYcck(in) : in);
        };
    return RgbImage.of(raster.getWidth(), raster.getHeight(), out);
  }

  private static byte[] fromGray(byte[] gray) {
    byte[] out = new byte[3 * gray.length];
    for (int i = 0, o = 0; i < gray.length; i++, o += 3) {
      out[o] = out[o + 1] = out[o + 2] = gray[i];
    }
    return out;
  }

  /** JFIF's YCbCr to RGB, in place, in libjpeg's 16-bit fixed point. */
  private static byte[] fromYcc(byte[] data, int stride) {
    for (int p = 0; p < data.length; p += stride) {
      int y = data[p] & 0xff;
      int cb = data[p + 1] & 0xff;
      int cr = data[p + 2] & 0xff;
      data[p] = clamp(y + (CR_RED[cr] >> 16));
      data[p + 1] = clamp(y + ((CB_GREEN[cb] + CR_GREEN[cr]) >> 16));
      data[p + 2] = clamp(y + (CB_BLUE[cb] >> 16));
    }
    return data;
  }

  private static byte[] inverseYcck(byte[] ycck) {
    fromYcc(ycck, 4);
    for (int p = 0; p < ycck.length; p += 4) {
      ycck[p] = (byte) ~ycck[p];
      ycck[p + 1] = (byte) ~ycck[p + 1];
      ycck[p + 2] = (byte) ~ycck[p + 2];
    }
    return ycck;
  }

  /**
   * Adobe's inverted CMYK: a stored value is 255 minus the ink. PIL takes every CMYK JPEG to be so.
   */
  private static byte[] fromCmyk(byte[] in) {
    byte[] out = new byte[in.length / 4 * 3];
    for (int p = 0, o = 0; p < in.length; p += 4) {
      int white = in[p + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        int product = (255 - (in[p + c] & 0xff)) * white + 128;
        out[o++] = clamp(white - (((product >> 8) + product) >> 8));
      }
    }
    return out;
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }
}
