package dev.panatorch.runtime.metrics.perceptual;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Dropout;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learned Perceptual Image Patch Similarity (Zhang and others, 2018), version 0.1, with the names
 * of the lpips package and of taming-transformers: {@code scaling_layer}, {@code net.sliceK.N},
 * {@code lin0.model.1.weight} .. {@code lin4}. Its parameters are frozen; gradients flow to the
 * images.
 *
 * <p>In training mode, half of the squared differences are left out at random, as in taming's
 * dropout, which the public code of MAETok keeps active while it trains.
 */
public final class Lpips extends Module {

  private static final float[] SHIFT = {-.030f, -.088f, -.188f};
  private static final float[] SCALE = {.458f, .448f, .450f};
  private static final double DROPOUT = 0.5;
  private static final double EPSILON = 1e-10;

  private final Backbone backbone;
  private final Scaling scaling;
  private final FeatureStages net;
  private final List<Sequential> linear = new ArrayList<>();
  private final @Nullable Generator dropout;

  /** For measuring: in evaluation mode. */
  public Lpips(Factory factory, Backbone backbone) {
    this(factory, backbone, null);
  }

  /**
   * With random weights, or none where the factory draws none; in evaluation mode.
   *
   * @param dropout draws for training mode, best on the device of the images; the caller closes it
   */
  public Lpips(Factory factory, Backbone backbone, @Nullable Generator dropout) {
    this.backbone = backbone;
    this.dropout = dropout;
    scaling = child("scaling_layer", new Scaling(factory));
    net = child("net", new FeatureStages(factory, backbone));
    for (Backbone.Stage stage : backbone.stages()) {
      var weights = new Conv2d(factory, stage.channels(), 1, 1, 1, 0, false);
      var model = new Sequential(new Dropout(DROPOUT, dropout), weights);
      child("lin" + linear.size(), new Part(model));
      linear.add(model);
    }
    requiresGrad(false);
    eval();
  }

  /** Only gives its part a name. */
  private static final class Part extends Module {
    Part(Sequential model) {
      child("model", model);
    }
  }

  private static final class Scaling extends Module {
    private final Tensor shift;
    private final Tensor scale;

    Scaling(Factory factory) {
      shift = buffer("shift", constant(factory, SHIFT));
      scale = buffer("scale", constant(factory, SCALE));
    }

    private static Tensor constant(Factory factory, float[] values) {
      return Scope.run(() -> Tensor.of(values, 1, 3, 1, 1).to(factory.device(), factory.dtype()));
    }

    Tensor forward(Tensor images) {
      return Scope.run(() -> images.to(scale.dtype()).sub(shift).div(scale));
    }
  }

  /** Starts the draws of training mode anew; does nothing where there are none. */
  public void seedDropout(long seed) {
    if (dropout != null) {
      dropout.seed(seed);
    }
  }

  /**
   * The distance of each pair of images, [N], float32; 0 for equal ones.
   *
   * @param first [N, 3, H, W] in -1 .. 1, at least 16 x 16 for VGG16 and 31 x 31 for AlexNet
   * @param second of the same shape
   * @throws ShapeException if they are smaller
   */
  public Tensor forward(Tensor first, Tensor second) {
    int least = backbone.smallest();
    if (first.dim() != 4 || Math.min(first.size(2), first.size(3)) < least) {
      throw new ShapeException(
          "LPIPS of %s needs images [N, 3, H, W] of at least %d x %d, got %s"
              .formatted(backbone, least, least, first),
          "lpips",
          "");
    }
    return Scope.run(() -> {
      Tensor x = scaling.forward(first);
      Tensor y = scaling.forward(second);
      List<Tensor> distances = new ArrayList<>();
      for (int stage = 0; stage < linear.size(); stage++) {
        x = net.forward(stage, x);
        y = net.forward(stage, y);
        distances.add(distance(x, y, linear.get(stage)));
      }
      return Torch.stack(distances).sum(0);
    });
  }

  private static Tensor distance(Tensor x, Tensor y, Sequential weights) {
    // Differences of unit vectors are small: never in lower precision.
    try (var full = Autocast.disable(x.device())) {
      return Scope.run(() -> {
        Tensor difference = unit(x).sub(unit(y)).square();
        return weights.forward(difference).mean(1, 2, 3);
      });
    }
  }

  /** Divides by the length over the channels; where that is 0, so is the gradient. */
  private static Tensor unit(Tensor features) {
    return Scope.run(() -> {
      Tensor x = features.to(DType.FLOAT32);
      return x.div(x.linalgVectorNorm(2, new long[] {1}, true).add(EPSILON));
    });
  }

  /** The parameters of the network under torchvision's names. */
  Map<String, Tensor> features() {
    return net.torchvisionParameters();
  }

  /** The weights of the channels, under the names of this state dict. */
  Map<String, Tensor> channelWeights() {
    Map<String, Tensor> weights = new LinkedHashMap<>(parameters());
    weights.keySet().removeIf(name -> !name.startsWith("lin"));
    return weights;
  }
}
