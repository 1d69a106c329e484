package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.inception.ConvUnit.Kernel;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;
import java.util.ArrayList;
import java.util.List;

/**
 * Branches side by side whose channels are joined (Szegedy et al. 2016). The kinds are called A to
 * E, as torchvision calls them.
 */
final class InceptionBlock extends Module implements Layer {

  private static final Kernel POINT = Kernel.same(1, 1);
  private static final Kernel SQUARE = Kernel.same(3, 3);
  private static final Kernel ROW = Kernel.same(1, 7);
  private static final Kernel COLUMN = Kernel.same(7, 1);
  private static final Kernel HALVING = Kernel.inside(3, 2);

  private final Factory factory;
  private final List<List<Layer>> branches = new ArrayList<>();

  private InceptionBlock(Factory factory) {
    this.factory = factory;
  }

  /** 35 x 35: to 224 + {@code pooled} channels. */
  static InceptionBlock a(Factory factory, long in, long pooled) {
    var block = new InceptionBlock(factory);
    block.branch(block.unit("branch1x1", in, 64, POINT));
    block.branch(
        block.unit("branch5x5_1", in, 48, POINT),
        block.unit("branch5x5_2", 48, 64, Kernel.same(5, 5)));
    block.branch(
        block.unit("branch3x3dbl_1", in, 64, POINT),
        block.unit("branch3x3dbl_2", 64, 96, SQUARE),
        block.unit("branch3x3dbl_3", 96, 96, SQUARE));
    block.branch(InceptionBlock::average, block.unit("branch_pool", in, pooled, POINT));
    return block;
  }

  /** 35 x 35 to 17 x 17: adds 480 channels. */
  static InceptionBlock b(Factory factory, long in) {
    var block = new InceptionBlock(factory);
    block.branch(block.unit("branch3x3", in, 384, HALVING));
    block.branch(
        block.unit("branch3x3dbl_1", in, 64, POINT),
        block.unit("branch3x3dbl_2", 64, 96, SQUARE),
        block.unit("branch3x3dbl_3", 96, 96, HALVING));
    block.branch(InceptionBlock::halvingMaximum);
    return block;
  }

  /** 17 x 17: to 768 channels, by way of {@code middle}. */
  static InceptionBlock c(Factory factory, long in, long middle) {
    var block = new InceptionBlock(factory);
    block.branch(block.unit("branch1x1", in, 192, POINT));
    block.branch(
        block.unit("branch7x7_1", in, middle, POINT),
        block.unit("branch7x7_2", middle, middle, ROW),
        block.unit("branch7x7_3", middle, 192, COLUMN));
    block.branch(
        block.unit("branch7x7dbl_1", in, middle, POINT),
        block.unit("branch7x7dbl_2", middle, middle, COLUMN),
        block.unit("branch7x7dbl_3", middle, middle, ROW),
        block.unit("branch7x7dbl_4", middle, middle, COLUMN),
        block.unit("branch7x7dbl_5", middle, 192, ROW));
    block.branch(InceptionBlock::average, block.unit("branch_pool", in, 192, POINT));
    return block;
  }

  /** 17 x 17 to 8 x 8: adds 512 channels. */
  static InceptionBlock d(Factory factory, long in) {
    var block = new InceptionBlock(factory);
    block.branch(
        block.unit("branch3x3_1", in, 192, POINT), block.unit("branch3x3_2", 192, 320, HALVING));
    block.branch(
        block.unit("branch7x7x3_1", in, 192, POINT),
        block.unit("branch7x7x3_2", 192, 192, ROW),
        block.unit("branch7x7x3_3", 192, 192, COLUMN),
        block.unit("branch7x7x3_4", 192, 192, HALVING));
    block.branch(InceptionBlock::halvingMaximum);
    return block;
  }

  /**
   * 8 x 8: to 2048 channels.
   *
   * @param pool the last branch's: the FID network's last block takes the maximum
   */
  static InceptionBlock e(Factory factory, long in, Layer pool) {
    var block = new InceptionBlock(factory);
    block.branch(block.unit("branch1x1", in, 320, POINT));
    block.branch(block.unit("branch3x3_1", in, 384, POINT), block.crossed("branch3x3_2"));
    block.branch(
        block.unit("branch3x3dbl_1", in, 448, POINT),
        block.unit("branch3x3dbl_2", 448, 384, SQUARE),
        block.crossed("branch3x3dbl_3"));
    block.branch(pool, block.unit("branch_pool", in, 192, POINT));
    return block;
  }

  private ConvUnit unit(String name, long in, long out, Kernel kernel) {
    return child(name, new ConvUnit(factory, in, out, kernel));
  }

  /** A row and a column of three beside each other. */
  private Layer crossed(String name) {
    Layer row = unit(name + "a", 384, 384, Kernel.same(1, 3));
    Layer column = unit(name + "b", 384, 384, Kernel.same(3, 1));
    return x -> Torch.cat(List.of(row.forward(x), column.forward(x)), 1);
  }

  private void branch(Layer... layers) {
    branches.add(List.of(layers));
  }

  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(
        () -> Torch.cat(branches.stream().map(layers -> Layer.chain(layers, x)).toList(), 1));
  }

  /** The mean of 3 x 3, of which only what lies in the image counts, as TensorFlow has it. */
  static Tensor average(Tensor x) {
    return x.avgPool2d(new long[] {3, 3}, new long[] {1, 1}, new long[] {1, 1}, false, false);
  }

  static Tensor maximum(Tensor x) {
    return x.maxPool2d(new long[] {3, 3}, new long[] {1, 1}, new long[] {1, 1});
  }

  static Tensor halvingMaximum(Tensor x) {
    return x.maxPool2d(new long[] {3, 3}, new long[] {2, 2});
  }
}
