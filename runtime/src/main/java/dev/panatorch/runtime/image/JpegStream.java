package dev.panatorch.runtime.image;

import dev.panatorch.runtime.image.ImageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG stream prepared for decoding. Every application and comment segment is left out (colour
 * profiles, orientation, thumbnails: PIL's {@code convert("RGB")} ignores them as well, and
 * decoders trip over broken ones) and one Adobe segment is put in their place that states the
 * colour transform which libjpeg would choose. A missing end marker is added, so that only missing
 * picture data counts as truncation.
 *
 * @param data the prepared stream
 * @param components 1 gray, 3 colour, 4 CMYK or YCCK
 * @param transformed whether the components are YCbCr (or YCCK)
 * @param ended whether the stream had its end marker
 */
record JpegStream(
    byte[] data, int width, int height, int components, boolean transformed, boolean ended) {
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int COM = 0xfe;
  private static final int ADOBE_SEGMENT_BYTES = 16;

  static JpegStream parse(byte[] raw, String source) throws ImageException {
    return new Parser(raw, source).parse();
  }

  private static final class Parser {
    private final byte[] raw;
    private final String source;
    private byte[] out;
    private int length;
    private boolean jfif;
    private int adobeTransform = -1;
    private int frame = -1;

    Parser(byte[] raw, String source) {
      this.raw = raw;
      this.source = source;
      this.out = new byte[raw.length + ADOBE_SEGMENT_BYTES + 2];
    }

    JpegStream parse() throws ImageException {
      out[0] = (byte) 0xff;
      out[1] = (byte) 0xd8;
      length = 2 + ADOBE_SEGMENT_BYTES;
      int at = 2;
      int marker;
      do {
        at = markerAt(at);
        marker = raw[at + 1] & 0xff;
        int end = at + 2 + u16(at + 2);
        if (end > raw.length) {
          throw fail(Reason.TRUNCATED, "the JPEG data ends within its header");
        }
        segment(marker, at, end);
        at = end;
      } while (marker != SOS);
      if (frame < 0) {
        throw fail(Reason.CORRUPT, "the JPEG has no frame header before its picture data");
      }
      return picture(at);
    }

    /** The next marker that carries a segment, at or after a position. */
    private int markerAt(int from) throws ImageException {
      for (int at = from; at + 3 < raw.length; at++) {
        int code = raw[at + 1] & 0xff;
        boolean standalone =
            code == 0 || code == 0xff || code == 1 || (code >= 0xd0 && code <= 0xd8);
        if ((raw[at] & 0xff) == 0xff && code == EOI) {
          throw fail(Reason.CORRUPT, "the JPEG ends before any picture data");
        }
        if ((raw[at] & 0xff) == 0xff && !standalone) {
          return at;
        }
      }
      throw fail(Reason.TRUNCATED, "the JPEG data ends within its header");
    }

    private void segment(int marker, int at, int end) throws ImageException {
      if (marker == 0xe0) {
        jfif |= text(at + 4, end, "JFIF\0");
      } else if (marker == 0xee && text(at + 4, end, "Adobe") && end - at >= ADOBE_SEGMENT_BYTES) {
        adobeTransform = raw[at + 15] & 0xff;
      }
      if ((marker >= 0xe0 && marker <= 0xef) || marker == COM) {
        return;
      }
      boolean isFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (isFrame) {
        frame(marker, at, end);
      }
      System.arraycopy(raw, at, out, length, end - at);
      length += end - at;
    }

    private void frame(int marker, int at, int end) throws ImageException {
      if (marker > 0xc2) {
        throw fail(
            Reason.UNSUPPORTED,
            "JPEG process SOF%d (lossless or arithmetic) cannot be decoded"
                .formatted(marker - 0xc0));
      }
      if (end - at < 10 || end - at < 10 + 3 * (raw[at + 9] & 0xff)) {
        throw fail(Reason.CORRUPT, "the JPEG frame header is too short");
      }
      if (raw[at + 4] != 8) {
        throw fail(Reason.UNSUPPORTED, "JPEG with %d bits a sample".formatted(raw[at + 4]));
      }
      if (u16(at + 5) == 0 || u16(at + 7) == 0) {
        throw fail(Reason.CORRUPT, "the JPEG header gives a size of zero");
      }
      frame = at;
    }

    private JpegStream picture(int at) throws ImageException {
      int components = raw[frame + 9] & 0xff;
      boolean transformed = transformed(components);
      byte[] adobe = {
        (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
      };
      adobe[15] = (byte) (!transformed ? 0 : components == 4 ? 2 : 1);
      System.arraycopy(adobe, 0, out, 2, adobe.length);
      int end = endMarker(at);
      int copied = (end < 0 ? raw.length : end) - at;
      System.arraycopy(raw, at, out, length, copied);
      length += copied;
      out[length++] = (byte) 0xff;
      out[length++] = (byte) EOI;
      out = Arrays.copyOf(out, length);
      return new JpegStream(out, u16(frame + 7), u16(frame + 5), components, transformed, end >= 0);
    }

    private boolean transformed(int components) throws ImageException {
      return switch (components) {
        case 1 -> false;
        case 3 -> jfif || (adobeTransform >= 0 ? adobeTransform != 0 : !namedRgb());
        case 4 -> adobeTransform > 0;
        default -> throw fail(Reason.UNSUPPORTED, "JPEG with %d components".formatted(components));
      };
    }

    private boolean namedRgb() {
      return raw[frame + 10] == 'R' && raw[frame + 13] == 'G' && raw[frame + 16] == 'B';
    }

    private int endMarker(int from) {
      for (int at = raw.length - 2; at >= from; at--) {
        if (raw[at] == (byte) 0xff && raw[at + 1] == (byte) EOI) {
          return at;
        }
      }
      return -1;
    }

    private boolean text(int at, int end, String expected) {
      byte[] bytes = expected.getBytes(StandardCharsets.ISO_8859_1);
      return end - at >= bytes.length
          && Arrays.equals(raw, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private int u16(int at) throws ImageException {
      if (at + 1 >= raw.length) {
        throw fail(Reason.TRUNCATED, "the JPEG data ends within its header");
      }
      return (raw[at] & 0xff) << 8 | (raw[at + 1] & 0xff);
    }

    private ImageException fail(Reason reason, String detail) {
      return new ImageException(reason, source, detail, null);
    }
  }
}
