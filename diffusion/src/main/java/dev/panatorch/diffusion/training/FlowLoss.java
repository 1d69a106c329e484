package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.LossWeighting;
import dev.panatorch.diffusion.transport.PathBatch;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean squared error of what a denoiser predicts at random points of the paths from data to
 * noise: flow matching (Lipman et al., 2023), SiT equation 3, with what {@link LossConfig} adds.
 */
public final class FlowLoss implements DiffusionLoss {

  private static final String ALIGNMENT = "alignment";
  private static final String SQUARED_ERROR = "squared_error";

  private final Denoiser denoiser;
  private final Flow flow;
  private final LossConfig config;
  private final Draws draws;

  /**
   * A loss for one denoiser.
   *
   * @throws IllegalArgumentException if the configuration asks for what the denoiser cannot do
   */
  public FlowLoss(Denoiser denoiser, Flow flow, LossConfig config) {
    boolean velocity = flow.prediction() == Prediction.VELOCITY;
    require(
        !velocity || config.weighting() == LossWeighting.NONE,
        "errors of velocities are not weighted; set weighting to NONE");
    require(
        velocity || config.directionWeight() == 0,
        "only velocities have a direction loss; set directionWeight to 0");
    require(
        config.guidanceFree() == denoiser.takesTemperature(),
        "guidance-free training and a network that takes a temperature belong together");
    require(
        config.alignmentWeight() == 0
            || denoiser instanceof DiffusionTransformer transformer
                && transformer.config().projector() != null,
        "alignment needs a network with a projector");
    this.denoiser = denoiser;
    this.flow = flow;
    this.config = config;
    this.draws = new Draws(denoiser, config.labelDropout());
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public Loss of(Tensor latents, Tensor labels, @Nullable Tensor features, Clock clock) {
    try (var scope = Scope.open()) {
      double[] times =
          config
              .times(clock.imagesSeen())
              .times(
                  (int) latents.size(0),
                  flow.interpolant(),
                  flow.trainingRange(),
                  draws.times(clock));
      PathBatch points = flow.interpolant().at(times);
      Tensor noise = draws.noise(latents, clock);
      Tensor x = points.mix(latents, noise).to(denoiser.dtype());
      Tensor time = Tensor.of(times, times.length).to(latents.device(), DType.FLOAT32);
      Map<String, Tensor> parts = new LinkedHashMap<>();
      Tensor output = output(x, time, labels, features, clock, parts);
      Tensor error = flow.prediction().error(output, points, latents, noise);
      Tensor total = squared(error, points);
      if (config.directionWeight() > 0) {
        parts.put(SQUARED_ERROR, total);
        Tensor direction = direction(output, points.velocity(latents, noise));
        parts.put("direction", direction);
        total = total.add(direction, config.directionWeight());
      }
      Tensor alignment = parts.get(ALIGNMENT);
      if (alignment != null) {
        parts.putIfAbsent(SQUARED_ERROR, total);
        total = total.add(alignment, config.alignmentWeight());
      }
      scope.escape(total);
      parts.values().forEach(scope::escape);
      return new Loss(total, parts);
    }
  }

  /** What is compared with the target, float32. */
  private Tensor output(
      Tensor x,
      Tensor time,
      Tensor labels,
      @Nullable Tensor features,
      Clock clock,
      Map<String, Tensor> parts) {
    Tensor dropped = draws.dropped(labels, clock);
    Tensor known = draws.known(labels, dropped);
    if (config.guidanceFree()) {
      return guidanceFree(x, time, known, draws.temperatures(dropped, clock));
    }
    if (config.alignmentWeight() > 0 && denoiser instanceof DiffusionTransformer transformer) {
      if (features == null) {
        throw new IllegalArgumentException("alignment needs a teacher's features of the batch");
      }
      var both = transformer.forwardProjected(x, time, known);
      parts.put(ALIGNMENT, alignment(both.features().to(DType.FLOAT32), features));
      return both.output().to(DType.FLOAT32);
    }
    return denoiser.forward(x, time, known).to(DType.FLOAT32);
  }

  /**
   * {@code b f(x | c, b) + (1 - b) f(x | none, 1)}, where the second is not trained: what the
   * network must put out at temperature {@code b} for this to be the target is the guided field.
   */
  private Tensor guidanceFree(Tensor x, Tensor time, Tensor known, Tensor temperatures) {
    // First what is recorded: before LibTorch 2.11 casts made without recording keep no history.
    Tensor own = denoiser.forward(x, time, known, temperatures).to(DType.FLOAT32);
    Tensor free;
    try (var mode = GradMode.noGrad()) {
      long none = denoiser.nullLabel().orElseThrow();
      Tensor labels = Torch.full(known.shape(), none, known.dtype(), known.device());
      free = denoiser.forward(x, time, labels, temperatures.onesLike()).to(DType.FLOAT32);
    }
    long[] shape = new long[x.dim()];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    return free.lerp(own, temperatures.reshape(shape));
  }

  private Tensor squared(Tensor error, PathBatch points) {
    Tensor square = error.square();
    return config.weighting() == LossWeighting.NONE
        ? square.mean()
        : square.mul(points.column(config.weighting()::at, square)).mean();
  }

  /** 1 less the cosine of the angle between the channels' vectors, over all positions. */
  private Tensor direction(Tensor output, Tensor target) {
    return output.cosineSimilarity(target, denoiser.channelDim()).mean().rsub(1.0);
  }

  /** The negative cosine to the teacher's features, over all tokens. */
  private static Tensor alignment(Tensor projected, Tensor features) {
    require(
        Arrays.equals(projected.shape(), features.shape()),
        "the projected tokens are %s, the teacher's features %s; they must be the same"
            .formatted(Arrays.toString(projected.shape()), Arrays.toString(features.shape())));
    return projected.cosineSimilarity(features.to(DType.FLOAT32), -1).mean().neg();
  }

  @Override
  public void close() {
    draws.close();
  }
}
