package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.TransformerSize;
import dev.panatorch.diffusion.model.UVitConfig;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.tools.failures.Outcome;
import dev.panatorch.tools.failures.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code panatorch inspect} says of each kind of weights. */
class InspectCommandTest {

  private static final LatentInput.Patches MAP = new LatentInput.Patches(4, 4, 1);
  private static final LatentInput.Tokens TOKENS = new LatentInput.Tokens(4, 8);

  @TempDir private Path folder;

  private static JsonNode inspect(Path weights) throws IOException {
    return new ObjectMapper().readTree(said(weights, "--json"));
  }

  private static String said(Object... arguments) {
    Object[] command = new Object[arguments.length + 1];
    command[0] = "inspect";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Outcome.of(command).succeeded().out();
  }

  /** Saves a network, with {@code prefix} before its names; returns what is said of it. */
  private JsonNode found(DenoiserConfig config, String prefix) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    long trained;
    try (var factory = Factory.of(Device.CPU, 1);
        var model = config.create(factory)) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      model.stateDict().forEach((name, value) -> values.put(prefix + name, value));
      Safetensors.save(file, values);
      trained = model.parameterCount();
    }
    JsonNode found = inspect(file);
    assertThat(found.path("kind").asText()).isEqualTo("denoiser");
    assertThat(found.path("parameters").asLong()).isEqualTo(trained);
    assertThat(found.path("beside")).isEmpty();
    assertThat(found.path("times").asText()).startsWith("not recorded");
    assertThat(found.path("configuration").has("parameterization")).isFalse();
    assertThat(found.path("configuration").path("classes").asInt()).isEqualTo(5);
    return found;
  }

  @Test
  void denoisersOfEveryKindAreNamed() throws IOException {
    var size = TransformerSize.S;
    Backbone narrow = Backbone.sit(2, size.width(), size.heads());
    JsonNode sit = found(TransformerConfig.sit(TOKENS, size, 5).with(narrow), "");
    assertThat(sit.path("network").asText()).isEqualTo("SiT");
    assertThat(sit.path("configuration").path("backbone").path("heads").asInt()).isEqualTo(6);
    assertThat(sit.path("configuration").path("backbone").path("depth").asInt()).isEqualTo(2);
    assertThat(sit.path("parts").has("blocks")).isTrue();

    JsonNode dit = found(TransformerConfig.dit(MAP, size, 5).with(narrow), "");
    assertThat(dit.path("network").asText()).isEqualTo("SiT or DiT");

    Backbone gated = Backbone.lightningDit(2, 64, 4);
    JsonNode lightning = found(TransformerConfig.lightningDit(MAP, size, 5).with(gated), "");
    assertThat(lightning.path("network").asText()).isEqualTo("LightningDiT");

    var uvit = new UVitConfig(MAP, 2, 512, 8, 4, 5, true, Flow.NOISE_AT_ZERO);
    JsonNode usit = found(uvit, "uvit.");
    assertThat(usit.path("network").asText()).isEqualTo("USiT");
    assertThat(usit.path("parts").has("mid_block")).isTrue();
  }

  @Test
  void headsThatTheWeightsDoNotShowAreLeftOpen() throws IOException {
    var config = TransformerConfig.sit(TOKENS, TransformerSize.S, 5).with(Backbone.sit(1, 32, 4));
    JsonNode found = found(config, "");
    assertThat(found.path("network").asText()).startsWith("SiT, whose heads").contains("--heads");
    assertThat(found.path("configuration").path("backbone").has("heads")).isFalse();
  }

  @Test
  void aRunSaysWhatItsTimesMean() throws IOException {
    Tiny tiny = Tiny.in(folder);
    JsonNode found = inspect(tiny.denoiser());
    assertThat(found.path("network").asText()).isEqualTo("SiT");
    assertThat(found.path("times").asText()).startsWith("noise at time 1; LINEAR path");
    assertThat(found.path("configuration").path("parameterization").path("convention").asText())
        .isEqualTo("NOISE_AT_ONE");
    assertThat(said(tiny.denoiser()))
        .contains("denoiser (SiT)", "times        noise at time 1", "configuration:", "learnSigma");
    assertThat(said(tiny.tokenizer())).contains("tokenizer (MAETok)").doesNotContain("times  ");
  }

  @Test
  void teachersAreCountedApart() throws IOException {
    Path file = folder.resolve("tokenizer.safetensors");
    try (var golden =
        Objects.requireNonNull(getClass().getResourceAsStream("tokenizer.pt"), "tokenizer.pt")) {
      Files.copy(golden, folder.resolve("tokenizer.pt"));
    }
    Outcome.of("convert", folder.resolve("tokenizer.pt"), "--output", file).succeeded();
    JsonNode alone = inspect(file);
    Path all = folder.resolve("all.safetensors");
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = new LinkedHashMap<>(Safetensors.load(file));
      values.put("repa_model.norm.weight", Torch.ones(7));
      values.put("clip_model.norm.weight", Torch.ones(3, 4));
      Safetensors.save(all, values);
    }
    JsonNode found = inspect(all);
    assertThat(found.path("parameters")).isEqualTo(alone.path("parameters"));
    assertThat(found.path("beside").path("repa_model").asInt()).isEqualTo(7);
    assertThat(found.path("beside").path("clip_model").asInt()).isEqualTo(12);
    assertThat(said(all)).contains("beside it    19, which the model does not use");
  }

  @Test
  void otherWeightsAreUnknownWithTheReasons() throws IOException {
    Path file = folder.resolve("other.safetensors");
    try (var scope = Scope.open()) {
      Safetensors.save(file, Map.of("layer.weight", Torch.ones(2, 3)));
    }
    JsonNode found = inspect(file);
    assertThat(found.path("kind").asText())
        .startsWith("unknown: ")
        .contains("encoder.model.patch_embed.proj.weight", "no \"pos_embed\"");
    assertThat(found.path("parameters").asLong()).isEqualTo(6);
    assertThat(found.has("configuration")).isFalse();
  }
}
