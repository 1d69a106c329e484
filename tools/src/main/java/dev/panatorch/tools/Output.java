package dev.panatorch.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.panatorch.tools.config.SealedKinds;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A command's result on standard output: lines for people, or JSON with {@code --json}. */
public final class Output {

  private static final ObjectMapper JSON =
      SealedKinds.addTo(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT));

  private Output() {}

  /** A number as people read it; one that rounds to zero has no sign. */
  public static String number(String format, double value) {
    String text = String.format(Locale.ROOT, format, value);
    return text.matches("-[0.]+([^0-9.].*)?") ? text.substring(1) : text;
  }

  /** Prints names and values below one another. */
  public static void facts(PrintWriter out, Map<String, String> facts) {
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach((name, value) -> out.printf("%-" + (width + 2) + "s%s%n", name, value));
    out.flush();
  }

  /** Prints a table, its columns below one another. */
  public static void table(PrintWriter out, List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(rows);
    all.addFirst(header);
    int[] widths = new int[header.size()];
    for (List<String> row : all) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : all) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] + 2 - row.get(i).length()));
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  /** Prints {@code result} as JSON. */
  public static void json(PrintWriter out, Object result) {
    try {
      out.println(JSON.writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }
}
