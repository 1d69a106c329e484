package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.SampleReader;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Reads latents and their pictures as rows, float32 {@code [B, numbers]}: the latent's numbers,
 * then the picture's in [-1, 1], cut from its middle. Every other pair, at random, is mirrored.
 */
public final class PicturedLatentReader implements SampleReader<PicturedLatent> {
  private final LatentLayout layout;
  private final ImageReader plain;
  private final ImageReader mirrored;

  /**
   * For latents of one layout.
   *
   * @param imageSize side of the pictures in pixels
   */
  public PicturedLatentReader(LatentLayout layout, int imageSize) {
    Transform crop = Transforms.admCenterCrop(imageSize);
    this.layout = layout;
    this.plain = ImageReader.of(imageSize, crop);
    this.mirrored = ImageReader.of(imageSize, crop.then(Transforms.randomHorizontalFlip(1)));
  }

  @Override
  public DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  public long[] shape() {
    return new long[] {product(layout.shape()) + product(plain.shape())};
  }

  @Override
  public void read(PicturedLatent pair, KeyedRandom random, MemorySegment place)
      throws IOException {
    boolean flip = random.nextDouble() < 0.5;
    MemorySegment latent = flip ? pair.latent().flipped() : pair.latent().latent();
    place.asSlice(0, latent.byteSize()).copyFrom(latent);
    ImageReader reader = flip ? mirrored : plain;
    reader.read(pair.picture(), random, place.asSlice(latent.byteSize()));
  }

  /** The latents of rows, {@code [B, ...]} of their layout. */
  public Tensor latents(Tensor rows) {
    return part(rows, 0, layout.shape());
  }

  /** The pictures of rows, {@code [B, 3, size, size]}. */
  public Tensor pictures(Tensor rows) {
    return part(rows, product(layout.shape()), plain.shape());
  }

  private static Tensor part(Tensor rows, long first, long[] shape) {
    return Scope.run(() -> rows.narrow(1, first, product(shape)).unflatten(1, shape));
  }

  private static long product(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
