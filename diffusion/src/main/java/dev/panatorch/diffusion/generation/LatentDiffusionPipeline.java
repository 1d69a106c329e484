package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * From classes and seeds to images: noise, sampler and guidance on a denoiser, denormalisation,
 * decoder.
 *
 * <p>An image depends on its own class and seed and on the settings alone, not on the others of its
 * batch: noise is drawn for each image from its own seed, and methods whose steps depend on the
 * batch sample images one by one. Its bits may still differ between batches of different sizes,
 * because LibTorch multiplies matrices of different sizes in different orders of summation. {@link
 * #inBatchesOf} removes that too: all work is then done in batches of one size.
 *
 * <p>The networks are used, not owned: they must be in evaluation mode, and the caller closes them.
 * Many threads may use one pipeline at once, platform threads and virtual ones; for a virtual one a
 * platform thread does the work meanwhile, and calls the listener.
 */
public final class LatentDiffusionPipeline {

  private final GuidedField field;
  private final LatentStatistics statistics;
  private final LatentCodec codec;

  /** Images in a batch; 0 is as many as are asked for. */
  private final int batchSize;

  /**
   * Joins the parts.
   *
   * @param statistics those that the denoiser was trained with
   * @throws IllegalArgumentException if the latents of denoiser and codec differ in shape or place
   */
  public LatentDiffusionPipeline(
      Denoiser denoiser, LatentStatistics statistics, LatentCodec codec) {
    this(new GuidedField(denoiser, null), statistics, codec, 0);
    if (!Arrays.equals(denoiser.latentShape(), codec.latentShape())) {
      throw new IllegalArgumentException(
          "the denoiser works on latents "
              + Arrays.toString(denoiser.latentShape())
              + ", the tokenizer on "
              + Arrays.toString(codec.latentShape())
              + "; use the tokenizer that the denoiser was trained with");
    }
    if (!denoiser.device().equals(codec.device())) {
      throw new IllegalArgumentException(
          "the denoiser is on "
              + denoiser.device()
              + ", the tokenizer on "
              + codec.device()
              + "; move one of them");
    }
  }

  private LatentDiffusionPipeline(
      GuidedField field, LatentStatistics statistics, LatentCodec codec, int batchSize) {
    this.field = field;
    this.statistics = statistics;
    this.codec = codec;
    this.batchSize = batchSize;
  }

  /**
   * The same with autoguidance (Karras et al., 2024): away from a weaker network, which was trained
   * less or is smaller, in place of classifier-free guidance. A guide whose time runs the other way
   * is turned.
   *
   * @throws IllegalArgumentException if the guide is for other latents, classes or paths
   */
  public LatentDiffusionPipeline guidedBy(Denoiser weaker) {
    return new LatentDiffusionPipeline(
        new GuidedField(field.denoiser(), weaker), statistics, codec, batchSize);
  }

  /**
   * The same with all work done in batches of this size, the last one filled up: then an image's
   * bits do not depend on what it is asked for with.
   */
  public LatentDiffusionPipeline inBatchesOf(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a batch holds at least one image, not " + size);
    }
    return new LatentDiffusionPipeline(field, statistics, codec, size);
  }

  /** The network that is sampled from. */
  public Denoiser denoiser() {
    return field.denoiser();
  }

  /** The tokenizer. */
  public LatentCodec codec() {
    return codec;
  }

  GuidedField field() {
    return field;
  }

  /** Whether all batches are of one size. */
  boolean hasFixedBatches() {
    return batchSize > 0;
  }

  /** What the tokenizer's encoder would have given. */
  Tensor denormalized(Tensor latents) {
    return Scope.run(() -> statistics.denormalize(latents).to(DType.FLOAT32));
  }

  /**
   * Generates images.
   *
   * @return uint8 [B, 3, size, size] on the pipeline's device
   * @throws IllegalArgumentException if a class is none of the denoiser's
   * @throws CancellationException if the thread is interrupted
   */
  public Tensor images(
      List<ImageRequest> requests, SamplingSettings settings, GenerationListener listener) {
    return generate(
            requests,
            null,
            settings,
            listener,
            (noise, latents) -> List.of(ImageBytes.of(codec.decode(latents))))
        .getFirst();
  }

  /** The same with nobody listening. */
  public Tensor images(List<ImageRequest> requests, SamplingSettings settings) {
    return images(requests, settings, GenerationListener.NONE);
  }

  /** The same as pictures. */
  public List<BufferedImage> pictures(
      List<ImageRequest> requests, SamplingSettings settings, GenerationListener listener) {
    try (var scope = Scope.open()) {
      return ImageBytes.pictures(images(requests, settings, listener));
    }
  }

  /** The same as packed RGB: {@code B * size * size * 3} bytes that belong to the arena. */
  public MemorySegment rgb(
      List<ImageRequest> requests,
      SamplingSettings settings,
      GenerationListener listener,
      Arena arena) {
    try (var scope = Scope.open()) {
      return ImageBytes.packed(images(requests, settings, listener), arena);
    }
  }

  /**
   * Generates latents as the tokenizer's encoder gives them: float32 [B, ...], denormalised;
   * otherwise as {@link #images}.
   */
  public Tensor latents(
      List<ImageRequest> requests, SamplingSettings settings, GenerationListener listener) {
    return generate(requests, null, settings, listener, (noise, latents) -> List.of(latents))
        .getFirst();
  }

  /**
   * Generates, and shows all that there is between noise and image.
   *
   * @param noise that sampling starts from, [B, ...], a row for each request; null draws it from
   *     the requests' seeds
   */
  public Samples samples(
      List<ImageRequest> requests,
      @Nullable Tensor noise,
      SamplingSettings settings,
      GenerationListener listener) {
    List<Tensor> parts =
        generate(
            requests,
            noise,
            settings,
            listener,
            (start, latents) -> List.of(start, latents, codec.decode(latents)));
    return new Samples(parts.get(0), parts.get(1), parts.get(2));
  }

  /**
   * Samples, float32 on the pipeline's device.
   *
   * @param noise that sampling started from, [B, ...]
   * @param latents denormalised, [B, ...]
   * @param images as the decoder gives them, [B, 3, size, size], nominally in [-1, 1]
   */
  public record Samples(Tensor noise, Tensor latents, Tensor images) {}

  /** Generates a few steps of nothing, so that the first image need not wait for libraries. */
  public void warmUp(SamplingSettings settings) {
    try (var scope = Scope.open()) {
      int most = settings.method() == SamplingSettings.Method.DOPRI5 ? settings.steps() : 2;
      images(List.of(new ImageRequest(0, 0)), settings.with(settings.method(), most));
    }
  }

  /** What is made of a batch's noise and latents. */
  private interface Finish {
    List<Tensor> of(Tensor noise, Tensor latents);
  }

  private List<Tensor> generate(
      List<ImageRequest> requests,
      @Nullable Tensor noise,
      SamplingSettings settings,
      GenerationListener listener,
      Finish finish) {
    check(requests, noise);
    Sampler sampler = settings.sampler(denoiser().parameterization(), denoiser().channelDim());
    return PlatformThread.call(
        () -> generate(requests, noise, sampler, settings.guidance(), listener, finish));
  }

  private List<Tensor> generate(
      List<ImageRequest> requests,
      @Nullable Tensor noise,
      Sampler sampler,
      GuidanceSettings guidance,
      GenerationListener listener,
      Finish finish) {
    int size = sampler.couplesBatch() ? 1 : batchSize == 0 ? requests.size() : batchSize;
    List<List<Tensor>> batches = new ArrayList<>();
    try (var scope = Scope.open();
        var mode = GradMode.inference()) {
      for (int first = 0; first < requests.size(); first += size) {
        List<ImageRequest> batch = requests.subList(first, Math.min(requests.size(), first + size));
        var run = new GenerationBatch(this, filled(batch, size), batch.size(), first);
        try (var inner = Scope.open()) {
          Tensor start = run.start(noise);
          List<Tensor> made = finish.of(start, run.sample(sampler, start, guidance, listener));
          batches.add(inner.escape(made.stream().map(run::own).toList()));
        }
      }
      return scope.escape(joined(batches));
    }
  }

  private static List<Tensor> joined(List<List<Tensor>> batches) {
    if (batches.size() == 1) {
      return batches.getFirst();
    }
    List<Tensor> joined = new ArrayList<>();
    for (int i = 0; i < batches.getFirst().size(); i++) {
      int part = i;
      joined.add(Torch.cat(batches.stream().map(batch -> batch.get(part)).toList()));
    }
    return joined;
  }

  private void check(List<ImageRequest> requests, @Nullable Tensor noise) {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("no images are asked for");
    }
    requests.forEach(this::check);
    if (noise != null) {
      long[] own = denoiser().latentShape();
      long[] given = noise.shape();
      boolean same = given.length == own.length + 1 && given[0] == requests.size();
      if (!same || !Arrays.equals(given, 1, given.length, own, 0, own.length)) {
        throw new IllegalArgumentException(
            "the noise is %s, but %d images need latents of %s each"
                .formatted(Arrays.toString(given), requests.size(), Arrays.toString(own)));
      }
    }
  }

  private static List<ImageRequest> filled(List<ImageRequest> batch, int size) {
    List<ImageRequest> filled = new ArrayList<>(batch);
    while (filled.size() < size) {
      filled.add(batch.getLast());
    }
    return filled;
  }

  private void check(ImageRequest request) {
    long label = request.label();
    boolean none =
        denoiser().nullLabel().isPresent() && label == denoiser().nullLabel().getAsLong();
    if (!none && (label < 0 || label >= denoiser().classes())) {
      throw new IllegalArgumentException(
          "class %d does not exist: the denoiser has the classes 0 to %d%s"
              .formatted(
                  label,
                  denoiser().classes() - 1,
                  denoiser().nullLabel().isPresent()
                      ? ", and " + denoiser().nullLabel().getAsLong() + " for none"
                      : ""));
    }
  }
}
