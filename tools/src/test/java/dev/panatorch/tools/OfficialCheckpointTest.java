package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Full-size files of PyTorch's through the commands: run {@code make_checkpoints.py FOLDER} and
 * give {@code -Dpanatorch.checkpoints=FOLDER}.
 */
class OfficialCheckpointTest {

  /**
   * Of the largest number. PyTorch's own float32 run is as far from its float64 run; both sum in
   * other orders through 24 blocks.
   */
  private static final double LIMIT = 5e-6;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "256, model.safetensors",
    "256, checkpoint.pt",
    "512, model.safetensors",
    "512, checkpoint.pt"
  })
  void matchesPyTorch(int size, String file) throws IOException {
    String given = System.getProperty("panatorch.checkpoints");
    Assumptions.assumeTrue(given != null, "needs the files of make_checkpoints.py, 3.3 GB");
    Path made = Path.of(given, String.valueOf(size));
    String weights = made.resolve(file).toString();
    assertThat(Main.run("inspect", weights)).isZero();
    Path raw = folder.resolve("raw.safetensors");
    assertThat(
            Main.run(
                "reconstruct",
                "--tokenizer",
                weights,
                "--images",
                made.resolve("pictures").toString(),
                "--output",
                folder.resolve("out").toString(),
                "--raw",
                raw.toString(),
                "--device",
                "cpu"))
        .isZero();
    try (var scope = Scope.open()) {
      Map<String, Tensor> got = Safetensors.load(raw);
      Map<String, Tensor> wanted = Safetensors.load(made.resolve("reference.safetensors"));
      assertThat(got.get("images").equal(wanted.get("images"))).isTrue();
      for (String name : new String[] {"latents", "reconstructions"}) {
        Tensor expected = wanted.get(name);
        double deviation = apart(got.get(name), expected);
        System.out.printf(
            "%d %s %s: %.2e; of float64 %.2e, PyTorch's own %.2e; largest %.3f%n",
            size,
            file,
            name,
            deviation,
            apart(got.get(name), wanted.get(name + "64")),
            apart(expected, wanted.get(name + "64")),
            expected.abs().max().item());
        assertThat(deviation).as(name).isLessThan(LIMIT * expected.abs().max().item());
      }
    }
  }

  private static double apart(Tensor a, Tensor b) {
    return a.to(DType.FLOAT64).sub(b.to(DType.FLOAT64)).abs().max().item();
  }
}
