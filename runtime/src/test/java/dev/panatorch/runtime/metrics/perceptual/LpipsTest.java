package dev.panatorch.runtime.metrics.perceptual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorFileException;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Against PyTorch on torchvision's networks, with weights from a formula. Distances are sums of
 * five means of order 0.1 .. 1 behind up to 13 convolutions: 1e-5; gradients are of order 1e-3:
 * 1e-6.
 */
class LpipsTest {

  private static final Factory NOTHING = Factory.uninitialized(Device.CPU, DType.FLOAT32);

  @TempDir Path folder;

  /** Numbers in 0 .. 1 that look random and follow from their places. */
  private static Tensor noise(int index, long... shape) {
    return Scope.run(() -> {
      long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      Tensor phases = Torch.arange(0, count, DType.FLOAT64).mul(12.9898).add(index * 78.233);
      return phases.sin().mul(43758.5453).frac().abs().view(shape);
    });
  }

  private static void fill(Lpips lpips) {
    int index = 0;
    for (Map.Entry<String, Tensor> entry : lpips.parameters().entrySet()) {
      try (var scope = Scope.open()) {
        Tensor target = entry.getValue().detach();
        long[] shape = target.shape();
        if (entry.getKey().startsWith("lin")) {
          target.copy_(noise(100 + entry.getKey().charAt(3) - '0', shape));
        } else if (shape.length == 1) {
          target.copy_(noise(index++, shape).sub(0.5).mul(0.1));
        } else {
          double scale = Math.sqrt(24.0 / (shape[1] * shape[2] * shape[3]));
          target.copy_(noise(index++, shape).sub(0.5).mul(scale));
        }
      }
    }
  }

  private static String name(Backbone backbone) {
    return backbone == Backbone.VGG16 ? "vgg16" : "alexnet";
  }

  @ParameterizedTest
  @EnumSource
  void distancesAndGradientsArePyTorchs(Backbone backbone) throws IOException {
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var draws = Generator.of(Device.CPU, 5);
        var lpips = new Lpips(NOTHING, backbone, draws)) {
      fill(lpips);
      Fixture wanted = Fixture.of(LpipsTest.class, "lpips.safetensors");
      String name = name(backbone);
      Tensor a = wanted.get(name + ".a").requiresGrad(true);
      Tensor b = wanted.get(name + ".b");
      long inScope = scope.liveTensors();
      Tensor distance = lpips.forward(a, b);
      assertThat(scope.liveTensors()).isEqualTo(inScope + 1);
      wanted.assertClose(distance, name + ".distance", 1e-5);
      Tensor gradient = Autograd.grad(List.of(distance.sum()), List.of(a)).getFirst();
      wanted.assertClose(gradient, name + ".grad", 1e-6);
      lpips.train(true);
      wanted.assertClose(lpips.forward(a, b), name + ".dropout", 1e-5);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void equalImagesAndDeadFeaturesHaveFiniteGradients() {
    try (var scope = Scope.open();
        var lpips = new Lpips(NOTHING, Backbone.ALEXNET)) {
      fill(lpips);
      lpips.parameters().get("net.slice5.10.bias").detach().fill_(-1000L);
      Tensor a = noise(1, 1, 3, 48, 48).to(DType.FLOAT32).requiresGrad(true);
      Tensor b = noise(2, 1, 3, 48, 48);
      Tensor gradient = Autograd.grad(List.of(lpips.forward(a, b)), List.of(a)).getFirst();
      assertThat(gradient.isfinite().all().itemLong()).isEqualTo(1);
      assertThat(lpips.forward(a, a).item()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"VGG16, 16", "ALEXNET, 31"})
  void imagesThatAreTooSmallAreRefused(Backbone backbone, int smallest) {
    try (var scope = Scope.open();
        var lpips = new Lpips(NOTHING, backbone)) {
      fill(lpips);
      Tensor enough = noise(1, 1, 3, smallest, smallest).to(DType.FLOAT32);
      assertThat(lpips.forward(enough, enough).item()).isZero();
      Tensor small = noise(1, 1, 3, smallest, smallest - 1);
      assertThatThrownBy(() -> lpips.forward(small, small))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("at least %d x %d", smallest, smallest);
    }
  }

  @Test
  void loadsTheTwoPublishedFiles() throws IOException {
    try (var scope = Scope.open();
        var source = new Lpips(NOTHING, Backbone.ALEXNET)) {
      fill(source);
      Map<String, Tensor> network = new LinkedHashMap<>();
      Map<String, Tensor> linear = new LinkedHashMap<>();
      source
          .parameters()
          .forEach((name, value) -> {
            if (name.startsWith("lin")) {
              linear.put(name, value.detach());
            } else {
              network.put(name.replaceFirst("net\\.slice\\d", "features"), value.detach());
            }
          });
      network.put("classifier.1.weight", Torch.zeros(2, 2));
      Path networkFile = folder.resolve("alexnet-owt-7be5be79.pth");
      Safetensors.save(networkFile, network);
      Safetensors.save(folder.resolve("alex.pth"), linear);
      try (var loaded = load(networkFile, folder)) {
        loaded
            .stateDict()
            .forEach(
                (name, value) -> assertThat(value.equal(source.stateDict().get(name))).isTrue());
        assertThat(loaded.isTraining()).isFalse();
      }
      network.remove("features.3.bias");
      Safetensors.save(networkFile, network);
      long before = LiveTensors.count();
      assertThatThrownBy(() -> load(networkFile, folder))
          .isInstanceOf(TensorFileException.class)
          .hasMessageContainingAll("alexnet-owt-7be5be79.pth", "missing", "features.3.bias");
      assertThat(LiveTensors.count()).isEqualTo(before);
    }
  }

  private static Lpips load(Path network, Path linear) throws IOException {
    return LpipsWeights.load(
        Backbone.ALEXNET, network, linear, Device.CPU, null, "leave the metric out");
  }

  @Test
  void saysWhatIsMissingAndWhereItIs() {
    assertThatThrownBy(() -> load(null, null))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContainingAll(
            "AlexNet", "alexnet-owt-7be5be79.pth", "pytorch.org", "leave the metric out");
    assertThatThrownBy(() -> load(folder.resolve("nothing.pth"), null))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContaining("nothing.pth is no file");
  }
}
