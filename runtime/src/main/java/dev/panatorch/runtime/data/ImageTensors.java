package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.image.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Between pictures and tensors. */
public final class ImageTensors {
  private ImageTensors() {}

  /**
   * The pictures of a tensor {@code [N, 3, H, W]} on any device: uint8 values as they are,
   * floating-point ones in [-1, 1] rounded by the rule of {@link RgbImage#ofPlanes(float[], int,
   * int, int)}.
   *
   * @throws ShapeException if the tensor has another shape
   */
  public static List<RgbImage> images(Tensor tensor) {
    long[] shape = tensor.shape();
    if (shape.length != 4 || shape[1] != 3) {
      throw new ShapeException(
          "pictures are [N, 3, H, W], got " + Arrays.toString(shape), "images", "");
    }
    int height = Math.toIntExact(shape[2]);
    int width = Math.toIntExact(shape[3]);
    int size = Math.multiplyExact(3, Math.multiplyExact(width, height));
    List<RgbImage> images = new ArrayList<>();
    if (tensor.dtype() == DType.UINT8) {
      byte[] values = tensor.toByteArray();
      for (int i = 0; i < shape[0]; i++) {
        images.add(RgbImage.ofPlanes(values, i * size, width, height));
      }
    } else {
      float[] values = tensor.toFloatArray();
      for (int i = 0; i < shape[0]; i++) {
        images.add(RgbImage.ofPlanes(values, i * size, width, height));
      }
    }
    return images;
  }

  /**
   * The 8-bit values of images in [-1, 1], by the rule of {@link RgbImage#ofPlanes(float[], int,
   * int, int)}, where they lie.
   *
   * @param images floating-point, of any shape
   * @return uint8, of the same shape
   */
  public static Tensor bytes(Tensor images) {
    return Scope.run(
        () -> images.to(DType.FLOAT32).mul(127.5).add(128.0).clamp(0.0, 255.0).to(DType.UINT8));
  }

  /**
   * A float32 tensor {@code [N, 3, H, W]} in [-1, 1] on the CPU, with the values that a loader's
   * batch would have.
   */
  public static Tensor tensor(List<RgbImage> images) {
    int width = images.getFirst().width();
    int height = images.getFirst().height();
    int plane = width * height;
    float[] values = new float[Math.multiplyExact(images.size(), 3 * plane)];
    for (int n = 0; n < images.size(); n++) {
      RgbImage image = images.get(n);
      if (image.width() != width || image.height() != height) {
        throw new ShapeException(
            "pictures of one tensor must have one size, got %s and %s"
                .formatted(images.getFirst(), image),
            "tensor",
            "");
      }
      for (int i = 0; i < 3 * plane; i++) {
        values[3 * plane * n + i % 3 * plane + i / 3] =
            ImageReader.normalized(image.pixels()[i] & 0xff);
      }
    }
    return Tensor.of(values, images.size(), 3, height, width);
  }
}
