package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.generation.GenerationListener.GenerationStep;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.sampling.ImageNoise;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Images that are sampled together, of which the first ones were asked for. */
final class GenerationBatch {

  private final LatentDiffusionPipeline pipeline;
  private final Denoiser denoiser;
  private final List<ImageRequest> requests;
  private final int count;
  private final int first;

  /**
   * A batch.
   *
   * @param requests what is sampled
   * @param count how many of them were asked for
   * @param first index of the first one among all that were asked for
   */
  GenerationBatch(
      LatentDiffusionPipeline pipeline, List<ImageRequest> requests, int count, int first) {
    this.pipeline = pipeline;
    this.denoiser = pipeline.denoiser();
    this.requests = requests;
    this.count = count;
    this.first = first;
  }

  private long[] seeds() {
    return requests.stream().mapToLong(ImageRequest::seed).toArray();
  }

  /** The noise to start from: the given rows, the last one repeated, or draws from the seeds. */
  Tensor start(@Nullable Tensor given) {
    if (given == null) {
      try (var noise = new ImageNoise(seeds())) {
        return noise.start(denoiser.device(), denoiser.latentShape());
      }
    }
    return Scope.run(() -> {
      List<Tensor> rows = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        rows.add(given.narrow(0, first + Math.min(i, count - 1), 1));
      }
      return Torch.cat(rows).to(denoiser.device(), DType.FLOAT32);
    });
  }

  /** The rows that were asked for, in memory of their own. */
  Tensor own(Tensor all) {
    return count == requests.size() ? all : Scope.run(() -> all.narrow(0, 0, count).copy());
  }

  /** The latents of all, denormalised. */
  Tensor sample(
      Sampler sampler, Tensor start, GuidanceSettings guidance, GenerationListener listener) {
    long[] labels = requests.stream().mapToLong(ImageRequest::label).toArray();
    // Among images with a class those of none are in a batch of twice the size; so they are alone.
    boolean classes =
        pipeline.hasFixedBatches() && labels.length > 1
            || Arrays.stream(labels).anyMatch(label -> label < denoiser.classes());
    try (var scope = Scope.open();
        var noise = new ImageNoise(seeds())) {
      Tensor label = Tensor.of(labels, labels.length).to(denoiser.device());
      Field guided = pipeline.field().of(label, classes, guidance);
      try (DataEstimate estimate = listener.previewEvery() > 0 ? estimate(guided) : null) {
        Tensor end =
            sampler.sample(
                estimate == null ? guided : estimate,
                start,
                noise,
                (done, steps, time, x) -> tell(done, steps, x, estimate, listener));
        return scope.escape(pipeline.denormalized(end));
      }
    }
  }

  private DataEstimate estimate(Field guided) {
    return new DataEstimate(guided, denoiser.parameterization(), denoiser.channelDim());
  }

  private void tell(
      int done, int steps, Tensor x, @Nullable DataEstimate estimate, GenerationListener listener) {
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
    return Scope.run(
        () -> own(ImageBytes.of(pipeline.codec().decode(pipeline.denormalized(expected)))));
  }
}
