package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How 8-bit images become the network's input. The rules give different FIDs: compare only numbers
 * of one rule.
 */
public enum InceptionInput {
  /**
   * TensorFlow 1's bilinear interpolation, without half-pixel centres and without antialiasing; (x
   * - 128) / 128. The ADM evaluator, torch-fidelity, torchmetrics before 1.8.0.
   */
  TF1("TF1 bilinear") {
    @Override
    Tensor resized(Tensor images, int size) {
      Tensor columns = between(images, 3, size);
      return between(columns, 2, size);
    }
  },
  /**
   * Bilinear with half-pixel centres, antialiased where it shrinks; (x - 128) / 128. torchmetrics
   * from 1.8.0 on.
   */
  ANTIALIAS("antialiased bilinear") {
    @Override
    Tensor resized(Tensor images, int size) {
      return images.upsampleBilinear2dAa(new long[] {size, size}, false, null);
    }
  },
  /** Bilinear with half-pixel centres, not antialiased; 2 x / 255 - 1. pytorch-fid. */
  HALF_PIXEL("half-pixel bilinear") {
    @Override
    Tensor resized(Tensor images, int size) {
      return images.div(255.0).upsampleBilinear2d(new long[] {size, size}, false, null);
    }

    @Override
    Tensor normalised(Tensor resized) {
      return resized.mul(2.0).sub(1.0);
    }
  };

  private static final double MIDDLE = 128;

  private final String label;

  InceptionInput(String label) {
    this.label = label;
  }

  /** The rule called {@code tf1}, {@code antialias} or {@code half-pixel}. */
  public static InceptionInput named(String name) {
    for (InceptionInput rule : values()) {
      if (rule.optionName().equals(name)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "no resize rule \"%s\"; there are %s"
            .formatted(
                name,
                Arrays.stream(values())
                    .map(InceptionInput::optionName)
                    .collect(Collectors.joining(", "))));
  }

  /** The name in options. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What numbers are labelled with. */
  public String label() {
    return label;
  }

  /**
   * The network's input.
   *
   * @param images uint8 [B, 3, H, W]
   * @param size height and width of the result
   * @return float32 [B, 3, size, size] in [-1, 1]
   */
  public Tensor of(Tensor images, int size) {
    if (images.dtype() != DType.UINT8 || images.dim() != 4 || images.size(1) != 3) {
      throw new IllegalArgumentException("images are uint8 [B, 3, H, W], got " + images);
    }
    return Scope.run(() -> normalised(resized(images.to(DType.FLOAT32), size)));
  }

  abstract Tensor resized(Tensor images, int size);

  Tensor normalised(Tensor resized) {
    return resized.sub(MIDDLE).div(MIDDLE);
  }

  /**
   * TensorFlow 1's interpolation along one dimension: place i lies at i * (in / out), in float32,
   * between its neighbours of the image.
   */
  private static Tensor between(Tensor images, int dimension, int size) {
    int in = Math.toIntExact(images.size(dimension));
    float scale = (float) in / size;
    long[] lower = new long[size];
    long[] upper = new long[size];
    float[] weight = new float[size];
    for (int i = 0; i < size; i++) {
      float at = i * scale;
      lower[i] = (long) at;
      upper[i] = Math.min(lower[i] + 1, in - 1);
      weight[i] = at - lower[i];
    }
    return Scope.run(() -> {
      Device device = images.device();
      Tensor low = images.indexSelect(dimension, Tensor.of(lower, size).to(device));
      Tensor high = images.indexSelect(dimension, Tensor.of(upper, size).to(device));
      Tensor share = Tensor.of(weight, size).to(device);
      return low.add(high.sub(low).mul(dimension == 2 ? share.unsqueeze(1) : share));
    });
  }
}
