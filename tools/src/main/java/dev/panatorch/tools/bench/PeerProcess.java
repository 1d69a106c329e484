package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer in a process of its own, which is asked for one case at a time. */
final class PeerProcess implements OperatorPeer {

  private static final String COMPILED = "python-compiled";

  private final String name;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final @Nullable Path script;

  private PeerProcess(String name, Process process, @Nullable Path script) {
    this.name = name;
    this.process = process;
    this.questions = process.outputWriter();
    this.answers = process.inputReader();
    this.script = script;
  }

  /**
   * Starts a peer.
   *
   * @param peer {@code python} for the shipped script or {@code python-compiled} for its other
   *     mode, or NAME=COMMAND with arguments separated by spaces
   * @param shipped name of the script
   */
  static PeerProcess start(String peer, String shipped, Device device, int threads)
      throws IOException {
    int equals = peer.indexOf('=');
    String name = equals < 0 ? peer : peer.substring(0, equals);
    if (equals < 0 && !name.equals("python") && !name.equals(COMPILED)) {
      throw new IllegalArgumentException("--peer takes python or NAME=COMMAND, not " + peer);
    }
    Path script = equals < 0 ? script(shipped) : null;
    List<String> command =
        script != null
            ? List.of("python3", script.toString())
            : List.of(peer.substring(equals + 1).split(" "));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PANATORCH_DEVICE", device.toString());
    builder.environment().put("PANATORCH_MODE", name.equals(COMPILED) ? "compiled" : "eager");
    builder.environment().put("PANATORCH_THREADS", String.valueOf(threads));
    return new PeerProcess(name, builder.start(), script);
  }

  private static Path script(String shipped) throws IOException {
    Path file = Files.createTempFile("panatorch-bench", ".py");
    try (InputStream in = PeerProcess.class.getResourceAsStream(shipped)) {
      if (in == null) {
        throw new IllegalStateException(shipped + " is missing from the jar");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
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
    try {
      if (script != null) {
        Files.deleteIfExists(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
