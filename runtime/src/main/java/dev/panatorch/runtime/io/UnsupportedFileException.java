package dev.panatorch.runtime.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file may be whole, but holds something that is not supported here. */
public final class UnsupportedFileException extends TensorFileException {

  private static final long serialVersionUID = 1L;

  UnsupportedFileException(Path file, @Nullable String key, String problem, String remedy) {
    super(file, key, problem, remedy);
  }
}
