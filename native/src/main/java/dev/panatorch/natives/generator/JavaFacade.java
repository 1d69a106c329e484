package dev.panatorch.natives.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the Java methods of operators: methods of one section's interface, or statics of Torch.
 */
final class JavaFacade {

  private static final String IMPORTS =
      """
      import static dev.panatorch.bindings.torch.TorchApi.*;

      import dev.panatorch.runtime.internal.Arguments;
      import dev.panatorch.runtime.internal.Library;
      import dev.panatorch.runtime.internal.Results;
      import dev.panatorch.runtime.internal.Scratch;
      import java.util.List;
      import org.jspecify.annotations.Nullable;

      """;

  private final StringBuilder text = new StringBuilder(Generate.NOTICE);
  private final Set<String> signatures = new HashSet<>();
  private final boolean isStatic;

  private JavaFacade(boolean isStatic) {
    this.isStatic = isStatic;
    text.append("package dev.panatorch.runtime;\n\n").append(IMPORTS);
  }

  /** One section's methods of Tensor. */
  static String methods(String section, List<Schema> schemas) {
    var facade = new JavaFacade(false);
    facade
        .text
        .append("/** Operators of section ")
        .append(section)
        .append(" of the operator table. */\n");
    facade.text.append("@SuppressWarnings(\"javadoc\")\n");
    facade
        .text
        .append("public sealed interface Tensor")
        .append(section)
        .append(" permits Tensor {\n");
    schemas.stream().filter(Schema::isMethod).forEach(facade::operator);
    return facade.text.append("}\n").toString();
  }

  /** The operators that start from no tensor. */
  static String statics(List<Schema> schemas) {
    var facade = new JavaFacade(true);
    facade.text.append(
        """
        /** Operators whose first argument is no tensor, and the way to call any other operator by name. */
        public final class Torch {

          static {
            Library.load();
          }

          private Torch() {}

          /**
           * Calls any operator that LibTorch's dispatcher knows, by name.
           *
           * @param name operator with its overload, {@code aten::add.Tensor}; the overload may be empty
           * @param arguments in schema order: Tensor, List of Tensor, Number, Boolean, String, long[], double[],
           *     DType, Device, Generator or null; defaults may be left off from the right
           * @return Tensor, List of Tensor, Long, Double, Boolean, String, or an Object[] of these for several results
           */
          public static @Nullable Object call(String name, @Nullable Object... arguments) {
            return Dispatcher.call(name, arguments);
          }
        """);
    schemas.stream().filter(schema -> !schema.isMethod()).forEach(facade::operator);
    return facade.text.append("}\n").toString();
  }

  private void operator(Schema schema) {
    boolean hasRequiredScalar =
        schema.arguments().stream().anyMatch(argument -> isRequiredScalar(argument));
    overloads(schema, "double");
    if (hasRequiredScalar) {
      overloads(schema, "long");
    }
  }

  private static boolean isRequiredScalar(Argument argument) {
    return argument.type() == ArgumentType.SCALAR
        && !argument.isKeywordOnly()
        && argument.defaultValue() == null;
  }

  private void overloads(Schema schema, String scalar) {
    List<Argument> parameters =
        new ArrayList<>(
            schema.arguments().stream().filter(argument -> !argument.isHidden()).toList());
    if (!isStatic) {
      parameters.removeFirst();
    }
    int required = 0;
    for (int i = 0; i < parameters.size(); i++) {
      required = parameters.get(i).defaultValue() == null ? i + 1 : required;
    }
    for (int count = parameters.size(); count >= required; count--) {
      method(schema, parameters, count, scalar);
    }
  }

  private void method(Schema schema, List<Argument> parameters, int count, String scalar) {
    List<Argument> taken = parameters.subList(0, count);
    String signature =
        schema.javaName()
            + taken.stream()
                .map(argument -> javaType(argument, scalar))
                .collect(Collectors.joining(",", "(", ")"));
    if (!signatures.add(signature.replace("@Nullable ", "").replace(" []", "[]"))) {
      if (count == parameters.size() && scalar.equals("double")) {
        throw new IllegalStateException(
            schema.text() + " has the same Java signature as an earlier line");
      }
      return;
    }
    text.append("\n  /** {@code ").append(schema.text()).append("} */\n  ");
    text.append(isStatic ? "public static " : "default ").append(returnType(schema)).append(' ');
    text.append(schema.javaName()).append('(').append(declarations(taken, scalar)).append(") {\n");
    text.append(
        count == parameters.size() ? call(schema, scalar) : delegate(schema, parameters, count));
    text.append("  }\n");
  }

