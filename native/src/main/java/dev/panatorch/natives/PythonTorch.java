package dev.panatorch.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks Python where its torch package is, without importing it: importing takes seconds, asking
 * tens of milliseconds.
 */
final class PythonTorch {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  // The empty entry of sys.path is the current folder, where a folder named torch is no package of
  // Python's.
  private static final String QUESTION =
      """
      import sys, importlib.util
      sys.path = [p for p in sys.path if p]
      spec = importlib.util.find_spec('torch')
      print('torch=' + (spec.submodule_search_locations[0] if spec and spec.origin else ''))
      """;

  private PythonTorch() {}

  /**
   * What Python answered.
   *
   * @param folder the torch package's folder, or null
   * @param reason why there is no folder; empty when there is one
   */
  record Answer(@Nullable Path folder, String reason) {}

  static Answer ask(List<String> python) {
    List<String> command = new ArrayList<>(python);
    command.add("-c");
    command.add(QUESTION);
    try {
      Subprocess.Result result = Subprocess.of(command).limit(LIMIT).run();
      return result.lines().stream()
          .filter(line -> line.startsWith("torch="))
          .map(line -> line.substring("torch=".length()))
          .findFirst()
          .map(found ->
              found.isEmpty() ? absent("it has no torch package") : new Answer(Path.of(found), ""))
          .orElseGet(() -> absent("it did not answer: " + result.tail(3)));
    } catch (IOException e) {
      return absent("there is no such command");
    }
  }

  private static Answer absent(String reason) {
    return new Answer(null, reason);
  }
}
