package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The handwritten digits and what scikit-learn finds in them (make_fixtures.py). */
final class Digits {
  private final SafetensorsFile file;

  private Digits(SafetensorsFile file) {
    this.file = file;
  }

  static Digits open() {
    try (var in = Digits.class.getResourceAsStream("analysis.safetensors")) {
      Path copy = Files.createTempFile("analysis", ".safetensors");
      Files.write(copy, Objects.requireNonNull(in).readAllBytes());
      SafetensorsFile file = Safetensors.open(copy);
      Files.delete(copy);
      return new Digits(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tensor of the file; belongs to the current scope. */
  Tensor tensor(String name) {
    return Objects.requireNonNull(file.tensors().get(name), name).toTensor();
  }

  double[] values(String name) {
    return tensor(name).toDoubleArray();
  }

  long[] integers(String name) {
    return tensor(name).toLongArray();
  }

  /** 600 pictures of 64 pixels, 0 to 16. */
  Rows rows() {
    return Rows.of(tensor("digits").to(DType.FLOAT32));
  }

  void close(Tensor actual, String name, double tolerance) {
    assertThat(actual.toDoubleArray()).as(name).containsExactly(values(name), within(tolerance));
  }
}
