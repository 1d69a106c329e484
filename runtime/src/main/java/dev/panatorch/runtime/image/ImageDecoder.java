package dev.panatorch.runtime.image;

import dev.panatorch.runtime.image.ImageException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageReader;

/**
 * Decodes JPEG, PNG, WebP, BMP, GIF (first frame), TIFF and PNM to 8-bit RGB as torchvision's
 * {@code pil_loader} does: {@code Image.open(f).convert("RGB")}. Alpha is dropped, colour profiles
 * and the EXIF orientation are ignored, and CMYK JPEGs follow Adobe's inverted convention. The
 * format is told by the data, never by the name. Thread-safe.
 *
 * <p>The size is read from the header before anything is allocated; an image of more than {@code
 * maxPixels} pixels is refused ({@link Reason#TOO_LARGE}).
 *
 * <p>JPEG and every lossless format equal PIL (with libjpeg-turbo) to the byte. Lossy WebP does
 * not: TwelveMonkeys repeats chroma samples where libwebp interpolates them: about 2 of 255 levels
 * on average on smooth pictures, much more at hard colour edges.
 *
 * @param maxPixels the largest width times height that is decoded
 */
public record ImageDecoder(long maxPixels) {
  /** PIL's limit for an error: 178,956,970 pixels, which are 512 MiB as RGB. */
  public static final long DEFAULT_MAX_PIXELS = 178_956_970L;

  /** The decoder with the default limit. */
  public static final ImageDecoder DEFAULT = new ImageDecoder(DEFAULT_MAX_PIXELS);

  /** Checks the limit. */
  public ImageDecoder {
    if (maxPixels < 1 || maxPixels > Integer.MAX_VALUE / 4) {
      throw new IllegalArgumentException(
          "maxPixels must lie in 1..%d, got %d".formatted(Integer.MAX_VALUE / 4, maxPixels));
    }
  }

  /** Reads and decodes a file. */
  public RgbImage decode(Path file) throws ImageException {
    return decode(bytes(file), file.toString());
  }

  /**
   * Decodes an image from memory.
   *
   * @param source what to call the image in an error, usually the file's name
   */
  public RgbImage decode(byte[] data, String source) throws ImageException {
    if (data.length == 0) {
      throw new ImageException(Reason.EMPTY, source, "the file is empty", null);
    }
    ImageFormat format = ImageFormat.of(data);
    if (format == null) {
      throw new ImageException(
          Reason.NOT_AN_IMAGE,
          source,
          "not an image: the data is not JPEG, PNG, WebP, BMP, GIF, TIFF or PNM",
          null);
    }
    try {
      return switch (format) {
        case JPEG -> jpeg(data, source);
        case PNG -> png(data, source);
        case PNM -> new PnmDecoder(data, source).decode((w, h) -> checkSize(w, h, source));
        default -> other(format, data, source);
      };
    } catch (ImageException e) {
      throw e;
    } catch (EOFException e) {
      throw new ImageException(
          Reason.TRUNCATED, source, "the " + format + " data ends before the picture does", e);
    } catch (IOException | RuntimeException e) {
      throw new ImageException(
          Reason.CORRUPT, source, "the " + format + " data cannot be decoded (" + e + ")", e);
    }
  }

  /**
   * The bytes of a file.
   *
   * @throws ImageException naming the file and why it could not be read
   */
  public static byte[] bytes(Path file) throws ImageException {
    try {
      if (Files.isDirectory(file)) {
        throw new ImageException(Reason.UNREADABLE, file.toString(), "is a directory", null);
      }
      long size = Files.size(file);
      if (size > Integer.MAX_VALUE - 1024) {
        throw new ImageException(
            Reason.TOO_LARGE, file.toString(), "the file has %,d bytes".formatted(size), null);
      }
      return Files.readAllBytes(file);
    } catch (ImageException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new ImageException(Reason.UNREADABLE, file.toString(), "no such file", e);
    } catch (AccessDeniedException e) {
      throw new ImageException(Reason.UNREADABLE, file.toString(), "no permission to read it", e);
    } catch (IOException e) {
      throw new ImageException(Reason.UNREADABLE, file.toString(), "cannot be read (" + e + ")", e);
    }
  }

  private RgbImage jpeg(byte[] data, String source) throws IOException {
    JpegStream jpeg = JpegStream.parse(data, source);
    checkSize(jpeg.width(), jpeg.height(), source);
    return JpegDecoder.decode(jpeg, source);
  }

  private RgbImage png(byte[] data, String source) throws IOException {
    PngStream header = PngStream.header(data, source);
    checkSize(header.width(), header.height(), source);
    PngStream.check(data, source);
    return read(Readers.platform(ImageFormat.PNG), data, source);
  }

  private RgbImage other(ImageFormat format, byte[] data, String source) throws IOException {
    if (format == ImageFormat.WEBP && riffBytes(data) > data.length) {
      throw new EOFException();
    }
    ImageReader reader = Readers.any(format);
    if (reader == null) {
      throw new ImageException(
          Reason.UNSUPPORTED,
          source,
          "no ImageIO reader for " + format + " is on the class path",
          null);
    }
    return read(reader, data, source);
  }

  private RgbImage read(ImageReader reader, byte[] data, String source) throws IOException {
    try (var in = Readers.stream(data)) {
      reader.setInput(in, true, true);
      checkSize(reader.getWidth(0), reader.getHeight(0), source);
      return Rasters.toRgb(reader.read(0));
    } finally {
      reader.dispose();
    }
  }

  /** The length of a RIFF file by its own header. */
  private static long riffBytes(byte[] data) {
    int body = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    return 8 + Integer.toUnsignedLong(body);
  }

  private void checkSize(int width, int height, String source) throws ImageException {
    if ((long) width * height > maxPixels) {
      throw new ImageException(
          Reason.TOO_LARGE,
          source,
          "%,d x %,d pixels are more than the limit of %,d".formatted(width, height, maxPixels),
          null);
    }
  }
}
