package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Sequential;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows does what it says; the code between the marks is the README's, to the
 * letter.
 */
@Tag("source-tree")
class ReadmeTest {

  private static double trained() {
    // <README>
    try (Factory factory = Factory.of(Device.CPU, 7);
        Sequential network =
            new Sequential(
                new Linear(factory, 2, 32),
                new Mlp(factory, 32, 64, Mlp.Gelu.EXACT),
                new Linear(factory, 32, 1));
        AdamW optimizer = new AdamW(network.parameters(), AdamW.Config.of(0.0));
        Generator random = Generator.of(Device.CPU, 1)) {
      for (int step = 0; step < 500; step++) {
        try (var scope = Scope.open()) {
          Tensor x = Torch.rand(new long[] {64, 2}, random);
          network.forward(x).mseLoss(x.prod(1, true)).backward();
          optimizer.step(3e-3);
          optimizer.zeroGrad();
        }
      }
      try (var scope = Scope.open();
          var mode = GradMode.inference()) {
        return network.forward(Tensor.of(new float[] {0.5f, 0.6f}, 1, 2)).item(); // about 0.3
      }
    }
    // </README>
  }

  @Test
  void theNetworkLearnsToMultiplyAndLeavesNoTensorBehind() {
    long before = LiveTensors.count();
    assertThat(trained()).isCloseTo(0.3, within(0.02));
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void theWholePathRunsFromPhotographsToImages(@TempDir Path folder) throws IOException {
    String photos = "../tools/data/photo-tiles/train";
    assertThat(
            Main.run(
                "train",
                "tokenizer",
                "--images",
                photos,
                "--output",
                folder + "/tokenizer",
                "--device",
                "cpu",
                "--set",
                "training.images=64",
                "--set",
                "training.logEvery=2"))
        .isZero();
    assertThat(
            Main.run(
                "encode",
                "--tokenizer",
                folder + "/tokenizer",
                "--images",
                photos,
                "--output",
                folder + "/latents",
                "--device",
                "cpu"))
        .isZero();
    assertThat(
            Main.run(
                "train",
                "diffusion",
                "--latents",
                folder + "/latents",
                "--output",
                folder + "/diffusion",
                "--device",
                "cpu",
                "--set",
                "training.images=64",
                "--set",
                "sampling.steps=3"))
        .isZero();
    try (LatentCodec codec = Tokenizers.open(folder.resolve("tokenizer"), Device.CPU);
        Sampling sampling = Sampling.open(folder.resolve("diffusion"), codec, Device.CPU)) {
      List<RgbImage> images = sampling.images(Sampling.requests(3, 8, 42), sampling.settings());
      assertThat(images).hasSize(8).allMatch(image -> image.width() == codec.imageSize());
    }
  }

  @Test
  void theReadmeShowsTheCodeThatRuns() throws IOException {
    String test = Files.readString(Path.of("src/test/java/dev/panatorch/tools/ReadmeTest.java"));
    String shown =
        test.substring(test.indexOf("// <README>") + 12, test.indexOf("    // </README>"));
    assertThat(Files.readString(Path.of("../README.md")))
        .contains(shown.stripTrailing().stripIndent().strip());
  }
}
