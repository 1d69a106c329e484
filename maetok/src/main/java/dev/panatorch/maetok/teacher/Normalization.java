package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/** From pixels in -1 .. 1 to those with the mean and the deviation of ImageNet's, in float32. */
final class Normalization implements AutoCloseable {

  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  private final Tensor scale;
  private final Tensor shift;

  Normalization(Device device) {
    float[] scales = new float[3];
    float[] shifts = new float[3];
    for (int c = 0; c < 3; c++) {
      scales[c] = (float) (0.5 / DEVIATION[c]);
      shifts[c] = (float) ((0.5 - MEAN[c]) / DEVIATION[c]);
    }
    scale = onDevice(scales, device);
    shift = onDevice(shifts, device);
  }

  private static Tensor onDevice(float[] values, Device device) {
    return Scope.run(() -> Tensor.of(values, 1, 3, 1, 1).to(device)).keep();
  }

  /** Maps [N, 3, H, W] to the same shape. */
  Tensor apply(Tensor images) {
    return Scope.run(() -> shift.addcmul(images.to(scale.dtype()), scale));
  }

  @Override
  public void close() {
    scale.close();
    shift.close();
  }
}
