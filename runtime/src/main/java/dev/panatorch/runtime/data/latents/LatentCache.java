package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.ListedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Latents of a whole dataset on disk: float32, raw (not normalised), of each picture and of its
 * mirror image, with labels, names and statistics. The shards are mapped, not read: a cache larger
 * than memory works. Make one with {@link LatentCacheWriter}; read it with a {@link DataLoader} and
 * {@link #reader}.
 */
public final class LatentCache implements ListedDataset<LatentSample> {
  private final Path folder;
  private final LatentIndex index;
  private final List<LatentSample> samples;

  private LatentCache(Path folder, LatentIndex index, List<LatentSample> samples) {
    this.folder = folder;
    this.index = index;
    this.samples = List.copyOf(samples);
  }

  /**
   * Opens a finished cache.
   *
   * @throws IOException naming the file, if the cache is unfinished or damaged
   */
  public static LatentCache open(Path folder) throws IOException {
    LatentIndex index = LatentIndex.read(folder);
    LatentLayout layout = new LatentLayout(index.shape(), index.channelDim());
    List<LatentSample> all = new ArrayList<>();
    for (String shard : index.shards()) {
      all.addAll(LatentShard.read(folder.resolve(shard), layout).samples());
    }
    if (all.size() != index.count()) {
      throw new IOException(
          "%s: the index counts %d latents, the shards hold %d"
              .formatted(folder, index.count(), all.size()));
    }
    return new LatentCache(folder, index, all);
  }

  /** How one latent is laid out. */
  public LatentLayout layout() {
    return new LatentLayout(index.shape(), index.channelDim());
  }

  /**
   * Mean and standard deviation, global and per channel, over the latents of the unmirrored
   * pictures.
   */
  public RunningStatistics statistics() {
    return RunningStatistics.ofState(index.statistics());
  }

  /** What made the latents, as the writer was told. */
  public Map<String, String> about() {
    return index.about();
  }

  /**
   * Reads this cache's latents into batches.
   *
   * @param flip whether half of them, chosen at random, are those of the mirrored pictures
   */
  public LatentReader reader(boolean flip) {
    return new LatentReader(index.shape(), flip);
  }

  @Override
  public List<LatentSample> samples() {
    return samples;
  }

  @Override
  public List<String> classes() {
    return index.classes();
  }

  @Override
  public String toString() {
    return "%s (%d latents of %s)".formatted(folder, count(), Arrays.toString(index.shape()));
  }
}
