package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.GenerationListener;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.GraphedDenoiser;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A trained denoiser with a tokenizer, making images. */
public final class Sampling implements AutoCloseable {

  private static final int BATCH = 64;
  private static final int PADDING = 2;

  private final OpenDenoiser denoiser;
  private final @Nullable OpenDenoiser guide;
  private final List<GraphedDenoiser> recorded = new ArrayList<>();
  private final LatentDiffusionPipeline pipeline;

  private Sampling(OpenDenoiser denoiser, @Nullable OpenDenoiser guide, LatentCodec codec) {
    this.denoiser = denoiser;
    this.guide = guide;
    recorded.add(new GraphedDenoiser(denoiser.model()));
    var plain = new LatentDiffusionPipeline(recorded.getFirst(), denoiser.statistics(), codec);
    if (guide == null) {
      this.pipeline = plain;
    } else {
      recorded.add(new GraphedDenoiser(guide.model()));
      this.pipeline = plain.guidedBy(recorded.getLast());
    }
  }

  /**
   * Opens the denoiser of a run.
   *
   * @param denoiser folder of a run or a checkpoint
   * @param codec the tokenizer that it was trained with; the caller closes it
   */
  public static Sampling open(Path denoiser, LatentCodec codec, Device device) throws IOException {
    return open(DenoiserSource.of(denoiser, device), codec);
  }

  /**
   * Opens networks.
   *
   * @param codec the tokenizer that they were trained with; the caller closes it
   */
  public static Sampling open(DenoiserSource source, LatentCodec codec) throws IOException {
    requireFile(source);
    OpenDenoiser denoiser = null;
    OpenDenoiser guide = null;
    try {
      denoiser =
          OpenDenoiser.open(source.denoiser(), source.told(), source.device(), source.dtype());
      if (source.guide() != null) {
        guide = OpenDenoiser.open(source.guide(), source.told(), source.device(), source.dtype());
      }
      requireSameStatistics(denoiser, guide);
      return new Sampling(denoiser, guide, codec);
    } catch (IOException | RuntimeException e) {
      close(denoiser);
      close(guide);
      throw e;
    }
  }

  /** What was told of files of weights has a file that it is told of. */
  private static void requireFile(DenoiserSource source) throws IOException {
    if (source.told() != null
        && SavedModel.in(source.denoiser()).description() != null
        && (source.guide() == null || SavedModel.in(source.guide()).description() != null)) {
      throw new ConfigException(
          source.denoiser()
              + " says itself what --weights-of says of files of weights; leave it out");
    }
  }

  /** Both are evaluated at the same normalised latents. */
  private static void requireSameStatistics(OpenDenoiser denoiser, @Nullable OpenDenoiser guide) {
    if (guide != null && !guide.statistics().equals(denoiser.statistics())) {
      throw new ConfigException(
          "the guide's latents were normalised with %s, the denoiser's with %s; take a guide that was trained on the same latents"
              .formatted(guide.statistics(), denoiser.statistics()));
    }
  }

  /** The files of weights of the denoiser and, where there is one, its guide. */
  public List<Path> weights() {
    return Stream.of(denoiser, guide).filter(Objects::nonNull).map(OpenDenoiser::weights).toList();
  }

  /** Names of the classes by label. */
  public List<String> classes() {
    return denoiser.classes();
  }

  /** The network; it is closed with this. */
  public DenoiserModule model() {
    return denoiser.model();
  }

  /** The sampler's settings that the preset names. */
  public SamplingSettings settings() {
    return denoiser.sampling();
  }

  /** What images are made with. */
  public LatentDiffusionPipeline pipeline() {
    return pipeline;
  }

  /** Images of one class each. An image depends on its request and the settings alone. */
  public List<RgbImage> images(List<ImageRequest> requests, SamplingSettings settings) {
    if (requests.isEmpty()) {
      return List.of();
    }
    try (var scope = Scope.open()) {
      return ImageTensors.images(
          pipeline
              .inBatchesOf(Math.min(BATCH, requests.size()))
              .images(requests, settings, GenerationListener.NONE));
    }
  }

  /** The requests for {@code count} images of a class; each has a seed of its own. */
  public static List<ImageRequest> requests(long label, int count, long seed) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(new ImageRequest(label, Seeds.derive(seed, "image", label, i)));
    }
    return requests;
  }

  /** A sheet with {@code count} images of each class, one row a class. */
  public ImageGrid grid(List<Long> labels, int count, long seed, SamplingSettings settings) {
    List<ImageRequest> requests = new ArrayList<>();
    labels.forEach(label -> requests.addAll(requests(label, count, seed)));
    return sheet(images(requests, settings), count);
  }

  /** A sheet of images in rows. */
  static ImageGrid sheet(List<RgbImage> images, int columns) {
    return new ImageGrid(images, columns, PADDING, List.of());
  }

  @Override
  public void close() {
    recorded.forEach(GraphedDenoiser::close);
    close(denoiser);
    close(guide);
  }

  private static void close(@Nullable OpenDenoiser opened) {
    if (opened != null) {
      opened.close();
    }
  }
}
