package dev.panatorch.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What PyTorch gave: the tensors of a committed safetensors file, made in the caller's scope. For
 * the tests of all rooms.
 */
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

  /** Fails unless the shape is the named one's and every value within {@code tolerance} of its. */
  public void assertClose(Tensor actual, String name, double tolerance) {
    assertThat(actual.shape()).as(name).isEqualTo(get(name).shape());
    double[] wanted = get(name).toDoubleArray();
    double[] got = actual.detach().toDoubleArray();
    double worst = 0;
    for (int i = 0; i < wanted.length; i++) {
      worst = Math.max(worst, Math.abs(got[i] - wanted[i]));
    }
    if (worst > 0) {
      System.out.printf("%-60s off by %.2e, %.0e allowed%n", name, worst, tolerance);
    }
    assertThat(worst).as(name).isLessThanOrEqualTo(tolerance);
  }
}
