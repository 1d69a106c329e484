package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.BatchNorm;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * PatchGAN (Isola and others, 2017), the convolutional discriminator of VQGAN with the names of
 * taming-transformers, {@code main.N}: it needs no teacher. Each logit judges a part of the image,
 * of 70 x 70 pixels with three layers.
 */
public final class PatchDiscriminator extends Discriminator {

  private static final int KERNEL = 4;
  private static final double SLOPE = 0.2;
  private static final double EPSILON = 1e-5;
  private static final double DEVIATION = 0.02;
  private static final int WIDEST = 8;

  private final Sequential main;

  /** As published: three layers, 64 channels in the first. */
  public PatchDiscriminator(Factory factory) {
    this(factory, 64, 3);
  }

  /**
   * Normal weights of deviation 0.02.
   *
   * @param channels of the first layer; each next one has twice as many, at most eight times
   * @param layers of stride 2
   */
  public PatchDiscriminator(Factory factory, int channels, int layers) {
    List<Layer> parts = new ArrayList<>();
    parts.add(convolution(factory, 3, channels, 2, true));
    parts.add(x -> x.leakyRelu(SLOPE));
    long in = channels;
    for (int layer = 1; layer <= layers; layer++) {
      long out = (long) channels * Math.min(1 << layer, WIDEST);
      parts.add(convolution(factory, in, out, layer < layers ? 2 : 1, false));
      parts.add(norm(factory, out));
      parts.add(x -> x.leakyRelu(SLOPE));
      in = out;
    }
    parts.add(convolution(factory, in, 1, 1, true));
    main = child("main", new Sequential(parts.toArray(Layer[]::new)));
  }

  private static Conv2d convolution(Factory factory, long in, long out, long stride, boolean bias) {
    var convolution = new Conv2d(factory, in, out, KERNEL, stride, 1, bias);
    Init.normal(convolution.weight(), DEVIATION, factory);
    return convolution;
  }

  private static BatchNorm norm(Factory factory, long channels) {
    var norm = new BatchNorm(factory, channels, EPSILON);
    Init.normal(norm.weight(), 1, DEVIATION, factory);
    return norm;
  }

  /** Logits [N, 1, H', W']: 30 x 30 for images of 256 x 256. */
  @Override
  public Tensor forward(Tensor images, Generator draws) {
    return main.forward(images);
  }
}
