package dev.panatorch.runtime.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The safetensors format: a length, a JSON header of names, types, shapes and offsets, and the
 * elements, row-major and little-endian.
 *
 * <p>Reading is strict and copies nothing. Writing gives the bytes that the format's reference
 * library gives for the same tensors, under the final name only when they are safely on the disk.
 */
public final class Safetensors {

  private Safetensors() {}

  /**
   * Maps a file and checks all of its header.
   *
   * @throws MalformedFileException if it is truncated, damaged or not a safetensors file
   * @throws UnsupportedFileException if it has a dtype that is unknown here
   * @throws IOException if it cannot be read at all
   */
  public static SafetensorsFile open(Path file) throws IOException {
    return SafetensorsFile.open(file);
  }

  /**
   * Writes tensors without metadata.
   *
   * @throws OutputException if the file cannot be written; nothing is left behind
   */
  public static void write(Path file, Map<String, ? extends TensorSource> tensors)
      throws IOException {
    write(file, tensors, Map.of());
  }

  /**
   * Writes tensors and metadata, replacing the file atomically.
   *
   * @throws IllegalArgumentException if a name is {@code __metadata__} or not valid Unicode
   * @throws OutputException if the file cannot be written; nothing is left behind
   */
  public static void write(
      Path file, Map<String, ? extends TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter.write(file, tensors, metadata);
  }
}
