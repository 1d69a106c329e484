package dev.panatorch.runtime.io;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of tensors cannot be read; the message names the file, the entry and what to do. */
public abstract sealed class TensorFileException extends IOException
    permits MalformedFileException, UnsupportedFileException, UnsafePickleException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final @Nullable String key;

  TensorFileException(Path file, @Nullable String key, String problem, String remedy) {
    super(message(file, key, problem, remedy));
    this.file = file.toString();
    this.key = key;
  }

  /** The file that could not be read. */
  public Path file() {
    return Path.of(file);
  }

  /** The tensor, archive entry or global at fault, or null if the file as a whole is. */
  public @Nullable String key() {
    return key;
  }

  private static String message(Path file, @Nullable String key, String problem, String remedy) {
    String place = key == null ? file.toString() : file + ": '" + Printable.of(key) + "'";
    return place + ": " + problem + ". " + remedy;
  }
}
