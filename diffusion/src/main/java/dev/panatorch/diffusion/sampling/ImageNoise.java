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
 * from the batch. Drawn on the CPU in float32, so that a seed gives the same noise on every device.
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
    return draw(device, imageShape, seed -> Seeds.derive(seed, "start"));
  }

  @Override
  public Tensor noise(int step, Tensor like) {
    long[] shape = like.shape();
    if (shape[0] != seeds.length) {
      throw new IllegalArgumentException(seeds.length + " seeds for " + shape[0] + " images");
    }
    long[] imageShape = Arrays.copyOfRange(shape, 1, shape.length);
    return Scope.run(() ->
        draw(like.device(), imageShape, seed -> Seeds.derive(seed, "step", step))
            .to(DType.FLOAT64));
  }

  private interface Purpose {
    long seed(long imageSeed);
  }

  private Tensor draw(Device device, long[] imageShape, Purpose purpose) {
    return Scope.run(() -> {
      List<Tensor> images = new ArrayList<>(seeds.length);
      for (long seed : seeds) {
        generator.seed(purpose.seed(seed));
        images.add(Torch.randn(imageShape, generator, DType.FLOAT32, Device.CPU));
      }
      Tensor all = Torch.stack(images);
      // From page-locked memory the copy is queued behind the GPU's work, and nobody waits for it.
      return device.isCuda() ? all.pinMemory().to(device, DType.FLOAT32, true) : all;
    });
  }

  @Override
  public void close() {
    generator.close();
  }
}
