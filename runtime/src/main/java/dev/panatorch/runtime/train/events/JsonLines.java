package dev.panatorch.runtime.train.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files of one JSON object per line, as {@link JsonlWriter} writes them. */
public final class JsonLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLines() {}

  /** Takes one line and tells whether to go on. */
  @FunctionalInterface
  private interface Visitor {
    boolean visit(byte[] line) throws IOException;
  }

  /** All whole objects up to the first line that is none; empty if there is no such file. */
  public static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    visit(
        file,
        line -> {
          Optional<JsonNode> object = parse(line);
          object.ifPresent(objects::add);
          return object.isPresent();
        });
    return objects;
  }

  static long lengthOfWholeLines(Path file) throws IOException {
    return visit(file, line -> true);
  }

  static long lengthUpTo(Path file, String field, long last) throws IOException {
    return visit(
        file,
        line -> {
          Optional<JsonNode> object = parse(line);
          return object.isPresent() && object.get().path(field).asLong(Long.MIN_VALUE) <= last;
        });
  }

  private static Optional<JsonNode> parse(byte[] line) throws IOException {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Visits lines that end in a line feed; returns where the last one that was accepted ends. */
  private static long visit(Path file, Visitor visitor) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    long accepted = 0;
    var line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
        } else if (visitor.visit(line.toByteArray())) {
          accepted += line.size() + 1L;
          line.reset();
        } else {
          break;
        }
      }
    }
    return accepted;
  }
}
