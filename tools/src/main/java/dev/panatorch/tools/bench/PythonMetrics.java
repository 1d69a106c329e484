package dev.panatorch.tools.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a Python process has of the libraries that measure the same. */
final class PythonMetrics implements AutoCloseable {

  private static final List<String> LIBRARIES =
      List.of("skimage", "torchmetrics", "opencv", "numpy", "torch");

  private final Path script;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final List<String> found;

  private PythonMetrics(Path script, Process process) throws IOException {
    this.script = script;
    this.process = process;
    this.questions = process.outputWriter();
    this.answers = process.inputReader();
    String first = answers.readLine();
    this.found = first == null || first.isBlank() ? List.of() : List.of(first.split("\t"));
  }

  /**
   * Starts Python with one thread.
   *
   * @param python the interpreter
   * @return null where there is no such program
   */
  static @Nullable PythonMetrics start(String python) throws IOException {
    Path script = Files.createTempFile("panatorch-metrics", ".py");
    try (InputStream in = PythonMetrics.class.getResourceAsStream("metrics.py")) {
      if (in == null) {
        throw new IllegalStateException("metrics.py is missing from the jar");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        new ProcessBuilder(python, script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    for (String pool : List.of("PANATORCH_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
      builder.environment().put(pool, "1");
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      Files.deleteIfExists(script);
      return null;
    }
    return new PythonMetrics(script, process);
  }

  /** The libraries that this Python has. */
  List<String> found() {
    return found;
  }

  /** Those that it lacks. */
  List<String> missing() {
    return LIBRARIES.stream().filter(library -> !found.contains(library)).toList();
  }

  /** Nanoseconds of the fastest call; empty where the library has no such call. */
  OptionalLong nanoseconds(String library, MetricCase metricCase, double seconds)
      throws IOException {
    questions.write(
        "%s\t%s\t%s\t%d\t%s\n"
            .formatted(
                library, metricCase.metric(), metricCase.dtype(), metricCase.size(), seconds));
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("Python ended before it answered %s %s".formatted(library, metricCase));
    }
    return answer.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.deleteIfExists(script);
  }
}
