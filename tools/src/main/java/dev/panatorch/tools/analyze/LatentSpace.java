package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.analysis.Rows;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The latents of one tokenizer.
 *
 * @param name what it is called in tables
 * @param rows its latents, each flattened
 * @param labels the class of each
 * @param classes names of the classes
 */
public record LatentSpace(String name, Rows rows, long[] labels, List<String> classes) {

  private static final double TRAINING_SHARE = 0.8;

  /**
   * Opens a cache.
   *
   * @param limit at most so many latents, chosen at random; 0 for all
   */
  static LatentSpace open(String name, Path folder, Device device, long limit, long seed)
      throws IOException {
    LatentCache cache = LatentCache.open(folder);
    long[] labels = cache.samples().stream().mapToLong(LatentSample::label).toArray();
    var whole = new LatentSpace(name, Rows.of(cache, device), labels, cache.classes());
    return limit > 0 && limit < labels.length
        ? whole.select(LongStream.of(whole.shuffled(seed)).limit(limit).sorted().toArray())
        : whole;
  }

  private LatentSpace select(long[] indices) {
    long[] chosen = LongStream.of(indices).map(i -> labels[(int) i]).toArray();
    return new LatentSpace(name, rows.select(indices), chosen, classes);
  }

  private long[] shuffled(long seed) {
    long[] order = LongStream.range(0, labels.length).toArray();
    KeyedRandom random = KeyedRandom.of(Seeds.derive(seed, "order of latents"));
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Whether every latent has a class. */
  boolean isLabelled() {
    return LongStream.of(labels).allMatch(label -> label >= 0);
  }

  /** Four fifths to learn from, chosen at random. */
  LatentSpace training(long seed) {
    return select(LongStream.of(shuffled(seed)).limit(trainingCount()).toArray());
  }

  /** The other fifth. */
  LatentSpace heldOut(long seed) {
    return select(LongStream.of(shuffled(seed)).skip(trainingCount()).toArray());
  }

  private long trainingCount() {
    return (long) (TRAINING_SHARE * labels.length);
  }

  /** The same latents, transformed. */
  LatentSpace with(Rows transformed) {
    return new LatentSpace(name, transformed, labels, classes);
  }
}
