package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The tensors of a committed safetensors file; made in the caller's scope. */
public record NamedFixture(Map<String, Tensor> tensors) {

  /** Reads the file beside {@code owner}. */
  public static NamedFixture of(Class<?> owner, String name) throws IOException {
    Path copy = Files.createTempFile("fixture", ".safetensors");
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
      Files.write(copy, in.readAllBytes());
      return new NamedFixture(Safetensors.load(copy));
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

  /** Fails unless the values are within {@code tolerance} of the named ones, and of their shape. */
  public void assertClose(Tensor actual, String name, double tolerance) {
    assertThat(actual.shape()).as(name).isEqualTo(get(name).shape());
    float[] wanted = get(name).toFloatArray();
    float[] got = actual.toFloatArray();
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) got[i]).as(name + " at " + i).isCloseTo(wanted[i], within(tolerance));
    }
  }
}
