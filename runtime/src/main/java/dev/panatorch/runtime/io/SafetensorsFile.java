package dev.panatorch.runtime.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An open safetensors file: one private mapping, and a view of it per tensor.
 *
 * <p>Nothing needs closing: the mapping goes when no view of it is reachable any more. The file
 * must not be cut while it is in use; replacing it by a rename, as all writers here do, is
 * harmless.
 */
public final class SafetensorsFile {

  private final Path path;
  private final Map<String, String> metadata;
  private final SequencedMap<String, TensorData> tensors;

  private SafetensorsFile(
      Path path, Map<String, String> metadata, SequencedMap<String, TensorData> tensors) {
    this.path = path;
    this.metadata = metadata;
    this.tensors = tensors;
  }

  static SafetensorsFile open(Path path) throws IOException {
    return of(path, FileMapping.map(path));
  }

  static SafetensorsFile of(Path path, MemorySegment bytes) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(path, bytes);
    SequencedMap<String, TensorData> tensors = new LinkedHashMap<>();
    header.entries().forEach((name, entry) -> tensors.put(name, view(header, entry, bytes)));
    return new SafetensorsFile(
        path, header.metadata(), Collections.unmodifiableSequencedMap(tensors));
  }

  private static TensorData view(
      SafetensorsHeader header, SafetensorsHeader.Entry entry, MemorySegment bytes) {
    MemorySegment data =
        bytes.asSlice(header.dataStart() + entry.begin(), entry.end() - entry.begin());
    return TensorData.of(entry.dtype(), entry.shapeArray(), data);
  }

  /** The file's path. */
  public Path path() {
    return path;
  }

  /** The free-form strings of the header; empty if there are none. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** All tensors by name in the header's order; unmodifiable. */
  public SequencedMap<String, TensorData> tensors() {
    return tensors;
  }
}
