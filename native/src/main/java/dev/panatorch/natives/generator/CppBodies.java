package dev.panatorch.natives.generator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the C++ bodies of one section: each calls the dispatcher's unboxed entry and catches all.
 */
final class CppBodies {

  private CppBodies() {}

  static String write(List<Schema> schemas) {
    var text = new StringBuilder(Generate.NOTICE);
    text.append("#include \"convert.h\"\n#include \"panatorch.h\"\n\n");
    // An in-place variant stands in the header of the operator it belongs to.
    schemas.stream()
        .map(schema -> schema.baseName().replaceFirst("_$", ""))
        .distinct()
        .sorted()
        .forEach(name -> text.append("#include <ATen/ops/").append(name).append("_ops.h>\n"));
    text.append("\nusing namespace panatorch;\n");
    schemas.forEach(schema -> text.append('\n').append(body(schema)));
    return text.toString();
  }

  private static String body(Schema schema) {
    String call =
        "at::_ops::"
            + schema.identifier()
            + "::call("
            + schema.arguments().stream().map(CppBodies::argument).collect(Collectors.joining(", "))
            + ")";
    String success =
        switch (schema.result().kind()) {
          case TENSOR -> "return give(" + call + ");";
          case TUPLE -> "give(" + call + ", results);\n    return 0;";
          case LIST -> "return give(" + call + ");";
          case BOOL -> "return " + call + ";";
          case NONE -> call + ";\n    return 0;";
        };
    String failure = schema.result().kind() == Schema.Kind.TENSOR ? "0" : "-1";
    return CHeader.prototype(schema)
        + " {\n  try {\n    "
        + success
        + "\n  } catch (...) {\n    fail(\""
        + schema.name()
        + "\", "
        + described(schema)
        + ");\n    return "
        + failure
        + ";\n  }\n}\n";
  }

  private static String argument(Argument argument) {
    if (argument.isHidden()) {
      return "std::nullopt";
    }
    return argument.type().cppArgument(argument.cName(), argument.isSymbolic());
  }

  /** The tensor handles that a failure message describes. */
  private static String described(Schema schema) {
    return schema.arguments().stream()
        .filter(argument -> argument.type().isTensor())
        .map(Argument::cName)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
