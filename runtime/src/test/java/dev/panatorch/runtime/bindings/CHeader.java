package dev.panatorch.runtime.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one of the shim's C headers declares, read by the few forms of C that they use. */
record CHeader(
    Map<String, String> functions,
    Map<String, Integer> constants,
    Map<String, List<String>> structs) {

  private static final String FOLDER = "/dev/panatorch/natives/sources/include/";
  private static final Pattern FUNCTION =
      Pattern.compile("([\\w ]+?[ *]+)(pt_\\w+)\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern ENUM =
      Pattern.compile("typedef enum (\\w+) \\{(.*?)\\} \\w+;", Pattern.DOTALL);
  private static final Pattern STRUCT =
      Pattern.compile("typedef struct (\\w+) \\{(.*?)\\} \\w+;", Pattern.DOTALL);
  private static final Pattern CONSTANT = Pattern.compile("(PT_\\w+) = (-?\\d+)");
  private static final Pattern MACRO = Pattern.compile("#define (PT_\\w+) (-?\\d+)");

  static CHeader read(String name) throws IOException {
    String text = text(name).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    var constants = new LinkedHashMap<String, Integer>();
    var structs = new LinkedHashMap<String, List<String>>();
    ENUM.matcher(text).results().forEach(e -> numbers(CONSTANT.matcher(e.group(2)), constants));
    numbers(MACRO.matcher(text), constants);
    STRUCT.matcher(text).results().forEach(s -> structs.put(s.group(1), fields(s.group(2))));
    String rest =
        text.replaceAll("(?m)^#.*$", "")
            .replaceAll("(?s)typedef (enum|struct) \\w+ \\{.*?\\} \\w+;", "");
    var functions = new LinkedHashMap<String, String>();
    for (String statement : rest.replaceAll("extern \"C\" \\{|\\}", "").split(";")) {
      Matcher function = FUNCTION.matcher(statement.strip());
      if (!statement.contains("typedef") && function.matches()) {
        functions.put(
            function.group(2), javaType(function.group(1)) + parameters(function.group(3).strip()));
      }
    }
    return new CHeader(functions, constants, structs);
  }

  private static void numbers(Matcher matcher, Map<String, Integer> into) {
    matcher.results().forEach(m -> into.put(m.group(1), Integer.valueOf(m.group(2))));
  }

  private static List<String> fields(String body) {
    var fields = new ArrayList<String>();
    for (String field : body.split(";")) {
      if (!field.isBlank()) {
        String[] words = field.strip().split("\\s+");
        fields.add(javaType(words[0]) + " " + words[1]);
      }
    }
    return fields;
  }

  private static List<String> parameters(String text) {
    // A callback's own parameters stand in brackets of their own.
    String flat = text.replaceAll("\\(\\*\\w+\\)\\([^)]*\\)", "*");
    if (flat.equals("void")) {
      return List.of();
    }
    return Pattern.compile(",").splitAsStream(flat).map(CHeader::javaType).toList();
  }

  private static String javaType(String declaration) {
    if (declaration.contains("*") || declaration.contains("_callback")) {
      return "MemorySegment";
    }
    return switch (declaration.strip().split(" ")[0]) {
      case "int32_t" -> "int";
      case "double" -> "double";
      case "void" -> "void";
      case "int64_t",
          "pt_tensor",
          "pt_generator",
          "pt_cuda_event",
          "pt_cuda_graph",
          "pt_cuda_pinned" ->
          "long";
      default ->
          throw new IllegalArgumentException(
              "a C type that this test does not know: " + declaration);
    };
  }

  private static String text(String name) throws IOException {
    try (InputStream in = CHeader.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("no " + FOLDER + name + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
