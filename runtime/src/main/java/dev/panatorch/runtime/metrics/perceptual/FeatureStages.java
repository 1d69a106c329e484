package dev.panatorch.runtime.metrics.perceptual;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.perceptual.Backbone.Convolution;
import dev.panatorch.runtime.metrics.perceptual.Backbone.Stage;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The convolutions of a backbone, stage by stage, {@code slice1} .. {@code slice5}; in each they
 * bear the numbers that they have among torchvision's {@code features}.
 */
final class FeatureStages extends Module {

  private final List<Slice> slices = new ArrayList<>();

  FeatureStages(Factory factory, Backbone backbone) {
    int position = 0;
    long channels = 3;
    for (Stage stage : backbone.stages()) {
      var slice = new Slice(factory, stage, backbone.pool(), position, channels);
      slices.add(child("slice" + (slices.size() + 1), slice));
      position += slice.layers.size();
      channels = stage.channels();
    }
  }

  /** What stage {@code index} makes of the one before, [N, channels, H, W]. */
  Tensor forward(int index, Tensor x) {
    return slices.get(index).forward(x);
  }

  /** The parameters under torchvision's names. */
  Map<String, Tensor> torchvisionParameters() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    parameters()
        .forEach((own, tensor) -> named.put("features" + own.substring(own.indexOf('.')), tensor));
    return named;
  }

  private static final class Slice extends Module implements Layer {

    private final List<Layer> layers = new ArrayList<>();

    Slice(Factory factory, Stage stage, int pool, int first, long in) {
      if (stage.pooled()) {
        layers.add(x -> x.maxPool2d(new long[] {pool, pool}, 2, 2));
      }
      long channels = in;
      for (Convolution shape : stage.convolutions()) {
        layers.add(
            child(Integer.toString(first + layers.size()), convolution(factory, channels, shape)));
        layers.add(Tensor::relu_);
        channels = shape.channels();
      }
    }

    private static Conv2d convolution(Factory factory, long in, Convolution shape) {
      return new Conv2d(
          factory, in, shape.channels(), shape.kernel(), shape.stride(), shape.padding());
    }

    @Override
    public Tensor forward(Tensor x) {
      return Layer.chain(layers, x);
    }
  }
}
