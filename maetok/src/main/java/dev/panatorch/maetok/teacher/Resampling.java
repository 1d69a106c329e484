package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;

/**
 * Brings a transformer's weights to patches and images of another size, as timm does on loading.
 */
final class Resampling {

  private Resampling() {}

  /**
   * Patch kernels that give a resized patch the token that the old ones gave the patch itself, as
   * nearly as that can be (Beyer and others, 2023, FlexiViT; {@code resample_patch_embed}).
   *
   * @param kernels [width, channels, old, old]
   * @return [width, channels, size, size]
   */
  static Tensor patches(Tensor kernels, long size) {
    return Scope.run(() -> {
      long old = kernels.size(-1);
      if (old == size) {
        return kernels;
      }
      // Row i is the resized patch that has a one at place i.
      Tensor places = Torch.eye(old * old, DType.FLOAT64).view(old * old, 1, old, old);
      Tensor resize = resized(places, size).flatten(1);
      double smallest = Math.max(old * old, size * size) * Math.ulp(1f);
      Tensor inverse = resize.linalgPinv(smallest);
      Tensor flat = kernels.to(DType.FLOAT64).flatten(2);
      return flat.matmul(inverse.t())
          .view(kernels.size(0), kernels.size(1), size, size)
          .to(kernels.dtype());
    });
  }

  /**
   * Positions of another grid ({@code resample_abs_pos_embed}).
   *
   * @param table [1, prefix + old * old, width]
   * @param prefix positions of other tokens, which stay
   * @return [1, prefix + grid * grid, width]
   */
  static Tensor positions(Tensor table, int prefix, long grid) {
    return Scope.run(() -> {
      long count = table.size(1) - prefix;
      long old = Math.round(Math.sqrt(count));
      if (old == grid) {
        return table;
      }
      if (count < 1 || old * old != count) {
        throw new IllegalArgumentException(
            "pos_embed: %d positions behind %d others form no square".formatted(count, prefix));
      }
      Tensor image = table.narrow(1, prefix, count).mT().unflatten(2, old, old);
      Tensor tokens = resized(image.to(DType.FLOAT32), grid).flatten(2).mT().to(table.dtype());
      return Torch.cat(List.of(table.narrow(1, 0, prefix), tokens), 1);
    });
  }

  private static Tensor resized(Tensor images, long size) {
    return images.upsampleBicubic2dAa(new long[] {size, size}, false, null);
  }
}
