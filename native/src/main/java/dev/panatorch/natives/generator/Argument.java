package dev.panatorch.natives.generator;

import org.jspecify.annotations.Nullable;

/**
 * One argument of an operator.
 *
 * @param type its type, symbolic integers folded into plain ones
 * @param isSymbolic whether ATen takes {@code c10::SymInt} here
 * @param listSize length to which a single default value is repeated ({@code int[2] stride=1}), or
 *     0
 * @param schemaName name in the schema
 * @param defaultValue default as written in the schema, or null when the argument is required
 * @param isKeywordOnly whether it stands behind the {@code *}
 * @param isMutable whether the operator changes it
 */
record Argument(
    ArgumentType type,
    boolean isSymbolic,
    int listSize,
    String schemaName,
    @Nullable String defaultValue,
    boolean isKeywordOnly,
    boolean isMutable) {

  /** Arguments that are always left to LibTorch's default: layout and pinning of new tensors. */
  boolean isHidden() {
    return type == ArgumentType.LAYOUT || schemaName.equals("pin_memory");
  }

  /** A name that is no keyword of C or Java. */
  String cName() {
    return switch (schemaName) {
      case "self", "default", "int", "float", "double", "long", "register", "short", "char" ->
          schemaName.equals("self") ? "self" : schemaName + "_";
      default -> schemaName;
    };
  }

  /** The name in camel case. */
  String javaName() {
    var camel = new StringBuilder();
    for (String word : cName().split("_")) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    String name = camel.toString();
    return name.equals("default") || name.equals("this") ? name + "Value" : name;
  }

  /** The default as a Java expression of {@link ArgumentType#javaType}. */
  String javaDefault() {
    String value = defaultValue;
    if (value == null) {
      throw new IllegalStateException(schemaName + " has no default");
    }
    if (value.equals("None")) {
      // Cast, because overloads may differ in nothing else than the type of this argument.
      return "(" + type.javaType().replace("@Nullable ", "").replace(" []", "[]") + ") null";
    }
    return switch (type) {
      case BOOL, BOOL_OPTIONAL -> value.toLowerCase(java.util.Locale.ROOT);
      case INT, INT_OPTIONAL -> value.equals("Mean") ? "1L" : value + "L";
      case SCALAR, SCALAR_OPTIONAL ->
          value.contains(".") || value.contains("e") ? value : value + "L";
      case INTS, INTS_OPTIONAL -> listDefault(value);
      case STRING, STRING_OPTIONAL -> '"' + value.substring(1, value.length() - 1) + '"';
      case MEMORY_FORMAT, MEMORY_FORMAT_OPTIONAL -> "MemoryFormat.CONTIGUOUS";
      case DTYPE, DTYPE_OPTIONAL -> "DType." + (value.equals("long") ? "INT64" : value);
      default -> value;
    };
  }

  private String listDefault(String value) {
    if (value.startsWith("[")) {
      return "new long[] {" + value.substring(1, value.length() - 1) + "}";
    }
    return "new long[] {"
        + String.join(", ", java.util.Collections.nCopies(Math.max(1, listSize), value))
        + "}";
  }
}
