package dev.panatorch.runtime.train;

import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.io.AtomicFiles.FolderBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: one folder each, named by the images seen. A folder appears under its
 * name only when it is whole and on the disk, and disappears from it at once.
 *
 * <p>Each holds {@code model.safetensors}, {@code ema.safetensors} (with an average), {@code
 * optimizer.safetensors}, {@code task.safetensors} (where the task has a state of its own), {@code
 * state.json} ({@link RunState}), and the first three again under the name of each further
 * objective.
 */
public final class Checkpoints {

  private static final String NAME = "images-\\d{12,}";

  private final Path folder;

  private Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Those of the run in {@code runFolder}, which need not exist. */
  public static Checkpoints of(Path runFolder) {
    return new Checkpoints(runFolder.resolve("checkpoints"));
  }

  /** All, the oldest first. */
  public List<Path> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(path -> name(path).matches(NAME))
          .sorted((a, b) -> Long.compare(imagesSeen(a), imagesSeen(b)))
          .toList();
    }
  }

  /** The newest. */
  public Optional<Path> latest() throws IOException {
    List<Path> all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /**
   * Writes one, unless there is one of this position, and removes all but the {@code keep} newest.
   */
  Path save(long imagesSeen, int keep, FolderBody body) throws IOException {
    Path target = folder.resolve("images-%012d".formatted(imagesSeen));
    if (!Files.isDirectory(target)) {
      AtomicFiles.writeFolder(target, body);
    }
    List<Path> all = list();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      AtomicFiles.delete(old);
    }
    return target;
  }

  /** Removes what a killed process left unfinished. */
  void removeStale() throws IOException {
    AtomicFiles.removeStale(folder);
  }

  private static long imagesSeen(Path checkpoint) {
    return Long.parseLong(name(checkpoint).substring("images-".length()));
  }

  private static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }
}
