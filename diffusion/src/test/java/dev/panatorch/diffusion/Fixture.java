package dev.panatorch.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What PyTorch gave: the tensors of a safetensors file, made in the caller's scope. */
public record Fixture(Map<String, Tensor> tensors) {

  /** Reads the file beside {@code owner}. */
  public static Fixture of(Class<?> owner, String name) throws IOException {
    Path copy = Files.createTempFile("fixture", ".safetensors");
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
      Files.write(copy, in.readAllBytes());
      return new Fixture(Safetensors.load(copy));
    } finally {
      Files.delete(copy);
    }
  }

  /** The tensor of this name. */
  public Tensor get(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** The tensors under a prefix, without it. */
  public Map<String, Tensor> under(String prefix) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), tensor);
      }
    });
    return found;
  }

  /** Fails unless the values are of the named tensor's shape and within {@code tolerance}. */
  public void assertClose(Tensor actual, String name, double tolerance) {
    try (var scope = Scope.open()) {
      Tensor expected = get(name).to(DType.FLOAT64);
      assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
      double worst = actual.to(DType.FLOAT64).sub(expected).abs().max().item();
      System.out.printf("%s: deviation %.2g (tolerance %.2g)%n", name, worst, tolerance);
      assertThat(worst).as(name).isLessThan(tolerance);
    }
  }
}
