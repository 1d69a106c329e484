package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/**
 * A convolution over one dimension, circular at its ends, whose weight is divided by its largest
 * singular value (Miyato and others, 2018; the hook {@code torch.nn.utils.spectral_norm} with one
 * iteration). Parameters {@code bias} [out] and {@code weight_orig} [out, in, kernel]; buffers
 * {@code weight_u} [out] and {@code weight_v} [in * kernel], the singular vectors, which each
 * forward pass in training brings one power iteration nearer.
 */
final class SpectralConv1d extends Module implements Layer {

  private static final double SMALLEST_NORM = 1e-12;

  private final long padding;
  private final Tensor bias;
  private final Tensor weight;
  private final Tensor left;
  private final Tensor right;

  /** Values as PyTorch's defaults; an odd kernel keeps the length. */
  SpectralConv1d(Factory factory, long in, long out, long kernel) {
    padding = kernel / 2;
    Tensor empty = Init.kaimingUniform(factory.empty(out, in, kernel), factory);
    bias = parameter("bias", Init.defaultBias(factory.empty(out), empty, factory));
    weight = parameter("weight_orig", empty);
    left = buffer("weight_u", Init.normal(factory.empty(out), 1, factory));
    right = buffer("weight_v", Init.normal(factory.empty(in * kernel), 1, factory));
    normalize(left, left);
    normalize(right, right);
  }

  /** Maps [N, in, L] to [N, out, L]. */
  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> {
      Tensor padded = padding == 0 ? x : x.pad(new long[] {padding, padding}, "circular");
      return padded.conv1d(normalizedWeight(), bias);
    });
  }

  private Tensor normalizedWeight() {
    // The singular value is a small difference of large sums: never in lower precision.
    try (var full = Autocast.disable(weight.device())) {
      return Scope.run(() -> {
        Tensor matrix = weight.flatten(1);
        if (isTraining()) {
          iterate(matrix.detach());
        }
        // The backward pass needs the vectors as they are now; the next forward changes them.
        Tensor sigma = left.copy().dot(matrix.mv(right.copy()));
        return weight.div(sigma);
      });
    }
  }

  private void iterate(Tensor matrix) {
    normalize(right, matrix.t().mv(left));
    normalize(left, matrix.mv(right));
  }

  private static void normalize(Tensor target, Tensor direction) {
    try (var scope = Scope.open()) {
      Tensor length = direction.linalgVectorNorm().clampMin(SMALLEST_NORM);
      target.copy_(direction.div(length));
    }
  }
}
