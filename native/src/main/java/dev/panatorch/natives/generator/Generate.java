package dev.panatorch.natives.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the C header, the C++ bodies and the Java facade from the operator table.
 *
 * <p>Run by {@code native/regenerate} with the project's folder as its only argument.
 */
public final class Generate {

  static final String NOTICE =
      "// Generated from native/operators.txt. Change the table and run native/regenerate.\n\n";

  private Generate() {}

  /**
   * Everything that follows from the table in {@code project}: paths relative to it, and contents.
   *
   * @throws IllegalArgumentException when a line of the table is no operator schema
   */
  public static Map<Path, String> outputs(Path project) throws IOException {
    OperatorTable table = OperatorTable.read(project.resolve("native/operators.txt"));
    Path cpp = Path.of("native/src/generated");
    Path java = Path.of("runtime/src/generated/java/dev/panatorch/runtime");
    var outputs = new LinkedHashMap<Path, String>();
    outputs.put(Path.of("native/include/panatorch_operators.h"), CHeader.write(table));
    table
        .sections()
        .forEach((section, schemas) -> {
          outputs.put(
              cpp.resolve(section.toLowerCase(Locale.ROOT) + ".cpp"), CppBodies.write(schemas));
          if (schemas.stream().anyMatch(Schema::isMethod)) {
            outputs.put(
                java.resolve("Tensor" + section + ".java"), JavaFacade.methods(section, schemas));
          }
        });
    List<Schema> all = table.sections().values().stream().flatMap(List::stream).toList();
    outputs.put(java.resolve("Torch.java"), JavaFacade.statics(all));
    return outputs;
  }

  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    for (Map.Entry<Path, String> output : outputs(project).entrySet()) {
      Path file = project.resolve(output.getKey());
      Files.createDirectories(file.getParent());
      if (!Files.exists(file) || !Files.readString(file).equals(output.getValue())) {
        Files.writeString(file, output.getValue());
      }
    }
  }
}
