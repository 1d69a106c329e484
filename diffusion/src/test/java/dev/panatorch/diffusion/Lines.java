package dev.panatorch.diffusion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A table that a script of the reference wrote: lines of values between tabs. */
public final class Lines {

  private Lines() {}

  /** The lines of a file beside a test. */
  public static Stream<List<String>> of(Class<?> test, String name) throws IOException {
    try (var stream = test.getResourceAsStream(name)) {
      byte[] all = Objects.requireNonNull(stream).readAllBytes();
      return new String(all, StandardCharsets.UTF_8).lines().map(line -> List.of(line.split("\t")));
    }
  }
}
