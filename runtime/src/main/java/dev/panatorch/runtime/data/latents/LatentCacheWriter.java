package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.AtomicFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link LatentCache} shard by shard. Each shard appears whole or not at all; the index,
 * without which the folder is no cache, comes last. Encoding that was stopped continues: open the
 * same folder again and start behind {@link #last}.
 */
public final class LatentCacheWriter implements AutoCloseable {
  /** The default number of samples in a shard. */
  public static final int DEFAULT_SHARD_SIZE = 10_000;

  private final Path folder;
  private final LatentLayout layout;
  private final int shardSize;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment latents;
  private final MemorySegment flipped;
  private final List<LatentSample> pending = new ArrayList<>();
  private final RunningStatistics statistics;
  private int shards;
  private long written;
  private @Nullable String last;

  private LatentCacheWriter(Path folder, LatentLayout layout, int shardSize) {
    this.folder = folder;
    this.layout = layout;
    this.shardSize = shardSize;
    this.latents = arena.allocate(Math.multiplyExact(layout.bytes(), shardSize), 64);
    this.flipped = arena.allocate(Math.multiplyExact(layout.bytes(), shardSize), 64);
    this.statistics = RunningStatistics.of(layout.channels());
  }

  /**
   * Opens a folder for writing; shards that are there already are kept and continued.
   *
   * @param shardSize samples per shard, at least 1
   * @throws IOException if the folder cannot be made, holds a finished cache, or shards of another
   *     layout
   */
  public static LatentCacheWriter open(Path folder, LatentLayout layout, int shardSize)
      throws IOException {
    if (shardSize < 1) {
      throw new IllegalArgumentException("shardSize must be at least 1, got " + shardSize);
    }
    if (Files.exists(folder.resolve(LatentIndex.NAME))) {
      throw new IOException(
          folder + " holds a finished latent cache; remove it or choose another folder");
    }
    AtomicFiles.createFolder(folder);
    var writer = new LatentCacheWriter(folder, layout, shardSize);
    try {
      writer.resume();
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void resume() throws IOException {
    for (Path file = next(); Files.exists(file); file = next()) {
      LatentShard shard = LatentShard.read(file, layout);
      statistics.merge(shard.statistics());
      counted(shard.samples());
    }
  }

  /** Whether nothing was added so far, neither now nor before the encoding was stopped. */
  public boolean isEmpty() {
    return written == 0 && pending.isEmpty();
  }

  private void counted(List<LatentSample> shard) {
    written += shard.size();
    last = shard.getLast().id();
    shards++;
  }

  private Path next() {
    return folder.resolve(LatentShard.name(shards));
  }

  /** The name of the last sample that is safely on the disk: encoding goes on behind it. */
  public Optional<String> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Adds one sample.
   *
   * @param latent float32 elements of the latent, row-major
   * @param mirrored those of the mirrored picture
   */
  public void add(String id, long label, MemorySegment latent, MemorySegment mirrored)
      throws IOException {
    requireSize(id, latent);
    requireSize(id, mirrored);
    long at = pending.size() * layout.bytes();
    MemorySegment own = latents.asSlice(at, layout.bytes()).copyFrom(latent);
    MemorySegment ownMirrored = flipped.asSlice(at, layout.bytes()).copyFrom(mirrored);
    pending.add(new LatentSample(id, label, own, ownMirrored));
    if (pending.size() == shardSize) {
      flush();
    }
  }

  /**
   * Adds a batch of samples.
   *
   * @param latents [B, ...] on any device
   * @param mirrored those of the mirrored pictures
   */
  public void add(List<String> ids, long[] labels, Tensor latents, Tensor mirrored)
      throws IOException {
    try (var scope = Scope.open();
        Arena view = Arena.ofConfined()) {
      MemorySegment plain = memory(latents, view);
      MemorySegment flip = memory(mirrored, view);
      long bytes = layout.bytes();
      for (int i = 0; i < ids.size(); i++) {
        add(ids.get(i), labels[i], plain.asSlice(i * bytes, bytes), flip.asSlice(i * bytes, bytes));
      }
    }
  }

  private static MemorySegment memory(Tensor latents, Arena view) {
    return latents.to(Device.CPU, DType.FLOAT32).contiguous().segment(view);
  }

  private void requireSize(String id, MemorySegment latent) {
    if (latent.byteSize() != layout.bytes()) {
      throw new IllegalArgumentException(
          "the latent of '%s' has %d bytes, but %s needs %d"
              .formatted(id, latent.byteSize(), layout, layout.bytes()));
    }
  }

  private void flush() throws IOException {
    statistics.merge(LatentShard.write(next(), layout, latents, flipped, pending));
    counted(pending);
    pending.clear();
  }

  /**
   * Writes what is pending and the index: the cache is whole from here on.
   *
   * @param classes the classes' names by label; may be empty
   * @param about what made the latents, for the reader's information
   */
  public LatentCache finish(List<String> classes, Map<String, String> about) throws IOException {
    if (!pending.isEmpty()) {
      flush();
    }
    if (written == 0) {
      throw new IOException(folder + ": there are no latents to cache");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      names.add(LatentShard.name(i));
    }
    new LatentIndex(
            1,
            written,
            layout.shape(),
            layout.channelDim(),
            names,
            List.copyOf(classes),
            statistics.mean(),
            statistics.std(),
            statistics.channelMeans(),
            statistics.channelStds(),
            statistics.state(),
            Map.copyOf(about))
        .write(folder);
    return LatentCache.open(folder);
  }

  /**
   * Frees the writer's memory; samples since the last whole shard are dropped unless {@link
   * #finish} came before.
   */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
