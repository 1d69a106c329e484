package dev.panatorch.runtime.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * From ImageIO's pictures to packed RGB, by the rules of PIL's {@code convert("RGB")}: alpha is
 * dropped, not blended; gray is repeated; palettes are looked up; colour profiles are not applied.
 */
final class Rasters {
  private Rasters() {}

  static RgbImage toRgb(BufferedImage image) {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    if (model instanceof IndexColorModel palette) {
      return fromPalette(raster, palette);
    }
    int bands = raster.getNumBands();
    int bits = raster.getSampleModel().getSampleSize(0);
    boolean direct = model.getColorSpace().isCS_sRGB() || bands <= 2 || bands == 3;
    if (!direct || (bits != 8 && bits != 16)) {
      return fromColorModel(image);
    }
    if (raster.getTransferType() == DataBuffer.TYPE_BYTE
        && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout) {
      return fromBytes(raster, layout);
    }
    return fromSamples(raster, bands, bits);
  }

  /** Interleaved bytes of 1 (gray), 2 (gray, alpha), 3 or 4 (alpha last) bands in any order. */
  static RgbImage fromBytes(Raster raster, PixelInterleavedSampleModel layout) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] in = buffer.getData();
    int[] bands = layout.getBandOffsets();
    int red = bands[0];
    int green = bands.length < 3 ? red : bands[1];
    int blue = bands.length < 3 ? red : bands[2];
    byte[] out = new byte[3 * width * height];
    int o = 0;
    for (int y = 0; y < height; y++) {
      int p = buffer.getOffset() + y * layout.getScanlineStride();
      for (int x = 0; x < width; x++, p += layout.getPixelStride(), o += 3) {
        out[o] = in[p + red];
        out[o + 1] = in[p + green];
        out[o + 2] = in[p + blue];
      }
    }
    return RgbImage.of(width, height, out);
  }

  /** PIL keeps the high byte of 16-bit colour, but clamps 16-bit gray to 255. */
  private static RgbImage fromSamples(Raster raster, int bands, int bits) {
    int width = raster.getWidth();
    byte[] out = new byte[3 * width * raster.getHeight()];
    int[] row = new int[bands * width];
    int o = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int value = row[x * bands + (bands < 3 ? 0 : c)];
          out[o++] = (byte) narrow(value, bands, bits);
        }
      }
    }
    return RgbImage.of(width, raster.getHeight(), out);
  }

  private static int narrow(int value, int bands, int bits) {
    if (bits == 8) {
      return value;
    }
    return bands == 1 ? Math.min(value, 255) : value >> 8;
  }

  private static RgbImage fromPalette(Raster raster, IndexColorModel palette) {
    int size = palette.getMapSize();
    byte[] red = new byte[size];
    byte[] green = new byte[size];
    byte[] blue = new byte[size];
    palette.getReds(red);
    palette.getGreens(green);
    palette.getBlues(blue);
    int width = raster.getWidth();
    byte[] out = new byte[3 * width * raster.getHeight()];
    int[] row = new int[width];
    int o = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int index : row) {
        int i = Math.min(index, size - 1);
        out[o++] = red[i];
        out[o++] = green[i];
        out[o++] = blue[i];
      }
    }
    return RgbImage.of(width, raster.getHeight(), out);
  }

  private static RgbImage fromColorModel(BufferedImage image) {
    int width = image.getWidth();
    byte[] out = new byte[3 * width * image.getHeight()];
    int[] row = new int[width];
    int o = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        out[o++] = (byte) (argb >> 16);
        out[o++] = (byte) (argb >> 8);
        out[o++] = (byte) argb;
      }
    }
    return RgbImage.of(width, image.getHeight(), out);
  }
}
