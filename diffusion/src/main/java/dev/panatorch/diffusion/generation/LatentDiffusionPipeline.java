package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.generation.GenerationListener.GenerationStep;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.sampling.ImageNoise;
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
 * Many platform threads may use one pipeline at once.
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

  /**
   * Generates images.
   *
   * @return uint8 [B, 3, size, size] on the pipeline's device
   * @throws IllegalArgumentException if a class is none of the denoiser's
   * @throws CancellationException if the thread is interrupted
   */
  public Tensor images(
      List<ImageRequest> requests, SamplingSettings settings, GenerationListener listener) {
    return generate(requests, settings, listener, this::decode);
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
    return generate(requests, settings, listener, latents -> latents);
  }

  /** Generates a few steps of nothing, so that the first image need not wait for libraries. */
  public void warmUp(SamplingSettings settings) {
    try (var scope = Scope.open()) {
      int most = settings.method() == SamplingSettings.Method.DOPRI5 ? settings.steps() : 2;
      images(List.of(new ImageRequest(0, 0)), settings.with(settings.method(), most));
    }
  }

  private interface Finish {
    Tensor of(Tensor latents);
  }

  private Tensor generate(
      List<ImageRequest> requests,
      SamplingSettings settings,
      GenerationListener listener,
      Finish finish) {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("no images are asked for");
    }
    requests.forEach(this::check);
    Sampler sampler = settings.sampler(denoiser().parameterization(), denoiser().channelDim());
    int size = sampler.couplesBatch() ? 1 : batchSize == 0 ? requests.size() : batchSize;
    try (var scope = Scope.open();
        var mode = GradMode.inference()) {
      List<Tensor> batches = new ArrayList<>();
      for (int first = 0; first < requests.size(); first += size) {
        List<ImageRequest> batch = requests.subList(first, Math.min(requests.size(), first + size));
        var run = new Batch(filled(batch, size), batch.size(), first, settings, listener);
        batches.add(
            Scope.run(() -> finish.of(run.sample(sampler)).narrow(0, 0, batch.size()).copy()));
      }
      return scope.escape(batches.size() == 1 ? batches.getFirst() : Torch.cat(batches));
    }
  }

  private static List<ImageRequest> filled(List<ImageRequest> batch, int size) {
    List<ImageRequest> filled = new ArrayList<>(batch);
    while (filled.size() < size) {
      filled.add(batch.getLast());
    }
    return filled;
  }

  private Tensor decode(Tensor latents) {
    return Scope.run(() -> ImageBytes.of(codec.decode(latents)));
  }

  private Tensor denormalized(Tensor latents) {
    return Scope.run(() -> statistics.denormalize(latents).to(DType.FLOAT32));
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

  /** Images that are sampled together; the first {@code count} were asked for. */
  private final class Batch {

    private final List<ImageRequest> requests;
    private final int count;
    private final int first;
    private final SamplingSettings settings;
    private final GenerationListener listener;

    Batch(
        List<ImageRequest> requests,
        int count,
        int first,
        SamplingSettings settings,
        GenerationListener listener) {
      this.requests = requests;
      this.count = count;
      this.first = first;
      this.settings = settings;
      this.listener = listener;
    }

    Tensor sample(Sampler sampler) {
      long[] labels = requests.stream().mapToLong(ImageRequest::label).toArray();
      long[] seeds = requests.stream().mapToLong(ImageRequest::seed).toArray();
      boolean classes = Arrays.stream(labels).anyMatch(label -> label < denoiser().classes());
      try (var scope = Scope.open();
          var noise = new ImageNoise(seeds)) {
        Tensor label = Tensor.of(labels, labels.length).to(denoiser().device());
        Tensor start = noise.start(denoiser().device(), denoiser().latentShape());
        Field guided = field.of(label, classes, settings.guidance());
        try (DataEstimate estimate = listener.previewEvery() > 0 ? estimate(guided) : null) {
          Tensor end =
              sampler.sample(
                  estimate == null ? guided : estimate,
                  start,
                  noise,
                  (done, steps, time, x) -> tell(done, steps, x, estimate));
          return scope.escape(denormalized(end));
        }
      }
    }

    private DataEstimate estimate(Field guided) {
      return new DataEstimate(guided, denoiser().parameterization(), denoiser().channelDim());
    }

    private void tell(int done, int steps, Tensor x, @Nullable DataEstimate estimate) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted after %d of %d steps".formatted(done, steps));
      }
      try (var scope = Scope.open()) {
        Tensor expected = estimate == null ? null : estimate.data();
        boolean due = expected != null && done % listener.previewEvery() == 0;
        listener.onStep(
            new GenerationStep(
                first,
                count,
                done,
                steps,
                x.narrow(0, 0, count),
                due && expected != null ? preview(expected) : null));
      }
    }

    private Tensor preview(Tensor expected) {
      return Scope.run(() -> decode(denormalized(expected)).narrow(0, 0, count).copy());
    }
  }
}
