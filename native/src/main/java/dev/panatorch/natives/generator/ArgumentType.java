package dev.panatorch.natives.generator;

import java.util.List;

/**
 * The argument types of ATen schemas and how each one crosses from Java through C into C++.
 *
 * <p>In C an absent optional is 0 (handles, strings), INT64_MIN (integers), NaN (floats), -1
 * (enumerations, truth values, list sizes, scalar kinds).
 */
enum ArgumentType {
  TENSOR("Tensor", "Tensor", "pt_tensor %s", "tensor(%s)", "%s.handle()"),
  TENSOR_OPTIONAL(
      "Tensor?", "@Nullable Tensor", "pt_tensor %s", "optional_tensor(%s)", "Arguments.handle(%s)"),
  TENSORS(
      "Tensor[]",
      "List<Tensor>",
      "const pt_tensor* %1$s, int64_t %1$s_size",
      "tensors(%1$s, %1$s_size)",
      "scratch.handles(%1$s), %1$s.size()"),
  TENSORS_OPTIONAL(
      "Tensor?[]",
      "List<@Nullable Tensor>",
      "const pt_tensor* %1$s, int64_t %1$s_size",
      "optional_tensors(%1$s, %1$s_size)",
      "scratch.optionalHandles(%1$s), %1$s.size()"),
  INT("int", "long", "int64_t %s", "%s", "%s"),
  INT_OPTIONAL("int?", "@Nullable Long", "int64_t %s", "optional_int(%s)", "Arguments.integer(%s)"),
  INTS(
      "int[]",
      "long[]",
      "const int64_t* %1$s, int64_t %1$s_size",
      "ints(%1$s, %1$s_size)",
      "scratch.longs(%1$s), %1$s.length"),
  INTS_OPTIONAL(
      "int[]?",
      "long @Nullable []",
      "const int64_t* %1$s, int64_t %1$s_size",
      "optional_ints(%1$s, %1$s_size)",
      "scratch.longs(%1$s), Arguments.length(%1$s)"),
  FLOAT("float", "double", "double %s", "%s", "%s"),
  FLOAT_OPTIONAL(
      "float?", "@Nullable Double", "double %s", "optional_float(%s)", "Arguments.real(%s)"),
  FLOATS_OPTIONAL(
      "float[]?",
      "double @Nullable []",
      "const double* %1$s, int64_t %1$s_size",
      "optional_floats(%1$s, %1$s_size)",
      "scratch.doubles(%1$s), Arguments.length(%1$s)"),
  BOOL("bool", "boolean", "int32_t %s", "%s != 0", "Arguments.flag(%s)"),
  BOOL_OPTIONAL(
      "bool?", "@Nullable Boolean", "int32_t %s", "optional_bool(%s)", "Arguments.flag(%s)"),
  SCALAR(
      "Scalar",
      "double",
      "int64_t %1$s, int32_t %1$s_kind",
      "scalar(%1$s, %1$s_kind)",
      "Arguments.bits(%1$s), Arguments.kind(%1$s)"),
  SCALAR_OPTIONAL(
      "Scalar?",
      "@Nullable Number",
      "int64_t %1$s, int32_t %1$s_kind",
      "optional_scalar(%1$s, %1$s_kind)",
      "Arguments.bits(%1$s), Arguments.kind(%1$s)"),
  STRING("str", "String", "const char* %s", "string(%s)", "Arguments.string(%s)"),
  STRING_OPTIONAL(
      "str?", "@Nullable String", "const char* %s", "optional_string(%s)", "Arguments.string(%s)"),
  DTYPE("ScalarType", "DType", "int32_t %s", "dtype(%s)", "%s.code()"),
  DTYPE_OPTIONAL(
      "ScalarType?", "@Nullable DType", "int32_t %s", "optional_dtype(%s)", "Arguments.dtype(%s)"),
  DEVICE("Device", "Device", "int32_t %s", "device(%s)", "%s.code()"),
  DEVICE_OPTIONAL(
      "Device?", "@Nullable Device", "int32_t %s", "optional_device(%s)", "Arguments.device(%s)"),
  GENERATOR_OPTIONAL(
      "Generator?",
      "@Nullable Generator",
      "pt_generator %s",
      "optional_generator(%s)",
      "Arguments.handle(%s)"),
  LAYOUT("Layout?", "", "", "std::nullopt", ""),
  MEMORY_FORMAT("MemoryFormat", "MemoryFormat", "int32_t %s", "memory_format(%s)", "%s.code()"),
  MEMORY_FORMAT_OPTIONAL(
      "MemoryFormat?",
      "@Nullable MemoryFormat",
      "int32_t %s",
      "optional_memory_format(%s)",
      "Arguments.memoryFormat(%s)");

  private final String schema;
  private final String javaType;
  private final String cParameters;
  private final String cppArgument;
  private final String javaArguments;

  ArgumentType(
      String schema,
      String javaType,
      String cParameters,
      String cppArgument,
      String javaArguments) {
    this.schema = schema;
    this.javaType = javaType;
    this.cParameters = cParameters;
    this.cppArgument = cppArgument;
    this.javaArguments = javaArguments;
  }

  static ArgumentType of(String schema) {
    String plain = schema.replace("SymInt", "int");
    for (ArgumentType type : values()) {
      if (type.schema.equals(plain)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "argument type " + schema + " is not known to the generator");
  }

  String javaType() {
    return javaType;
  }

  /** Parameter declarations in the C header. */
  String cParameters(String name) {
    return cParameters.formatted(name);
  }

  /** Expression that ATen takes, built from the C parameters. */
  String cppArgument(String name, boolean symbolic) {
    String expression = cppArgument.formatted(name);
    if (symbolic) {
      expression = "sym_" + (this == INT ? "int(" + expression + ")" : expression);
    }
    // Qualified, because an argument may bear the name of the function that converts it.
    return expression.contains("(") ? "panatorch::" + expression : expression;
  }

  /** Expressions that the C function takes, built from the Java parameter. */
  String javaArguments(String name) {
    return javaArguments.formatted(name);
  }

  /** Whether passing it needs the thread's scratch memory. */
  boolean needsScratch() {
    return javaArguments.startsWith("scratch.");
  }

  /** The handles that a failure message describes. */
  boolean isTensor() {
    return List.of(TENSOR, TENSOR_OPTIONAL).contains(this);
  }
}
