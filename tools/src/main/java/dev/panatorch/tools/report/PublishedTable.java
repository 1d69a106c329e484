package dev.panatorch.tools.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Numbers of a paper, to stand beside one's own.
 *
 * @param title heading
 * @param source paper and table
 * @param header names of the columns
 * @param rows cells
 * @param note how the paper measured, where that matters
 */
public record PublishedTable(
    String title, String source, List<String> header, List<List<String>> rows, String note) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The table in {@code published/NAME.yaml}. */
  public static PublishedTable named(String name) {
    try (InputStream in = PublishedTable.class.getResourceAsStream("published/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no published table is called " + name);
      }
      return YAML.readValue(in, PublishedTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
