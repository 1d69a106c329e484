package dev.panatorch.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Python's package installer, run as {@code python3 -m pip}, so that its own configuration says
 * where packages come from.
 */
final class Pip {
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

  private final List<String> python;
  private final Consumer<String> report;
  private String lastOutput = "";

  Pip(List<String> python, Consumer<String> report) {
    this.python = List.copyOf(python);
    this.report = report;
  }

  /** What the last run printed at its end. */
  String lastOutput() {
    return lastOutput;
  }

  /**
   * Installs one package without those it needs.
   *
   * @param work the folder for temporary files, on the disk that takes the package
   * @return false when pip finds no such package
   * @throws NativeSetupException when pip is missing or fails otherwise
   */
  boolean install(String requirement, Path target, Path work) throws IOException {
    return run(List.of("--no-deps", requirement), target, work);
  }

  /** Installs packages with all that they need; the rest as {@link #install}. */
  boolean installAll(List<String> requirements, Path target, Path work) throws IOException {
    return run(requirements, target, work);
  }

  private boolean run(List<String> arguments, Path target, Path work) throws IOException {
    List<String> command = new ArrayList<>(python);
    command.addAll(
        List.of(
            "-m", "pip", "install", "--no-compile", "--no-input", "--disable-pip-version-check"));
    command.addAll(List.of("--only-binary", ":all:", "--target", target.toString()));
    command.addAll(arguments);
    Thread meter = Thread.ofVirtual().start(() -> reportSize(work));
    Subprocess.Result result;
    try {
      // pip unpacks in TMPDIR first, which may be a small memory disk.
      result = Subprocess.of(command).with(Map.of("TMPDIR", work.toString())).to(this::pass).run();
    } catch (IOException e) {
      throw new NativeSetupException(
          "Python 3 is needed to install LibTorch, and "
              + python.getFirst()
              + " does not start: "
              + e.getMessage(),
          e);
    } finally {
      meter.interrupt();
    }
    lastOutput = result.tail(15);
    if (result.succeeded()) {
      return true;
    }
    if (result.lines().stream().anyMatch(line -> line.contains("No matching distribution found"))) {
      return false;
    }
    throw failed(result);
  }

  private NativeSetupException failed(Subprocess.Result result) {
    if (result.lines().stream().anyMatch(line -> line.contains("No module named pip"))) {
      return new NativeSetupException(
          python.getFirst()
              + " has no pip, which installs LibTorch. Install it (Debian and Ubuntu: apt install python3-pip),"
              + " or set LIBTORCH to a folder with LibTorch "
              + LibTorch.OLDEST
              + " or newer.");
    }
    return new NativeSetupException(
        "pip failed with exit status " + result.exit() + ":\n" + lastOutput);
  }

  private void pass(String line) {
    if (!line.isBlank()
        && !line.startsWith("WARNING: Retrying")
        && !line.startsWith("WARNING: Location")) {
      report.accept("  pip: " + line.strip());
    }
  }

  private void reportSize(Path work) {
    try {
      while (true) {
        Thread.sleep(BETWEEN_REPORTS);
        report.accept("  pip: " + (CacheFiles.size(work) >> 20) + " MiB so far");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
