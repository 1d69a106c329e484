package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.train.events.Progress;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends images through a network and gathers their features, in a file too where one is named: a
 * process that is killed goes on from it, and gathers what it would have gathered.
 *
 * @param batchSize images at once
 * @param savedEvery batches between two savings
 */
record FeaturePass(FeatureNetwork network, int batchSize, int savedEvery) {

  /** Images of a file that are looked at again before it is gone on from. */
  private static final int CHECKED = 8;

  /** How far features may be from those kept, of what images differ by on average. */
  private static final double SAME = 0.1;

  /** The same where all images are alike, of a feature vector's length: what rounding makes. */
  private static final double ROUNDING = 1e-4;

  /**
   * The features of all images.
   *
   * @param what they are, for the display
   * @param state where what was gathered is kept; null for nowhere
   * @return the caller closes it
   * @throws ConfigException if the file holds features of other images or of another network
   */
  FeatureCollector gather(String what, ImageSource images, @Nullable Path state)
      throws IOException {
    FeatureCollector collector =
        state != null && Files.exists(state)
            ? FeatureCollector.open(state)
            : new FeatureCollector(true);
    try (var progress = Progress.start(what, "images", collector.count(), images.count())) {
      if (state != null) {
        AtomicFiles.removeStale(Objects.requireNonNull(state.toAbsolutePath().getParent()));
        if (collector.count() > 0) {
          requireSame(images, collector, state);
        }
      }
      int[] batches = {0};
      images.forEach(
          batchSize,
          collector.count(),
          batch -> {
            collector.add(network.features(batch));
            progress.update(collector.count(), "");
            if (state != null && ++batches[0] % savedEvery == 0) {
              collector.save(state);
            }
          });
      if (state != null) {
        collector.save(state);
      }
      return collector;
    } catch (IOException | RuntimeException e) {
      collector.close();
      throw e;
    }
  }

  /** What a file holds of other images or of another network would go unnoticed into numbers. */
  private void requireSame(ImageSource images, FeatureCollector collector, Path state)
      throws IOException {
    long count = collector.count();
    if (count > images.count()) {
      throw other(state, "it holds %d, and there are %d".formatted(count, images.count()));
    }
    try (var scope = Scope.open()) {
      Tensor rows = collector.rows();
      double spread = rows.sub(rows.mean(0)).norm().item() / Math.sqrt(count);
      for (long i = 0; i < CHECKED; i++) {
        long place = i * (count - 1) / (CHECKED - 1);
        images.at(place, image -> requireSame(rows.get(place), spread, image, place, state));
      }
    }
  }

  private void requireSame(Tensor kept, double spread, Tensor image, long place, Path state) {
    Tensor own = network.features(image).pooled().get(0).to(Device.CPU, DType.FLOAT32);
    if (own.size(0) != kept.size(0)) {
      throw other(
          state,
          "it holds %d features of each, and the network has %d"
              .formatted(kept.size(0), own.size(0)));
    }
    double apart = kept.sub(own).norm().item();
    if (apart > Math.max(SAME * spread, ROUNDING * own.norm().item())) {
      throw other(
          state,
          Output.number("its image " + place + " is %.2f of the spread away", apart / spread));
    }
  }

  private static ConfigException other(Path state, String how) {
    return new ConfigException(
        "%s was gathered of other images, in another order or by another network: %s. Remove it or name another file"
            .formatted(state, how));
  }
}
