package dev.panatorch.runtime.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file contradicts its own format: it is truncated, damaged or was written wrongly. */
public final class MalformedFileException extends TensorFileException {

  private static final long serialVersionUID = 1L;

  private static final String REMEDY =
      "The file is damaged or incomplete; copy or download it again, or write it anew";

  MalformedFileException(Path file, @Nullable String key, String problem) {
    super(file, key, problem, REMEDY);
  }
}
