package dev.panatorch.runtime.io;

import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

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
   * All tensors of a file on the CPU, without a copy: their memory is the mapped file. Changing one
   * in place changes this process's memory only, never the file.
   *
   * @return the tensors in the file's order, owned as any operator's results are; unmodifiable
   */
  public static SequencedMap<String, Tensor> load(Path file) throws IOException {
    return TensorBridge.tensors(open(file).tensors());
  }

  /**
   * Writes tensors of any device, replacing the file atomically; each is brought to the host only
   * while it is written.
   *
   * @throws OutputException if the file cannot be written; nothing is left behind
   */
  public static void save(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    Map<String, TensorSource> sources = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> sources.put(name, TensorSource.of(tensor)));
    write(file, sources, metadata);
  }

  /** Writes tensors of any device without metadata, replacing the file atomically. */
  public static void save(Path file, Map<String, Tensor> tensors) throws IOException {
    save(file, tensors, Map.of());
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
