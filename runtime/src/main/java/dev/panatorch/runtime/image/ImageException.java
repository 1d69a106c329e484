package dev.panatorch.runtime.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An image could not be used. Names the file (or tar member) and says why; a dataset may skip and
 * count it.
 */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why an image could not be used. */
  public enum Reason {
    /** The bytes could not be read: no such file, no permission, a directory, an I/O error. */
    UNREADABLE,
    /** There are no bytes. */
    EMPTY,
    /** The bytes are of no known image format, whatever the file is called. */
    NOT_AN_IMAGE,
    /** The format is known, but this form of it cannot be decoded. */
    UNSUPPORTED,
    /** The data ends before the image does. */
    TRUNCATED,
    /** The data contradicts itself. */
    CORRUPT,
    /** The header announces more pixels than the decoder's limit. */
    TOO_LARGE
  }

  private final Reason reason;
  private final String source;

  /**
   * Names the image.
   *
   * @param source the file or tar member
   * @param detail what is wrong, without the file's name
   */
  public ImageException(Reason reason, String source, String detail, @Nullable Throwable cause) {
    super(source + ": " + detail, cause);
    this.reason = reason;
    this.source = source;
  }

  /** Why it could not be used. */
  public Reason reason() {
    return reason;
  }

  /** The file or tar member that could not be used. */
  public String source() {
    return source;
  }
}
