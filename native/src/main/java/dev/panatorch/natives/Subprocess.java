package dev.panatorch.natives;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command to run to its end, its output and errors read as lines of one stream.
 *
 * @param command the program and its arguments
 * @param folder the working folder, or null for this process's
 * @param environment variables set on top of this process's
 * @param limit the longest it may run before it is ended
 * @param sink is given each line as it comes
 */
record Subprocess(
    List<String> command,
    @Nullable Path folder,
    Map<String, String> environment,
    Duration limit,
    Consumer<String> sink) {

  static Subprocess of(List<String> command) {
    return new Subprocess(List.copyOf(command), null, Map.of(), Duration.ofHours(2), line -> {});
  }

  Subprocess in(Path newFolder) {
    return new Subprocess(command, newFolder, environment, limit, sink);
  }

  Subprocess with(Map<String, String> newEnvironment) {
    return new Subprocess(command, folder, Map.copyOf(newEnvironment), limit, sink);
  }

  Subprocess limit(Duration newLimit) {
    return new Subprocess(command, folder, environment, newLimit, sink);
  }

  Subprocess to(Consumer<String> newSink) {
    return new Subprocess(command, folder, environment, limit, newSink);
  }

  /**
   * Runs the command.
   *
   * @throws IOException when it cannot be started, as when there is no such program
   */
  Result run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    Thread guard = Thread.ofVirtual().start(() -> endAfterLimit(process));
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        sink.accept(line);
      }
      return new Result(process.waitFor(), lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command.getFirst(), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      guard.interrupt();
    }
  }

  private void endAfterLimit(Process process) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a command left.
   *
   * @param exit its exit status
   * @param lines all lines it printed
   */
  record Result(int exit, List<String> lines) {
    boolean succeeded() {
      return exit == 0;
    }

    /** The last lines, joined. */
    String tail(int count) {
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
  }
}
