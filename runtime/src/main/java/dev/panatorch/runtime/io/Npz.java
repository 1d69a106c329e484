package dev.panatorch.runtime.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Several NumPy arrays in one ZIP file ({@code .npz}), as {@code numpy.savez} writes them. */
public final class Npz {

  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * Opens a file. Arrays are looked at when they are loaded: those stored without compression (by
   * {@code savez}) are views of the mapped file, those of {@code savez_compressed} are inflated.
   *
   * @return what loads each array, by name in the file's order; unmodifiable
   * @throws TensorFileException if the file is damaged
   */
  public static SequencedMap<String, Array> open(Path file) throws IOException {
    return of(file, FileMapping.map(file));
  }

  static SequencedMap<String, Array> of(Path file, MemorySegment bytes) throws TensorFileException {
    MemoryBudget budget = new MemoryBudget(file, bytes.byteSize());
    ZipContent zip = new ZipContent(file, bytes, budget);
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    zip.entries()
        .forEach((name, entry) -> {
          if (name.endsWith(SUFFIX)) {
            String key = name.substring(0, name.length() - SUFFIX.length());
            arrays.put(key, () -> Npy.parse(file, key, zip.bytes(entry), budget));
          }
        });
    return Collections.unmodifiableSequencedMap(arrays);
  }

  /** An array that is taken from the file when asked for. */
  @FunctionalInterface
  public interface Array {
    /**
     * The array.
     *
     * @throws TensorFileException if it is damaged or holds something else than numbers
     */
    TensorData load() throws IOException;
  }

  /**
   * Writes arrays without compression, replacing the file atomically.
   *
   * @throws IllegalArgumentException if NumPy has no such dtype (bfloat16, float8)
   * @throws OutputException if the file cannot be written; nothing is left behind
   */
  public static void write(Path file, Map<String, ? extends TensorSource> arrays)
      throws IOException {
    AtomicFiles.write(
        file,
        channel -> {
          var zip = new StoredZipWriter(channel);
          for (Map.Entry<String, ? extends TensorSource> each : arrays.entrySet()) {
            TensorSource array = each.getValue();
            byte[] header = NpyHeader.write(array.dtype(), array.shape());
            zip.add(each.getKey() + SUFFIX, header, array);
          }
          zip.finish();
        });
  }
}
