package dev.panatorch.runtime.io;

import dev.panatorch.runtime.io.Pickled.StridedTensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file written by {@code torch.save}: the ZIP layout of PyTorch 1.6 and later, or the older
 * sequence of pickles.
 *
 * <p>The pickle is read as plain data by an interpreter that can run nothing; a function or class
 * outside a short list of harmless ones ends the reading with {@link UnsafePickleException}. Stored
 * tensors are views of the mapped file; only compressed or non-contiguous ones are copied.
 *
 * <p>A dictionary that directly holds tensors is a group. The path of a group names the keys that
 * lead to it, joined by '/'; the outermost dictionary is the empty path.
 */
public final class TorchCheckpoint {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_PATH = 1024;
  private static final int MAX_VALUES = 100_000;

  private final Path file;
  private final TorchStorages storages;
  private final SequencedMap<String, SequencedMap<String, StridedTensor>> groups =
      new LinkedHashMap<>();
  private final SequencedMap<String, Object> values = new LinkedHashMap<>();
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private TorchCheckpoint(Path file, @Nullable Object root, TorchStorages storages) {
    this.file = file;
    this.storages = storages;
    collect("", root, 0);
  }

  /**
   * Opens a checkpoint.
   *
   * @throws UnsafePickleException if the pickle asks for code
   * @throws MalformedFileException if the file is truncated or damaged
   * @throws UnsupportedFileException if it is no checkpoint of tensors, or of a big-endian machine
   */
  public static TorchCheckpoint open(Path file) throws IOException {
    return of(file, FileMapping.map(file));
  }

  static TorchCheckpoint of(Path file, MemorySegment bytes) throws TensorFileException {
    TorchLayout.Content content = TorchLayout.read(file, bytes);
    return new TorchCheckpoint(file, content.root(), content.storages());
  }

  /** The paths of all dictionaries that hold tensors, in the order of the file. */
  public List<String> groups() {
    return List.copyOf(groups.keySet());
  }

  /**
   * The tensors of a group, in the order of the file; unmodifiable.
   *
   * @throws IllegalArgumentException if there is no such group
   * @throws UnsupportedFileException if one has a dtype that is unknown here
   */
  public SequencedMap<String, TensorEntry> tensors(String group) throws IOException {
    SequencedMap<String, StridedTensor> chosen = groups.get(group);
    if (chosen == null) {
      throw new IllegalArgumentException(
          "%s has no group '%s'; it has %s".formatted(file, group, groups.keySet()));
    }
    SequencedMap<String, TensorEntry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, StridedTensor> each : chosen.entrySet()) {
      entries.put(each.getKey(), storages.entry(each.getKey(), each.getValue()));
    }
    return Collections.unmodifiableSequencedMap(entries);
  }

  /**
   * The plain values beside the tensors (epoch, step, training arguments, ...): texts, numbers and
   * booleans by path, as for groups; unmodifiable.
   */
  public SequencedMap<String, Object> values() {
    return Collections.unmodifiableSequencedMap(values);
  }

  private void collect(String path, @Nullable Object value, int depth) {
    switch (value) {
      case Map<?, ?> map when depth < MAX_DEPTH && visited.add(map) -> collectMap(path, map, depth);
      case Pickled.PlainObject object when depth < MAX_DEPTH && visited.add(object) ->
          collectMap(path, object.attributes(), depth);
      case StridedTensor tensor when path.isEmpty() -> addTensor("", "tensor", tensor);
      case String text -> addValue(path, text);
      case Number number -> addValue(path, number);
      case Boolean truth -> addValue(path, truth);
      case null, default -> {}
    }
  }

  /** Paths and values are bounded, since a pickle may repeat a long key at no cost. */
  private void collectMap(String path, Map<?, ?> map, int depth) {
    for (Map.Entry<?, ?> each : map.entrySet()) {
      if (!(each.getKey() instanceof String key) || path.length() + key.length() > MAX_PATH) {
        continue;
      }
      if (each.getValue() instanceof StridedTensor tensor) {
        addTensor(path, key, tensor);
      } else {
        collect(path.isEmpty() ? key : path + "/" + key, each.getValue(), depth + 1);
      }
    }
  }

  private void addValue(String path, Object value) {
    if (values.size() < MAX_VALUES) {
      values.put(path, value);
    }
  }

  private void addTensor(String path, String key, StridedTensor tensor) {
    groups.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(key, tensor);
  }
}
