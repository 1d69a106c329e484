package dev.panatorch.natives.generator;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code panatorch_operators.h}: one C function an operator. */
final class CHeader {

  private CHeader() {}

  static String write(OperatorTable table) {
    var text = new StringBuilder(Generate.NOTICE);
    text.append("#ifndef PANATORCH_OPERATORS_H\n#define PANATORCH_OPERATORS_H\n\n");
    text.append("#include \"panatorch_types.h\"\n\n");
    text.append("#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
    table
        .sections()
        .forEach((section, schemas) -> {
          text.append("\n/* ").append(section).append(" */\n");
          schemas.forEach(schema -> text.append(prototype(schema)).append(";\n"));
        });
    return text.append("\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n").toString();
  }

  /** The function's declaration without the semicolon. */
  static String prototype(Schema schema) {
    String parameters =
        schema.arguments().stream()
            .filter(argument -> !argument.isHidden())
            .map(argument -> argument.type().cParameters(argument.cName()))
            .collect(Collectors.joining(", "));
    boolean tuple = schema.result().kind() == Schema.Kind.TUPLE;
    String all =
        String.join(
            ", ",
            tuple
                ? parameters.isEmpty()
                    ? List.of("pt_tensor* results")
                    : List.of(parameters, "pt_tensor* results")
                : List.of(parameters.isEmpty() ? "void" : parameters));
    return returnType(schema) + " pt_" + schema.identifier() + "(" + all + ")";
  }

  private static String returnType(Schema schema) {
    return switch (schema.result().kind()) {
      case TENSOR -> "pt_tensor";
      case LIST -> "int64_t";
      case TUPLE, BOOL, NONE -> "int32_t";
    };
  }
}
