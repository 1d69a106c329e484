package dev.panatorch.maetok.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.maetok.loss.Networks;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorFileException;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against timm, on small transformers. Resampled kernels are products with a pseudo-inverse that
 * timm computes in float32: 5e-6 of kernels below 1, 2e-5 of normal ones. Tokens are normalised,
 * behind two blocks: 1e-5.
 */
class TeacherTest {

  private static final Factory NOTHING = Factory.uninitialized(Device.CPU, DType.FLOAT32);
  private static final VitConfig DINOV2 =
      new VitConfig(12, 2, 3, 48, 8, 32, true, true, Mlp.Gelu.EXACT);
  private static final VitConfig SIGLIP =
      new VitConfig(12, 2, 3, 44, 8, 32, false, false, Mlp.Gelu.EXACT);

  @TempDir Path folder;

  private static Fixture fixture() throws IOException {
    return Fixture.of(TeacherTest.class, "teachers.safetensors");
  }

  @Test
  void patchesAndPositionsAreResampledAsTimmDoes() throws IOException {
    try (var scope = Scope.open()) {
      Fixture wanted = fixture();
      Tensor kernels = wanted.get("patches.14");
      wanted.assertClose(Resampling.patches(kernels, 16), "patches.16", 2e-5);
      wanted.assertClose(Resampling.patches(kernels, 8), "patches.8", 2e-5);
      assertThat(Resampling.patches(kernels, 14)).isSameAs(kernels);
      Tensor table = wanted.get("positions.37");
      wanted.assertClose(Resampling.positions(table, 1, 16), "positions.16", 1e-6);
      Tensor small = table.narrow(1, 0, 257);
      wanted.assertClose(Resampling.positions(small, 1, 32), "positions.32", 1e-6);
      assertThatThrownBy(() -> Resampling.positions(table, 0, 16))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1370 positions");
    }
  }

  @Test
  void tokensOfResampledTransformersAreTimms() throws IOException {
    long before = LiveTensors.count();
    try (var scope = Scope.open()) {
      Fixture wanted = fixture();
      compare(wanted, "dinov2", Teacher.DINOV2_LARGE, DINOV2, "");
      compare(wanted, "siglip", Teacher.SIGLIP_SO400M, SIGLIP, "");
      compare(wanted, "siglip", Teacher.SIGLIP_SO400M, SIGLIP, "visual.trunk.");
      compare(wanted, "dinov2", Teacher.DINOV2_LARGE, DINOV2, "repa_model.");
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static void compare(
      Fixture wanted, String name, Teacher teacher, VitConfig config, String prefix) {
    Map<String, Tensor> file = new LinkedHashMap<>();
    wanted.under(name + ".file.").forEach((key, value) -> file.put(prefix + key, value));
    if (!prefix.isEmpty()) {
      file.put("logit_scale", Torch.ones(1));
      file.put("text.norm.weight", Torch.ones(12));
    }
    try (var vit = new FrozenVit(NOTHING, config)) {
      vit.loadStateDict(teacher.fitted(file, config));
      Map<String, Tensor> state = vit.stateDict();
      wanted
          .under(name + ".adapted.")
          .forEach(
              (key, value) -> wanted.assertClose(state.get(key), name + ".adapted." + key, 5e-6));
      Tensor tokens = vit.forward(wanted.get(name + ".images"));
      wanted.assertClose(tokens, name + ".tokens", 1e-5);
      assertThat(tokens.requiresGrad()).isFalse();
    }
  }

  @Test
  void gradientsFlowToTheImagesAlone() {
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 1);
        var vit = new FrozenVit(factory, DINOV2)) {
      Tensor images = Torch.rand(new long[] {1, 3, 32, 32}, factory.generator()).requiresGrad(true);
      Tensor sum = vit.forward(images).square().sum();
      Tensor gradient = Autograd.grad(List.of(sum), List.of(images)).getFirst();
      assertThat(gradient.abs().max().item()).isPositive();
      assertThat(vit.parameters().values()).noneMatch(Tensor::requiresGrad);
      assertThat(vit.states(images, Set.of(1))).hasSize(2);
      assertThatThrownBy(() -> vit.forward(Torch.zeros(1, 3, 16, 32)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("32 x 32", "16, 32");
    }
  }

  @Test
  void namesShapesAndCountsArePublished() throws IOException {
    check("dinov2_large", Teacher.DINOV2_LARGE, 303_412_224);
    check("siglip_so400m", Teacher.SIGLIP_SO400M, 412_649_712);
    try (var vit = new FrozenVit(NOTHING, Teacher.DINO_SMALL.config(224))) {
      assertThat(vit.parameterCount()).isEqualTo(21_665_664);
      assertThat(vit.stateDict()).hasSize(150);
    }
  }

  private static void check(String name, Teacher teacher, long count) throws IOException {
    try (var vit = new FrozenVit(NOTHING, teacher.config(256))) {
      assertThat(Networks.own(vit)).isEqualTo(Networks.published(name));
      assertThat(vit.parameterCount()).isEqualTo(count);
    }
  }

  @Test
  void keyBiasesOfTheDiscriminatorsBackboneAreZero() throws IOException {
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 1);
        var source = new FrozenVit(factory, VitConfig.dinoSmall())) {
      Path file = folder.resolve("dino_deitsmall16_pretrain.pth");
      Safetensors.save(file, source.stateDict());
      try (var vit = Teacher.DINO_SMALL.load(folder, 224, Device.CPU, "use PatchGAN")) {
        Tensor[] biases = vit.stateDict().get("blocks.3.attn.qkv.bias").chunk(3);
        assertThat(biases[1].abs().max().item()).isZero();
        assertThat(biases[0].abs().max().item()).isPositive();
        assertThat(biases[2].abs().max().item()).isPositive();
        Tensor images = Torch.rand(new long[] {1, 3, 224, 224}, factory.generator());
        Tensor difference = vit.forward(images).sub(source.forward(images));
        assertThat(difference.abs().max().item()).isLessThan(1e-5);
      }
    }
  }

  @Test
  void refusesAnotherModelsFile() throws IOException {
    try (var scope = Scope.open()) {
      Path file = folder.resolve("other.safetensors");
      Map<String, Tensor> other = fixture().under("siglip.file.");
      other.remove("pos_embed");
      Safetensors.save(file, other);
      long before = LiveTensors.count();
      assertThatThrownBy(() -> Teacher.DINO_SMALL.load(file, 224, Device.CPU, "use PatchGAN"))
          .isInstanceOf(TensorFileException.class)
          .hasMessageContainingAll("other.safetensors", "DINO ViT-S/16", "missing", "cls_token");
      assertThat(LiveTensors.count()).isEqualTo(before);
    }
    assertThatThrownBy(() -> Teacher.DINO_SMALL.load(null, 224, Device.CPU, "use PatchGAN"))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContainingAll("dino_deitsmall16_pretrain.pth", "fbaipublicfiles", "PatchGAN");
  }
}
