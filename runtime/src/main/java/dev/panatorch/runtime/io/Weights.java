package dev.panatorch.runtime.io;

import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a model in any kind of file, told by content and not by name: safetensors, a
 * sharded safetensors index, or a PyTorch checkpoint; or a folder that holds one of them.
 *
 * <p>A checkpoint may hold several state dicts (groups). Without a choice the averaged weights are
 * taken before the raw ones: {@code ema}, {@code model_ema}, {@code model}, {@code state_dict};
 * then the outermost dictionary; then the only group there is. Names come without the prefixes that
 * wrappers leave: {@code module.} and {@code _orig_mod.}.
 */
public final class Weights {

  /** What kind of file the weights came from. */
  public enum Format {
    /** One safetensors file. */
    SAFETENSORS,
    /** Several safetensors files and their index. */
    SAFETENSORS_INDEX,
    /** A file of {@code torch.save}. */
    TORCH
  }

  private static final List<String> PREFERRED_GROUPS =
      List.of("ema", "model_ema", "ema_model", "model", "state_dict", "model_state_dict");
  private static final List<String> FOLDER_FILES =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "diffusion_pytorch_model.safetensors",
          "pytorch_model.bin");

  private final Path file;
  private final Format format;
  private final List<String> groups;
  private final String group;
  private final SequencedMap<String, ? extends TensorEntry> tensors;
  private final Map<String, ?> values;

  private Weights(
      Path file,
      Format format,
      List<String> groups,
      String group,
      SequencedMap<String, ? extends TensorEntry> tensors,
      Map<String, ?> values) {
    this.file = file;
    this.format = format;
    this.groups = groups;
    this.group = group;
    this.tensors = WeightNames.withoutWrappers(tensors);
    this.values = values;
  }

  /**
   * Opens the preferred state dict of a file or folder.
   *
   * @throws TensorFileException if the file is damaged, unsafe or of another kind; the message says
   *     what it is and what to do
   */
  public static Weights open(Path fileOrFolder) throws IOException {
    return open(fileOrFolder, null);
  }

  /**
   * Opens the state dict of a checkpoint under the keys joined by '/', for example {@code ema}.
   *
   * @throws UnsupportedFileException if there is no such group; the message lists those there are
   */
  public static Weights open(Path fileOrFolder, @Nullable String group) throws IOException {
    Path file = Files.isDirectory(fileOrFolder) ? fileIn(fileOrFolder) : fileOrFolder;
    MemorySegment bytes = FileMapping.map(file);
    // A header's length may begin with the byte that begins a pickle: the brace behind it decides.
    boolean safetensors = startsWith(bytes, Long.BYTES, '{') && !ZipIndex.looksLikeZip(bytes);
    if (!safetensors && (TorchLayout.looksLikeCheckpoint(bytes) || TorchLayout.isTar(bytes))) {
      return ofCheckpoint(file, TorchCheckpoint.of(file, bytes), group);
    }
    if (startsWith(bytes, 0, '{')) {
      return ofSafetensors(
          file, Format.SAFETENSORS_INDEX, SafetensorsIndex.open(file), Map.of(), group);
    }
    if (safetensors) {
      SafetensorsFile opened = SafetensorsFile.of(file, bytes);
      return ofSafetensors(file, Format.SAFETENSORS, opened.tensors(), opened.metadata(), group);
    }
    throw new UnsupportedFileException(
        file,
        null,
        "it is neither a safetensors file, nor an index of such files, nor a PyTorch checkpoint,"
            + " or its start is damaged",
        "Give a .safetensors, .safetensors.index.json, .pt, .pth or .bin file");
  }

  /** The file that was read. */
  public Path file() {
    return file;
  }

  /** What kind of file it is. */
  public Format format() {
    return format;
  }

  /** The paths of all state dicts in the file; the outermost is the empty path. */
  public List<String> groups() {
    return groups;
  }

  /** The path of the state dict that was chosen. */
  public String group() {
    return group;
  }

  /**
   * The tensors by name without wrappers' prefixes, in the file's order; unmodifiable. Types and
   * shapes are known at once, the elements are taken by {@link TensorEntry#load}.
   */
  public SequencedMap<String, ? extends TensorEntry> tensors() {
    return tensors;
  }

  /**
   * All tensors on the CPU, sharing the memory of the mapped file where its layout allows that.
   *
   * @return the tensors in the file's order, owned as any operator's results are; unmodifiable
   */
  public SequencedMap<String, Tensor> load() throws IOException {
    return TensorBridge.tensors(tensors);
  }

  /** Metadata of a safetensors file, or the plain values beside the tensors of a checkpoint. */
  public Map<String, ?> values() {
    return values;
  }

  private static Weights ofSafetensors(
      Path file,
      Format format,
      SequencedMap<String, TensorData> tensors,
      Map<String, String> metadata,
      @Nullable String group)
      throws UnsupportedFileException {
    if (group != null && !group.isEmpty()) {
      throw noSuchGroup(file, group, List.of(""));
    }
    return new Weights(file, format, List.of(""), "", tensors, metadata);
  }

  private static Weights ofCheckpoint(Path file, TorchCheckpoint checkpoint, @Nullable String group)
      throws IOException {
    List<String> groups = checkpoint.groups();
    String chosen = group == null ? preferred(file, groups) : group;
    if (!groups.contains(chosen)) {
      throw noSuchGroup(file, chosen, groups);
    }
    return new Weights(
        file, Format.TORCH, groups, chosen, checkpoint.tensors(chosen), checkpoint.values());
  }

  private static String preferred(Path file, List<String> groups) throws UnsupportedFileException {
    for (String name : PREFERRED_GROUPS) {
      for (String group : groups) {
        if (group.equals(name) || group.startsWith(name + "/")) {
          return group;
        }
      }
    }
    if (groups.contains("")) {
      return "";
    }
    if (groups.size() != 1) {
      throw new UnsupportedFileException(
          file,
          null,
          groups.isEmpty()
              ? "it holds no tensors"
              : "it holds several state dicts: " + listed(groups),
          groups.isEmpty() ? "Give a file with a state dict" : "Name the one to take");
    }
    return groups.getFirst();
  }

  private static UnsupportedFileException noSuchGroup(
      Path file, String group, List<String> groups) {
    return new UnsupportedFileException(
        file, group, "it holds no such state dict, but " + listed(groups), "Name one of these");
  }

  private static String listed(List<String> groups) {
    return Printable.of(
        groups.stream().map(g -> g.isEmpty() ? "the outermost one" : "'" + g + "'").toList() + "");
  }

  private static Path fileIn(Path folder) throws IOException {
    for (String name : FOLDER_FILES) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> candidates =
          children
              .filter(f -> f.toString().matches(".*\\.(safetensors|pt|pth|bin)"))
              .sorted()
              .toList();
      if (candidates.size() == 1) {
        return candidates.getFirst();
      }
      throw new UnsupportedFileException(
          folder,
          null,
          candidates.isEmpty()
              ? "the folder holds no weights"
              : "the folder holds several files of weights",
          "Name the file: .safetensors, .safetensors.index.json, .pt, .pth or .bin");
    }
  }

  private static boolean startsWith(MemorySegment bytes, long at, char letter) {
    return bytes.byteSize() > at && bytes.get(ValueLayout.JAVA_BYTE, at) == letter;
  }
}
