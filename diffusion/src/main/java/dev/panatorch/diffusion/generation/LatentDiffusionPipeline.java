package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.ImageNoise;
import dev.panatorch.diffusion.sampling.StepListener;
import dev.panatorch.diffusion.sampling.VelocityModel;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import java.util.Arrays;
import java.util.List;

/**
 * From classes and seeds to images: noise, sampler and guidance on a denoiser, denormalisation,
 * decoder. An image depends on its own class, seed and the settings alone, not on its batch, up to
 * the rounding of float32 matrix products of different sizes.
 *
 * <p>The networks are used, not owned: they must be in evaluation mode, and the caller closes them.
 * Many platform threads may use one pipeline.
 */
public final class LatentDiffusionPipeline {

  private static final double WHITE = 255;

  private final Denoiser denoiser;
  private final LatentStatistics statistics;
  private final LatentCodec codec;

  /**
   * Joins the parts.
   *
   * @param statistics those that the denoiser was trained with
   * @throws IllegalArgumentException if the latents of denoiser and codec differ in shape or place
   */
  public LatentDiffusionPipeline(
      Denoiser denoiser, LatentStatistics statistics, LatentCodec codec) {
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
    this.denoiser = denoiser;
    this.statistics = statistics;
    this.codec = codec;
  }

  /**
   * Generates a batch.
   *
   * @param listener hears of each step with normalised latents; an exception that it throws cancels
   * @return uint8 [B, 3, size, size] on the pipeline's device
   */
  public Tensor images(
      List<ImageRequest> requests, SamplingSettings settings, StepListener listener) {
    return Scope.run(() -> {
      Tensor latents = latents(requests, settings, listener);
      try (var mode = GradMode.inference()) {
        return toBytes(codec.decode(latents));
      }
    });
  }

  /** The same with nobody listening. */
  public Tensor images(List<ImageRequest> requests, SamplingSettings settings) {
    return images(requests, settings, StepListener.NONE);
  }

  /**
   * Generates latents as the tokenizer's encoder gives them: float32 [B, ...], denormalised.
   *
   * @throws IllegalArgumentException if a class is none of the denoiser's
   */
  public Tensor latents(
      List<ImageRequest> requests, SamplingSettings settings, StepListener listener) {
    long[] labels = requests.stream().mapToLong(this::checkedLabel).toArray();
    long[] seeds = requests.stream().mapToLong(ImageRequest::seed).toArray();
    return Scope.run(() -> {
      try (var mode = GradMode.inference();
          var noise = new ImageNoise(seeds)) {
        Tensor label = Tensor.of(labels, labels.length).to(denoiser.device());
        Tensor start = noise.start(denoiser.device(), denoiser.latentShape());
        Tensor end =
            settings
                .sampler(denoiser.interpolant())
                .sample(guided(label, settings), start, noise, listener);
        return statistics.denormalize(end).to(DType.FLOAT32);
      }
    });
  }

  private VelocityModel guided(Tensor labels, SamplingSettings settings) {
    return settings
        .guidance(denoiser.interpolant().convention())
        .guide(denoiser.field(), labels, denoiser.nullLabel());
  }

  private long checkedLabel(ImageRequest request) {
    if (request.label() < 0 || request.label() > denoiser.nullLabel()) {
      throw new IllegalArgumentException(
          "class "
              + request.label()
              + " does not exist: the denoiser has the classes 0 to "
              + (denoiser.nullLabel() - 1)
              + ", and "
              + denoiser.nullLabel()
              + " for none");
    }
    return request.label();
  }

  /**
   * Images in [-1, 1] as bytes, by the rule of MAETok's and REPA's generation scripts: clamped,
   * {@code 255 (x + 1) / 2}, cut to whole numbers, not rounded.
   *
   * @return uint8, of the same shape
   */
  public static Tensor toBytes(Tensor images) {
    return Scope.run(() -> images.clamp(-1, 1).add(1.0).mul(0.5).mul(WHITE).to(DType.UINT8));
  }
}