  private static String declarations(List<Argument> taken, String scalar) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < taken.size(); i++) {
      Argument argument = taken.get(i);
      boolean last = i == taken.size() - 1;
      String type =
          last
                  && (argument.type() == ArgumentType.INTS
                      || argument.type() == ArgumentType.INTS_OPTIONAL)
              ? "long..."
              : javaType(argument, scalar);
      parts.add(type + " " + argument.javaName());
    }
    return String.join(", ", parts);
  }

  private static String javaType(Argument argument, String scalar) {
    boolean varies = argument.type() == ArgumentType.SCALAR && !argument.isKeywordOnly();
    return varies ? scalar : argument.type().javaType();
  }

  private static String returnType(Schema schema) {
    return switch (schema.result().kind()) {
      case TENSOR -> "Tensor";
      case TUPLE, LIST -> "Tensor[]";
      case BOOL -> "boolean";
      case NONE -> schema.returned() == null ? "void" : "Tensor";
    };
  }

  /** A shorter overload fills the next default in. */
  private static String delegate(Schema schema, List<Argument> parameters, int count) {
    String arguments =
        parameters.subList(0, count + 1).stream()
            .map(argument ->
                argument.equals(parameters.get(count))
                    ? argument.javaDefault()
                    : argument.javaName())
            .collect(Collectors.joining(", "));
    String back = returnType(schema).equals("void") ? "" : "return ";
    return "    " + back + schema.javaName() + "(" + arguments + ");\n";
  }

  private String call(Schema schema, String scalar) {
    var arguments = new ArrayList<String>();
    for (Argument argument : schema.arguments()) {
      if (!argument.isHidden()) {
        arguments.add(argumentExpression(schema, argument, scalar));
      }
    }
    boolean scratch =
        schema.result().kind() == Schema.Kind.TUPLE
            || schema.arguments().stream().anyMatch(a -> !a.isHidden() && a.type().needsScratch());
    if (schema.result().kind() == Schema.Kind.TUPLE) {
      arguments.add("scratch.results(" + schema.result().size() + ")");
    }
    String call = "pt_" + schema.identifier() + "(" + String.join(", ", arguments) + ")";
    return (scratch ? "    Scratch scratch = Scratch.begin();\n" : "") + result(schema, call);
  }

  private String argumentExpression(Schema schema, Argument argument, String scalar) {
    boolean isSelf = !isStatic && argument.equals(schema.arguments().getFirst());
    if (isSelf) {
      return "((Tensor) this).handle()";
    }
    if (argument.type() == ArgumentType.SCALAR
        && (argument.isKeywordOnly() || argument.defaultValue() != null)
        && javaType(argument, scalar).equals("double")) {
      return "Arguments.numberBits(%1$s), Arguments.numberKind(%1$s)"
          .formatted(argument.javaName());
    }
    return argument.type().javaArguments(argument.javaName());
  }

  private String result(Schema schema, String call) {
    return switch (schema.result().kind()) {
      case TENSOR -> "    return Results.tensor(" + call + ");\n";
      case TUPLE ->
          "    return Results.tensors(" + call + ", scratch, " + schema.result().size() + ");\n";
      case LIST -> "    return Results.tensors(" + call + ");\n";
      case BOOL -> "    return Results.truth(" + call + ");\n";
      case NONE -> "    Results.check(" + call + ");\n" + returnLine(schema);
    };
  }

  private String returnLine(Schema schema) {
    Argument returned = schema.returned();
    if (returned == null) {
      return "";
    }
    boolean isSelf = !isStatic && returned.equals(schema.arguments().getFirst());
    return "    return " + (isSelf ? "(Tensor) this" : returned.javaName()) + ";\n";
  }
}
