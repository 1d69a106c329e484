package dev.panatorch.natives.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operator of the table: an ATen schema such as {@code add.Tensor(Tensor self, Tensor other, *,
 * Scalar alpha=1) -> Tensor}.
 *
 * @param name operator name with its overload, {@code add.Tensor}
 * @param javaName name of the generated Java method
 * @param arguments arguments in schema order
 * @param result what comes back
 * @param text the schema as written in the table
 */
record Schema(String name, String javaName, List<Argument> arguments, Result result, String text) {

  private static final Pattern LINE =
      Pattern.compile("([\\w.]+)\\((.*)\\) -> (\\S.*?)(?: as (\\w+))?");
  private static final Pattern ARGUMENT =
      Pattern.compile("(\\w+)(\\([^)]*\\))?(\\?)?(\\[\\d*\\])?(\\?)? (\\w+)(?:=(.*))?");

  /** How an operator hands back its results. */
  enum Kind {
    /** A new tensor handle. */
    TENSOR,
    /** A fixed number of tensors. */
    TUPLE,
    /** Any number of tensors. */
    LIST,
    /** A truth value. */
    BOOL,
    /** Nothing: the operator works in place or writes into {@code out}. */
    NONE
  }

  /**
   * @param kind shape of the result
   * @param size number of tensors of a {@link Kind#TUPLE}
   */
  record Result(Kind kind, int size) {}

  /** Parses one line of the table. */
  static Schema parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an operator schema: " + line);
    }
    String name = matcher.group(1);
    String alias = matcher.group(4);
    String text = alias == null ? line : line.substring(0, line.lastIndexOf(" as "));
    return new Schema(
        name,
        alias == null ? camelCase(name) : alias,
        arguments(matcher.group(2)),
        result(matcher.group(3)),
        text);
  }

  /** The C identifier: {@code add_Tensor}, as in {@code at::_ops}. */
  String identifier() {
    return name.replace('.', '_');
  }

  /** The operator's name without its overload. */
  String baseName() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  boolean isMethod() {
    return !arguments.isEmpty() && arguments.getFirst().type() == ArgumentType.TENSOR;
  }

  /** The argument that an in-place or out= operator changes and hands back, if there is one. */
  @Nullable Argument returned() {
    return result.kind() != Kind.NONE || !text.contains("-> Tensor(")
        ? null
        : arguments.stream().filter(Argument::isMutable).findFirst().orElse(null);
  }

  private static List<Argument> arguments(String text) {
    var arguments = new ArrayList<Argument>();
    boolean keywordOnly = false;
    for (String part : split(text)) {
      if (part.equals("*")) {
        keywordOnly = true;
        continue;
      }
      Matcher matcher = ARGUMENT.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not an argument: " + part);
      }
      arguments.add(argument(matcher, keywordOnly));
    }
    return List.copyOf(arguments);
  }

  private static Argument argument(Matcher matcher, boolean keywordOnly) {
    String list = matcher.group(4);
    boolean optional = list == null ? matcher.group(3) != null : matcher.group(5) != null;
    String type =
        matcher.group(1)
            + (list != null && matcher.group(3) != null ? "?" : "")
            + (list == null ? "" : "[]")
            + (optional ? "?" : "");
    int size = list == null || list.length() < 3 ? 0 : list.charAt(1) - '0';
    String alias = matcher.group(2);
    return new Argument(
        ArgumentType.of(type),
        type.startsWith("SymInt"),
        size,
        matcher.group(6),
        matcher.group(7),
        keywordOnly,
        alias != null && alias.contains("!"));
  }

  private static Result result(String text) {
    if (text.equals("()") || text.endsWith("!)")) {
      return new Result(Kind.NONE, 0);
    }
    if (text.startsWith("(")) {
      return new Result(Kind.TUPLE, split(text.substring(1, text.length() - 1)).size());
    }
    if (text.endsWith("[]")) {
      return new Result(Kind.LIST, 0);
    }
    return new Result(text.equals("bool") ? Kind.BOOL : Kind.TENSOR, 1);
  }

  /** Splits at commas outside of brackets. */
  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (start < text.length()) {
      parts.add(text.substring(start).strip());
    }
    return parts;
  }

  /** {@code _foreach_add_.List} becomes {@code foreachAdd_}. */
  private static String camelCase(String name) {
    String base = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    boolean inPlace = base.endsWith("_");
    var camel = new StringBuilder();
    for (String word : base.split("_")) {
      if (!word.isEmpty()) {
        camel.append(
            camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
      }
    }
    return inPlace ? camel.append('_').toString() : camel.toString();
  }
}
