package dev.panatorch.runtime.image;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The image formats that are read, told apart by their first bytes, never by a file's name. */
enum ImageFormat {
  JPEG("jpeg"),
  PNG("png"),
  GIF("gif"),
  BMP("bmp"),
  WEBP("webp"),
  TIFF("tiff"),
  PNM("pnm");

  private final String imageIoName;

  ImageFormat(String imageIoName) {
    this.imageIoName = imageIoName;
  }

  /** The name under which ImageIO's readers are registered. */
  String imageIoName() {
    return imageIoName;
  }

  /** The format of the data, or null where it is of none of these. */
  static @Nullable ImageFormat of(byte[] data) {
    if (starts(data, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (starts(data, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (starts(data, 0, "GIF87a") || starts(data, 0, "GIF89a")) {
      return GIF;
    }
    if (starts(data, 0, "RIFF") && starts(data, 8, "WEBP")) {
      return WEBP;
    }
    if (starts(data, 0, "II*\0") || starts(data, 0, "MM\0*")) {
      return TIFF;
    }
    if (starts(data, 0, "BM") && data.length > 17 && data[17] == 0) {
      return BMP;
    }
    boolean pnm = data.length > 2 && data[0] == 'P' && data[1] >= '1' && data[1] <= '6';
    return pnm && Character.isWhitespace(data[2]) ? PNM : null;
  }

  private static boolean starts(byte[] data, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (data.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (data[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
