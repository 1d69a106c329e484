package dev.panatorch.runtime.image;

import dev.panatorch.runtime.image.ImageException.Reason;

/**
 * Binary PGM (P5) and PPM (P6) pictures with 8-bit samples: a header of three numbers, then the
 * bytes.
 */
final class PnmDecoder {
  private final byte[] data;
  private final String source;
  private int at = 2;

  PnmDecoder(byte[] data, String source) {
    this.data = data;
    this.source = source;
  }

  /**
   * Decodes the picture.
   *
   * @param sizeCheck given the size before anything is allocated
   */
  RgbImage decode(SizeCheck sizeCheck) throws ImageException {
    int channels = data[1] == '6' ? 3 : 1;
    if (data[1] != '5' && data[1] != '6') {
      throw fail(Reason.UNSUPPORTED, "only the binary forms P5 and P6 of PNM can be decoded");
    }
    int width = number();
    int height = number();
    int largest = number();
    if (width < 1 || height < 1) {
      throw fail(Reason.CORRUPT, "the PNM header gives a size of zero");
    }
    if (largest != 255) {
      throw fail(
          Reason.UNSUPPORTED, "PNM with a largest value of %d instead of 255".formatted(largest));
    }
    sizeCheck.check(width, height);
    at++;
    if ((long) width * height * channels > data.length - at) {
      throw fail(Reason.TRUNCATED, "the PNM data ends before the picture does");
    }
    byte[] out = new byte[3 * width * height];
    for (int i = 0; i < out.length; i++) {
      out[i] = data[at + (channels == 3 ? i : i / 3)];
    }
    return RgbImage.of(width, height, out);
  }

  /** Refuses sizes over the limit. */
  interface SizeCheck {
    void check(int width, int height) throws ImageException;
  }

  private int number() throws ImageException {
    while (at < data.length && (Character.isWhitespace(data[at]) || data[at] == '#')) {
      if (data[at] == '#') {
        while (at < data.length && data[at] != '\n') {
          at++;
        }
      } else {
        at++;
      }
    }
    int start = at;
    long value = 0;
    while (at < data.length && data[at] >= '0' && data[at] <= '9' && at - start < 9) {
      value = 10 * value + data[at++] - '0';
    }
    if (at == start || at >= data.length) {
      throw fail(Reason.CORRUPT, "the PNM header is not three numbers");
    }
    return (int) value;
  }

  private ImageException fail(Reason reason, String detail) {
    return new ImageException(reason, source, detail, null);
  }
}
