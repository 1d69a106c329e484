package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.tools.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** How a command ended and what it said. */
public record Outcome(int code, String out, String err) {

  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** Runs a command in this process. */
  public static Outcome of(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var heardOut = new ByteArrayOutputStream();
    var heardErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(heardOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(heardErr, true, StandardCharsets.UTF_8));
      int code = Main.run(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
      return new Outcome(
          code,
          heardOut.toString(StandardCharsets.UTF_8),
          heardErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** It did what it was told to. */
  public Outcome succeeded() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** It ended with one message, which holds all of {@code parts}, and with no result. */
  public Outcome failed(int expectedCode, Object... parts) {
    assertThat(code).as(err).isEqualTo(expectedCode);
    assertThat(out).isEmpty();
    assertThat(err).doesNotContain("\tat ", "Exception");
    assertThat(err.lines().filter(line -> line.startsWith("panatorch: ")))
        .singleElement()
        .asString()
        .contains(Stream.of(parts).map(String::valueOf).toList());
    return this;
  }
}
