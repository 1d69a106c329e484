package dev.panatorch.natives.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The operator table, section by section in file order. */
record OperatorTable(SequencedMap<String, List<Schema>> sections) {

  /**
   * Reads {@code operators.txt}.
   *
   * @throws IllegalArgumentException naming the line that is no schema
   */
  static OperatorTable read(Path file) throws IOException {
    var sections = new LinkedHashMap<String, List<Schema>>();
    List<Schema> current = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("# ")) {
        current = new ArrayList<>();
        sections.put(line.substring(2).strip(), current);
        continue;
      }
      try {
        current.add(Schema.parse(line.strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return new OperatorTable(sections);
  }
}
