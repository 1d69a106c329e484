package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.BetaSchedule;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Denoisers whose data are points, one for each class, and pipelines of them. */
final class PointFields {

  /** Of the latents. */
  static final LatentStatistics STATISTICS = LatentStatistics.ofScalar(0.1, 0.5);

  /** A velocity that exists at the data too: it does not run straight to it. */
  static final Denoiser SMOOTH =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ONE, (x, time, label, unused) -> x.sub(label.div(10.0)).div(time.add(0.1)));

  /** All data of class c is c / 10: the velocity of the straight path through (x, t) to it. */
  static final Denoiser POINTS =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ONE, (x, time, label, unused) -> x.sub(label.div(10.0)).div(time));

  /** The same with the time running the other way. */
  static final Denoiser MIRRORED =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ZERO,
          (x, time, label, unused) -> label.div(10.0).sub(x).div(time.rsub(1.0)));

  /** The process of {@link #DISCRETE}. */
  static final NoiseSteps STEPS = new NoiseSteps(BetaSchedule.LINEAR, 1000, false);

  /**
   * The noise that a discrete diffusion of class c / 10 sees; 0 near the data, where it is 0 / 0.
   */
  static final Denoiser DISCRETE =
      FormulaDenoiser.of(STEPS, (x, time, label, unused) -> noiseOf(x, time, label));

  private PointFields() {}

  /** Latents [3, 4] that become images of 2 x 2 pixels. */
  static LatentDiffusionPipeline pipeline(Denoiser denoiser) {
    return new LatentDiffusionPipeline(denoiser, STATISTICS, new ReshapingCodec(3, 4));
  }

  /** The noise that the discrete diffusion of class c / 10 sees in {@code x}. */
  static Tensor noiseOf(Tensor x, Tensor time, Tensor label) {
    double kept = STEPS.alphaBar((int) time.flatten().toFloatArray()[0]);
    return x.sub(label.div(10.0), Math.sqrt(kept)).div(Math.sqrt(1 - kept));
  }

  /** What a method can sample. */
  static Denoiser denoiserFor(Method method) {
    return method == Method.DDPM || method == Method.DDIM ? DISCRETE : POINTS;
  }

  /** Images of these classes, with seeds from 100 on. */
  static List<ImageRequest> requests(long... labels) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      requests.add(new ImageRequest(labels[i], 100 + i));
    }
    return requests;
  }
}
