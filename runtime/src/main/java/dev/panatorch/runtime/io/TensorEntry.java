package dev.panatorch.runtime.io;

import java.io.IOException;

/** A tensor in a file: type and shape are known, the elements are taken when asked for. */
public interface TensorEntry extends TensorSource {

  /**
   * The elements: a view of the mapped file where its layout allows that, else a copy.
   *
   * @throws TensorFileException if the file contradicts itself here
   */
  TensorData load() throws IOException;

  @Override
  default void writeTo(Sink sink) throws IOException {
    load().writeTo(sink);
  }
}
