package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A peer in a process of its own, which is asked for one case at a time. */
final class PeerProcess implements OperatorPeer {

  private static final String COMPILED = "python-compiled";

  private final String name;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final @Nullable Path folder;

  private PeerProcess(String name, Process process, @Nullable Path folder) {
    this.name = name;
    this.process = process;
    this.questions = process.outputWriter();
    this.answers = process.inputReader();
    this.folder = folder;
  }

  /**
   * Starts a peer.
   *
   * @param peer {@code python} for the shipped script or {@code python-compiled} for its other
   *     mode, or NAME=COMMAND with arguments separated by spaces
   * @param shipped names of the script and of what it imports
   */
  static PeerProcess start(String peer, List<String> shipped, Device device, int threads)
      throws IOException {
    int equals = peer.indexOf('=');
    String name = equals < 0 ? peer : peer.substring(0, equals);
    if (equals < 0 && !name.equals("python") && !name.equals(COMPILED)) {
      throw new IllegalArgumentException("--peer takes python or NAME=COMMAND, not " + peer);
    }
    Path folder = equals < 0 ? unpacked(shipped) : null;
    List<String> command =
        folder != null
            ? List.of("python3", folder.resolve(shipped.getFirst()).toString())
            : List.of(peer.substring(equals + 1).split(" "));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PANATORCH_DEVICE", device.toString());
    builder.environment().put("PANATORCH_MODE", name.equals(COMPILED) ? "compiled" : "eager");
    builder.environment().put("PANATORCH_THREADS", String.valueOf(threads));
    return new PeerProcess(name, builder.start(), folder);
  }

  private static Path unpacked(List<String> shipped) throws IOException {
    Path folder = Files.createTempDirectory("panatorch-bench");
    for (String name : shipped) {
      try (InputStream in = PeerProcess.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the jar");
        }
        Files.copy(in, folder.resolve(name));
      }
    }
    return folder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long nanoseconds(String operatorCase, int calls) throws IOException {
    String answer = answer(operatorCase + "\t" + calls + "\n");
    if (answer == null) {
      throw new IOException(
          "peer "
              + name
              + " ended before it answered \""
              + operatorCase
              + "\"; see its message above");
    }
    return Long.parseLong(answer.strip());
  }

  /** The line that answers a question; null where the peer has ended. */
  private @Nullable String answer(String question) throws IOException {
    try {
      questions.write(question);
      questions.flush();
    } catch (IOException e) {
      return null;
    }
    return answers.readLine();
  }

  @Override
  public long peakBytes() throws IOException {
    return nanoseconds("memory", 1);
  }

  @Override
  public void release() throws IOException {
    nanoseconds("release", 1);
  }

  @Override
  public void close() {
    process.destroy();
    if (folder == null) {
      return;
    }
    // Python may have left its compiled modules beside the scripts.
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
