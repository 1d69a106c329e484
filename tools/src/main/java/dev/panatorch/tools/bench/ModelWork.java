package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/** A model with its input, ready to do one case's work again and again. */
interface ModelWork extends AutoCloseable {

  /** Does the work once; what it makes belongs to the current scope. */
  void run();

  @Override
  void close();

  /**
   * The model of a case with random weights: bfloat16 on a GPU, float32 on the CPU.
   *
   * @param graphs whether work that is no single graph is to use graphs inside
   */
  static ModelWork of(ModelCase wanted, Device device, boolean graphs) {
    return switch (wanted.model()) {
      case "matmul" -> matmul(wanted.batch(), device);
      case "sit-xl", "sit-xl-1024" ->
          switch (wanted.work()) {
            case "train" -> new DenoiserStep(wanted, device);
            case "sample" -> new DenoiserSample(wanted, device, graphs);
            default -> new DenoiserForward(wanted, device);
          };
      case "maetok-b-256" ->
          switch (wanted.work()) {
            case "train" -> new TokenizerStep(wanted.batch(), device, null);
            case ModelCase.ADVERSARIAL ->
                new TokenizerStep(wanted.batch(), device, new Adversary(device));
            default -> new TokenizerForward(wanted, device);
          };
      default ->
          throw new IllegalArgumentException(
              "no model " + wanted.model() + "; known: maetok-b-256, sit-xl, sit-xl-1024, matmul");
    };
  }

  /** The type that models are measured in. */
  static DType precision(Device device) {
    return device.isCuda() ? DType.BFLOAT16 : DType.FLOAT32;
  }

  private static ModelWork matmul(int size, Device device) {
    Tensor left;
    Tensor right;
    try (var random = Generator.of(device, 0)) {
      long[] shape = {size, size};
      left = Torch.randn(shape, random, precision(device), device).keep();
      right = Torch.randn(shape, random, precision(device), device).keep();
    }
    return new ModelWork() {
      @Override
      public void run() {
        Tensor _ = left.matmul(right);
      }

      @Override
      public void close() {
        left.close();
        right.close();
      }
    };
  }
}
