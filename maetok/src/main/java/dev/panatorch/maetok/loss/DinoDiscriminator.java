package dev.panatorch.maetok.loss;

import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.BatchNorm;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.ModuleList;
import dev.panatorch.runtime.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Small convolutional heads, one for each of five depths of a frozen DINO transformer (Sauer and
 * others, 2023, StyleGAN-T; the discriminator of VAR and of MAETok). The heads alone are trained
 * and stand in the state dict, under {@code heads.N}.
 */
public final class DinoDiscriminator extends Discriminator {

  /** The blocks after which the published discriminator reads. */
  public static final Set<Integer> READOUTS = Set.of(2, 5, 8, 11);

  private static final long KERNEL = 9;
  private static final double EPSILON = 1e-6;
  private static final double SLOPE = 0.2;

  private final FrozenVit backbone;
  private final Set<Integer> readouts;
  private final ModuleList<Sequential> heads;

  /** As published. */
  public DinoDiscriminator(Factory factory, FrozenVit backbone) {
    this(factory, backbone, READOUTS);
  }

  /**
   * Heads with PyTorch's default values.
   *
   * @param backbone on the factory's device; closed with this discriminator
   * @param readouts blocks after which a head reads; one more reads before the first block
   */
  public DinoDiscriminator(Factory factory, FrozenVit backbone, Set<Integer> readouts) {
    int depth = backbone.config().depth();
    if (!readouts.stream().allMatch(block -> block >= 0 && block < depth)) {
      throw new IllegalArgumentException(
          "the backbone has %d blocks; it cannot be read after blocks %s"
              .formatted(depth, new TreeSet<>(readouts)));
    }
    this.backbone = backbone;
    this.readouts = Set.copyOf(readouts);
    int width = backbone.config().width();
    heads = child("heads", ModuleList.of(readouts.size() + 1, i -> head(factory, width)));
  }

  private static Sequential head(Factory factory, long width) {
    return new Sequential(
        block(factory, width, 1),
        new Residual(block(factory, width, KERNEL)),
        new SpectralConv1d(factory, width, 1, 1));
  }

  private static Sequential block(Factory factory, long width, long kernel) {
    return new Sequential(
        new SpectralConv1d(factory, width, width, kernel),
        new BatchNorm(factory, width, EPSILON),
        x -> x.leakyRelu(SLOPE));
  }

  /**
   * What its heads cost for one image.
   *
   * @param first their first layers, which read the backbone
   * @param others the layers behind
   */
  public record HeadsCost(ModelCost first, ModelCost others) {

    /** As published, on this backbone. */
    public static HeadsCost of(VitConfig backbone) {
      long width = backbone.width();
      long patches = backbone.patches();
      long heads = READOUTS.size() + 1L;
      return new HeadsCost(
          ModelCost.convolution(patches, width, width, 1).times(heads),
          ModelCost.convolution(patches, width, width, KERNEL)
              .plus(ModelCost.convolution(patches, width, 1, 1))
              .times(heads));
    }
  }

  /** (f(x) + x) / sqrt 2. */
  private static final class Residual extends Module implements Layer {
    private final Sequential function;

    Residual(Sequential function) {
      this.function = child("fn", function);
    }

    @Override
    public Tensor forward(Tensor x) {
      return Scope.run(() -> function.forward(x).add(x).mul(Math.sqrt(0.5)));
    }
  }

  /**
   * Logits [N, heads * patches]: 980 for each image as published.
   *
   * @param images [N, 3, H, W] in -1 .. 1; brought to the backbone's size: larger ones by one
   *     random crop for the whole batch in every other call, else by averaging areas, smaller ones
   *     by bicubic interpolation
   */
  @Override
  public Tensor forward(Tensor images, Generator draws) {
    return Scope.run(() -> {
      List<Tensor> tokens = backbone.states(sized(images, draws), readouts);
      List<Tensor> logits = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        Tensor read = readout(tokens.get(i));
        logits.add(heads.get(i).forward(read).flatten(1));
      }
      return Torch.cat(logits, 1);
    });
  }

  /** Patch tokens plus class token, [N, width, patches]: what a head reads. */
  private Tensor readout(Tensor tokens) {
    return Scope.run(() -> {
      Tensor wide = tokens.to(DType.FLOAT32);
      Tensor patches = wide.narrow(1, 1, backbone.config().patches());
      return patches.add(wide.narrow(1, 0, 1)).transpose(1, 2);
    });
  }

  private Tensor sized(Tensor images, Generator draws) {
    long size = backbone.config().imageSize();
    long high = images.size(2) - size;
    long wide = images.size(3) - size;
    Tensor x = GanLosses.wide(images);
    if (high > 0
        && wide > 0
        && Torch.rand(new long[] {1}, draws, null, draws.device()).item() <= 0.5) {
      return x.narrow(2, upTo(high, draws), size).narrow(3, upTo(wide, draws), size);
    }
    return high > 0
        ? x.adaptiveAvgPool2d(size, size)
        : x.upsampleBicubic2d(new long[] {size, size}, false, null);
  }

  private static long upTo(long most, Generator draws) {
    return Torch.randint(0, most + 1, new long[] {1}, draws, DType.INT64, draws.device())
        .itemLong();
  }

  @Override
  public void close() {
    super.close();
    backbone.close();
  }
}
