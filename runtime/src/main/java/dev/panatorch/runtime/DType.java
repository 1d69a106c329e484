package dev.panatorch.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The element type of a tensor.
 *
 * <p>The codes are those of LibTorch's {@code c10::ScalarType}; the names in files are those of the
 * safetensors format.
 */
public enum DType {
  FLOAT32(6, 4, true, "F32", "float32"),
  FLOAT64(7, 8, true, "F64", "float64"),
  FLOAT16(5, 2, true, "F16", "float16"),
  BFLOAT16(15, 2, true, "BF16", "bfloat16"),
  INT8(1, 1, false, "I8", "int8"),
  UINT8(0, 1, false, "U8", "uint8"),
  INT16(2, 2, false, "I16", "int16"),
  INT32(3, 4, false, "I32", "int32"),
  INT64(4, 8, false, "I64", "int64"),
  BOOL(11, 1, false, "BOOL", "bool"),
  FLOAT8_E4M3FN(24, 1, true, "F8_E4M3", "float8_e4m3fn"),
  FLOAT8_E5M2(23, 1, true, "F8_E5M2", "float8_e5m2");

  private static final Map<Integer, DType> BY_CODE = index(DType::code);
  private static final Map<String, DType> BY_SAFETENSORS_NAME = index(DType::safetensorsName);
  private static final Map<String, DType> BY_TORCH_NAME = index(DType::torchName);

  private final int code;
  private final int byteSize;
  private final boolean floatingPoint;
  private final String safetensorsName;
  private final String torchName;

  DType(int code, int byteSize, boolean floatingPoint, String safetensorsName, String torchName) {
    this.code = code;
    this.byteSize = byteSize;
    this.floatingPoint = floatingPoint;
    this.safetensorsName = safetensorsName;
    this.torchName = torchName;
  }

  /** The value of {@code c10::ScalarType}. */
  public int code() {
    return code;
  }

  /** Bytes per element. */
  public int byteSize() {
    return byteSize;
  }

  /** Whether the type is a floating-point type of any width. */
  public boolean isFloatingPoint() {
    return floatingPoint;
  }

  /** The name in a safetensors header, for example {@code BF16}. */
  public String safetensorsName() {
    return safetensorsName;
  }

  /** The name in PyTorch without the {@code torch.} prefix, for example {@code bfloat16}. */
  public String torchName() {
    return torchName;
  }

  /**
   * The type of a {@code c10::ScalarType} value.
   *
   * @throws IllegalArgumentException if the code is not one of these types
   */
  public static DType ofCode(int code) {
    DType type = BY_CODE.get(code);
    if (type == null) {
      throw new IllegalArgumentException("no dtype has the LibTorch scalar type code " + code);
    }
    return type;
  }

  /** The type with this safetensors name, if it is supported. */
  public static Optional<DType> ofSafetensorsName(String name) {
    return Optional.ofNullable(BY_SAFETENSORS_NAME.get(name));
  }

  /** The type with this PyTorch name (without {@code torch.}), if it is supported. */
  public static Optional<DType> ofTorchName(String name) {
    return Optional.ofNullable(BY_TORCH_NAME.get(name));
  }

  private static <K> Map<K, DType> index(Function<DType, K> key) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, t -> t));
  }
}
