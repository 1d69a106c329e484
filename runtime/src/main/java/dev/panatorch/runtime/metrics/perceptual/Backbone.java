package dev.panatorch.runtime.metrics.perceptual;

import dev.panatorch.runtime.io.PublicWeights;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.List;

/** The networks whose features LPIPS compares. */
public enum Backbone {

  /** VGG16 (Simonyan and Zisserman, 2015): what models are trained with. */
  VGG16(
      2,
      16,
      List.of(
          new Stage(false, same(64), same(64)),
          new Stage(true, same(128), same(128)),
          new Stage(true, same(256), same(256), same(256)),
          new Stage(true, same(512), same(512), same(512)),
          new Stage(true, same(512), same(512), same(512))),
      new PublicWeights(
          "VGG16 trained on ImageNet",
          "vgg16-397923af.pth",
          "https://download.pytorch.org/models/vgg16-397923af.pth"),
      linear("VGG16", "vgg.pth")),

  /** AlexNet (Krizhevsky, 2014): what images are measured with. */
  ALEXNET(
      3,
      31,
      List.of(
          new Stage(false, new Convolution(64, 11, 4, 2)),
          new Stage(true, new Convolution(192, 5, 1, 2)),
          new Stage(true, same(384)),
          new Stage(false, same(256)),
          new Stage(false, same(256))),
      new PublicWeights(
          "AlexNet trained on ImageNet",
          "alexnet-owt-7be5be79.pth",
          "https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"),
      linear("AlexNet", "alex.pth"));

  /**
   * A convolution with a bias and the ReLU behind it.
   *
   * @param channels it yields
   */
  record Convolution(int channels, int kernel, int stride, int padding) {}

  /**
   * The layers between two readouts.
   *
   * @param pooled whether they begin with maximum pooling of stride 2
   */
  record Stage(boolean pooled, Convolution... convolutions) {
    int channels() {
      return convolutions[convolutions.length - 1].channels;
    }
  }

  private final int pool;
  private final int smallest;
  private final List<Stage> stages;
  private final PublicWeights weights;
  private final PublicWeights linearWeights;

  Backbone(
      int pool,
      int smallest,
      List<Stage> stages,
      PublicWeights weights,
      PublicWeights linearWeights) {
    this.pool = pool;
    this.smallest = smallest;
    this.stages = stages;
    this.weights = weights;
    this.linearWeights = linearWeights;
  }

  private static Convolution same(int channels) {
    return new Convolution(channels, 3, 1, 1);
  }

  private static PublicWeights linear(String network, String file) {
    return new PublicWeights(
        "LPIPS 0.1 for " + network,
        file,
        "https://github.com/richzhang/PerceptualSimilarity/blob/master/lpips/weights/v0.1/" + file);
  }

  /**
   * What LPIPS costs on this network.
   *
   * @param features of one image
   * @param weighing the squared differences of a pair
   */
  public record Cost(ModelCost features, ModelCost weighing) {}

  /** What LPIPS costs for square images with so many pixels along a side. */
  public Cost cost(long side) {
    ModelCost features = ModelCost.NONE;
    ModelCost weighing = ModelCost.NONE;
    int in = 3;
    long size = side;
    for (Stage stage : stages) {
      size = stage.pooled ? (size - pool) / 2 + 1 : size;
      for (Convolution each : stage.convolutions) {
        size = (size + 2L * each.padding - each.kernel) / each.stride + 1;
        long kernel = (long) each.kernel * each.kernel;
        features = features.plus(ModelCost.convolution(size * size, in, each.channels, kernel));
        in = each.channels;
      }
      weighing = weighing.plus(ModelCost.convolution(size * size, in, 1, 1));
    }
    return new Cost(features, weighing);
  }

  int pool() {
    return pool;
  }

  /** Height and width of the smallest images of which its last stage still sees something. */
  int smallest() {
    return smallest;
  }

  List<Stage> stages() {
    return stages;
  }

  /** The network's own weights, as torchvision has them. */
  public PublicWeights weights() {
    return weights;
  }

  /** The weights of the channels. */
  public PublicWeights linearWeights() {
    return linearWeights;
  }
}
