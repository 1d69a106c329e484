package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.runtime.metrics.inception.ConvUnit.Kernel;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import java.util.List;

/**
 * The Inception-v3 network of FID: TensorFlow's graph of December 2015 under the names of its
 * PyTorch port (pytorch-fid, torch-fidelity). It differs from torchvision's in its average pools,
 * which leave the padding out, in the last block's pool, which takes the maximum, and in its 1008
 * classes.
 */
public final class FidInception extends Module {

  /** Height and width of the images it was trained on. */
  public static final int IMAGE_SIZE = 299;

  /** Length of the pooled features. */
  public static final int POOLED = 2048;

  private static final int CLASSES = 1008;
  private static final int SPATIAL_CHANNELS = 7;

  private final List<Layer> toSpatial;
  private final List<Layer> toPooled;
  private final Linear fc;

  /** A network of that layout. */
  public FidInception(Factory f) {
    toSpatial =
        List.of(
            child("Conv2d_1a_3x3", new ConvUnit(f, 3, 32, Kernel.inside(3, 2))),
            child("Conv2d_2a_3x3", new ConvUnit(f, 32, 32, Kernel.inside(3, 1))),
            child("Conv2d_2b_3x3", new ConvUnit(f, 32, 64, Kernel.same(3, 3))),
            InceptionBlock::halvingMaximum,
            child("Conv2d_3b_1x1", new ConvUnit(f, 64, 80, Kernel.same(1, 1))),
            child("Conv2d_4a_3x3", new ConvUnit(f, 80, 192, Kernel.inside(3, 1))),
            InceptionBlock::halvingMaximum,
            child("Mixed_5b", InceptionBlock.a(f, 192, 32)),
            child("Mixed_5c", InceptionBlock.a(f, 256, 64)),
            child("Mixed_5d", InceptionBlock.a(f, 288, 64)),
            child("Mixed_6a", InceptionBlock.b(f, 288)),
            child("Mixed_6b", InceptionBlock.c(f, 768, 128)),
            child("Mixed_6c", InceptionBlock.c(f, 768, 160)),
            child("Mixed_6d", InceptionBlock.c(f, 768, 160)));
    toPooled =
        List.of(
            child("Mixed_6e", InceptionBlock.c(f, 768, 192)),
            child("Mixed_7a", InceptionBlock.d(f, 768)),
            child("Mixed_7b", InceptionBlock.e(f, 1280, InceptionBlock::average)),
            child("Mixed_7c", InceptionBlock.e(f, POOLED, InceptionBlock::maximum)));
    fc = child("fc", new Linear(f, POOLED, CLASSES));
  }

  /**
   * The features of images.
   *
   * @param images float32 [B, 3, H, W] in [-1, 1], at least 75 x 75, 299 x 299 in all published
   *     numbers
   * @return pooled [B, 2048]; spatial, the first 7 channels behind block Mixed_6d in the order
   *     (row, column, channel), 2023 numbers of a 299 x 299 image; logits [B, 1008] without the
   *     bias, as the ADM evaluator takes them
   */
  public Features forward(Tensor images) {
    try (var scope = Scope.open()) {
      Tensor middle = Layer.chain(toSpatial, images);
      // The first channels of the block's output are those of its 1 x 1 branch.
      Tensor spatial =
          middle.narrow(1, 0, SPATIAL_CHANNELS).permute(0, 2, 3, 1).flatten(1).contiguous();
      Tensor pooled = Layer.chain(toPooled, middle).adaptiveAvgPool2d(1, 1).flatten(1);
      return new Features(
          scope.escape(pooled),
          scope.escape(spatial),
          scope.escape(pooled.matmul(fc.weight().t())));
    }
  }
}
