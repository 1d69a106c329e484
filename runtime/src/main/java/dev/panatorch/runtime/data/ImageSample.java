package dev.panatorch.runtime.data;

import java.io.IOException;

/** A sample that is an encoded picture. */
public interface ImageSample extends Sample {
  /**
   * What to call the picture in an error: the file's path, or the archive's and the member's name.
   */
  String source();

  /** Reads the encoded bytes. May be called from any thread and more than once. */
  byte[] bytes() throws IOException;
}
