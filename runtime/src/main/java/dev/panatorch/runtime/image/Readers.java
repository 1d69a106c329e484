package dev.panatorch.runtime.image;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Finding ImageIO's readers. */
final class Readers {
  static {
    ImageIO.scanForPlugins();
  }

  private Readers() {}

  /** The JDK's own reader: for JPEG and PNG every byte of its behaviour is tested against PIL. */
  static ImageReader platform(ImageFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException(
        "this Java runtime has no " + format + " reader (java.desktop)");
  }

  /** The first reader of a format, or null where none is installed. */
  static @Nullable ImageReader any(ImageFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
    return readers.hasNext() ? readers.next() : null;
  }

  static ImageInputStream stream(byte[] data) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(data));
  }
}
