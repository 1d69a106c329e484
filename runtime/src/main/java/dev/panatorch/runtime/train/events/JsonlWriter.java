package dev.panatorch.runtime.train.events;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.io.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Appends one JSON object per line to a file; each line reaches the operating system before the
 * call returns, so that a killed process loses at most the line it was writing. Numbers that JSON
 * has not, NaN and infinities, are written as texts. Safe for use by several threads.
 */
public final class JsonlWriter implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final FileChannel channel;

  private JsonlWriter(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file for appending; a torn last line, as a killed process leaves it, is cut off.
   *
   * @throws OutputException if the file cannot be written to
   */
  public static JsonlWriter append(Path file) throws IOException {
    return open(file, JsonLines.lengthOfWholeLines(file));
  }

  /**
   * Opens the file of a resumed run: the first line whose integer {@code field} is greater than
   * {@code last}, and all that follow, are cut off, since the run will write them again.
   */
  public static JsonlWriter resume(Path file, String field, long last) throws IOException {
    return open(file, JsonLines.lengthUpTo(file, field, last));
  }

  private static JsonlWriter open(Path file, long length) throws IOException {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(length);
      channel.position(length);
      return new JsonlWriter(file, channel);
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  /** Writes one object; values may be texts, numbers, booleans, null, lists and maps. */
  public void write(Map<String, ?> object) throws IOException {
    byte[] line = (JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      try {
        AtomicFiles.writeFully(channel, ByteBuffer.wrap(line));
      } catch (IOException e) {
        throw OutputException.of(file, e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
