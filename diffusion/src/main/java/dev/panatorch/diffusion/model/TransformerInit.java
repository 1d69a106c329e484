package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;

/**
 * The initial values of DiT, SiT and LightningDiT: Xavier-uniform matrices, biases of 0, normal
 * embeddings of deviation 0.02, and zeros in every modulation and in the last layer, so that an
 * untrained model is 0 everywhere. Norms have been made with weights of 1.
 */
final class TransformerInit {

  private static final double EMBEDDING_DEVIATION = 0.02;

  private TransformerInit() {}

  static void fill(DiffusionTransformer model, Factory factory) {
    model.parameters().forEach((name, value) -> fill(name, value, factory));
  }

  private static void fill(String name, Tensor value, Factory factory) {
    boolean isNorm = value.dim() == 1 && name.endsWith(".weight");
    if (name.equals(DiffusionTransformer.POSITIONS) || isNorm) {
      return;
    }
    if (name.endsWith(".bias")
        || name.contains("adaLN_modulation")
        || name.equals("final_layer.linear.weight")) {
      Init.zeros(value);
    } else if (name.startsWith("t_embedder.") || name.startsWith("y_embedder.")) {
      Init.normal(value, EMBEDDING_DEVIATION, factory);
    } else {
      // A patch convolution counts as the matrix that it is: [width, features of a patch].
      try (var scope = Scope.open()) {
        Init.xavierUniform(value.detach().flatten(1), factory);
      }
    }
  }
}
