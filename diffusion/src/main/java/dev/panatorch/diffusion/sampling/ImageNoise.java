package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Noise of which each image's share follows from that image's own seed and the step alone, never
 * from the batch. Drawn on the CPU, so that a seed gives the same noise on every device.
 */
public final class ImageNoise implements NoiseSource, AutoCloseable {

  private final long[] seeds;
  private final Generator generator = Generator.of(Device.CPU, 0);

  /** Noise for a batch whose images have these seeds. */
  public ImageNoise(long... seeds) {
    this.seeds = seeds.clone();
  }

  /**
   * The noise that sampling starts from: [B, shape...], float32 as networks are trained on.
   *
   * @param imageShape shape of one image's latent
   */
  public Tensor start(Device device, long... imageShape) {
    return draw(DType.FLOAT32, device, imageShape, seed -> Seeds.derive(seed, "start"));
  }

  @Override
  public Tensor noise(int step, Tensor like) {
    long[] shape = like.shape();
    if (shape[0] != seeds.length) {
      throw new IllegalArgumentException(seeds.length + " seeds for " + shape[0] + " images");
    }
    long[] imageShape = Arrays.copyOfRange(shape, 1, shape.length);
    return draw(DType.FLOAT64, like.device(), imageShape, seed -> Seeds.derive(seed, "step", step));
  }

  private interface Purpose {
    long seed(long imageSeed);
  }

  private Tensor draw(DType dtype, Device device, long[] imageShape, Purpose purpose) {
    return Scope.run(() -> {
      List<Tensor> images = new ArrayList<>(seeds.length);
      for (long seed : seeds) {
        generator.seed(purpose.seed(seed));
        images.add(Torch.randn(imageShape, generator, dtype, Device.CPU));
      }
      return Torch.stack(images).to(device);
    });
  }

  @Override
  public void close() {
    generator.close();
  }
}
