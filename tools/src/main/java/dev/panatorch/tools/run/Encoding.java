package dev.panatorch.tools.run;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentCacheWriter;
import dev.panatorch.runtime.data.latents.LatentLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of pictures into a latent cache: each picture and its mirror image, in the order of the
 * data set.
 */
public final class Encoding {

  private static final int WIDTH_DIMENSION = 3;

  private Encoding() {}

  /** Which latents a variational tokenizer's distributions give; others have but one. */
  public enum Posterior {
    MEAN,
    SAMPLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How to encode.
   *
   * @param batchSize pictures at once
   * @param posterior which latents
   * @param seed from which draws follow, each picture's from its name
   */
  public record Options(int batchSize, Posterior posterior, long seed) {}

  /**
   * What came out.
   *
   * @param latents of every picture that could be read
   * @param skipped pictures that could not, of those that this run tried
   */
  public record Result(LatentCache latents, List<SkippedSample> skipped) {}

  /**
   * Encodes every picture that can be read; an interrupted run goes on behind its last whole shard.
   *
   * @param about what made the latents, kept in the cache
   * @throws IOException if the folder holds a finished cache or one of other pictures, or no
   *     picture can be read
   */
  public static Result run(
      LatentCodec codec,
      Dataset<? extends ImageSample> images,
      Path folder,
      Options options,
      Map<String, String> about)
      throws IOException {
    ImageReader reader =
        ImageReader.of(codec.imageSize(), Transforms.admCenterCrop(codec.imageSize()));
    try (LatentCacheWriter writer =
            LatentCacheWriter.open(folder, layout(codec), LatentCacheWriter.DEFAULT_SHARD_SIZE);
        DataLoader<ImageSample> loader =
            DataLoader.open(
                images,
                reader,
                LoaderOptions.evaluation(options.batchSize)
                    .resumeAt(behind(writer.last(), images)));
        var mode = GradMode.inference()) {
      while (loader.hasNext()) {
        try (Batch<ImageSample> batch = loader.next()) {
          encode(codec, batch, options, writer);
        }
      }
      List<SkippedSample> skipped = loader.skipped();
      if (writer.isEmpty() && !skipped.isEmpty()) {
        throw Pictures.noneReadable(images, skipped);
      }
      return new Result(writer.finish(images.classes(), about), skipped);
    }
  }

  /** The position behind the picture of this name; those that could not be read count as well. */
  private static long behind(Optional<String> last, Dataset<? extends ImageSample> images)
      throws IOException {
    if (last.isEmpty()) {
      return 0;
    }
    Iterator<? extends ImageSample> all = images.inOrder(0);
    for (long position = 1; all.hasNext(); position++) {
      if (all.next().id().equals(last.get())) {
        return position;
      }
    }
    throw new IOException(
        "the cache was begun with other pictures: its last one, %s, is not in %s; choose another folder"
            .formatted(last.get(), images));
  }

  /** How a tokenizer lays its latents out. */
  static LatentLayout layout(LatentCodec codec) {
    long[] shape = codec.latentShape();
    return shape.length == 2
        ? LatentLayout.tokens(shape[0], shape[1])
        : LatentLayout.map(shape[0], shape[1], shape[2]);
  }

  private static void encode(
      LatentCodec codec, Batch<ImageSample> batch, Options options, LatentCacheWriter writer)
      throws IOException {
    try (var scope = Scope.open()) {
      Tensor pictures = batch.data().to(codec.device());
      writer.add(
          batch.ids(),
          batch.labels().toLongArray(),
          latents(codec, pictures, batch, options, 0),
          latents(codec, pictures.flip(WIDTH_DIMENSION), batch, options, 1));
    }
  }

  private static Tensor latents(
      LatentCodec codec,
      Tensor pictures,
      Batch<ImageSample> batch,
      Options options,
      long mirrored) {
    return options.posterior == Posterior.MEAN
        ? codec.encode(pictures)
        : DrawnLatents.of(
            codec,
            pictures,
            i -> Seeds.derive(options.seed, "posterior of " + batch.ids().get(i), mirrored));
  }
}
