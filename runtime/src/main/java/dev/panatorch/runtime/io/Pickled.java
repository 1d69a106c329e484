package dev.panatorch.runtime.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pickle may hold besides Java's own values. Dictionaries are {@code LinkedHashMap}, lists
 * {@code ArrayList}, numbers {@code Long}, {@code Double} or {@code BigInteger}, None is null.
 */
sealed interface Pickled {

  /** A Python tuple. Identity is its equality, so that hashing never recurses. */
  final class Tuple implements Pickled {
    private final @Nullable Object[] items;

    Tuple(@Nullable Object... items) {
      this.items = items;
    }

    List<@Nullable Object> items() {
      return Arrays.asList(items);
    }
  }

  /** An allowed function or class, by its full Python name. */
  record Global(String name) implements Pickled {}

  /** A {@code torch.dtype} or the element type of a storage, by its PyTorch name. */
  record ElementType(String name) implements Pickled {

    /** Bytes per element, also of the types that cannot be made into tensors here. */
    int byteSize() {
      return switch (name) {
        case "complex128" -> 16;
        case "float64", "int64", "uint64", "complex64" -> 8;
        case "float32", "int32", "uint32", "complex32" -> 4;
        case "float16", "bfloat16", "int16", "uint16" -> 2;
        default -> 1;
      };
    }
  }

  /** A storage of a checkpoint: {@code elements} of {@code type} after {@code skipped} others. */
  record Storage(String key, ElementType type, long skipped, long elements) implements Pickled {}

  /** A tensor as a view of a storage; offset and strides count elements. */
  final class StridedTensor implements Pickled {
    private final Storage storage;
    private final ElementType type;
    private final long offset;
    private final long[] shape;
    private final long[] strides;

    StridedTensor(Storage storage, ElementType type, long offset, long[] shape, long[] strides) {
      this.storage = storage;
      this.type = type;
      this.offset = offset;
      this.shape = shape;
      this.strides = strides;
    }

    Storage storage() {
      return storage;
    }

    ElementType type() {
      return type;
    }

    long offset() {
      return offset;
    }

    long[] shape() {
      return shape.clone();
    }

    long[] strides() {
      return strides.clone();
    }
  }

  /** An object of an allowed class as plain data: what made it and the attributes set later. */
  final class PlainObject implements Pickled {
    private final String className;
    private final List<@Nullable Object> arguments;
    private Map<Object, @Nullable Object> attributes = Map.of();

    PlainObject(String className, List<@Nullable Object> arguments) {
      this.className = className;
      this.arguments = arguments;
    }

    String className() {
      return className;
    }

    List<@Nullable Object> arguments() {
      return arguments;
    }

    Map<Object, @Nullable Object> attributes() {
      return attributes;
    }

    void setAttributes(Map<Object, @Nullable Object> attributes) {
      this.attributes = Objects.requireNonNull(attributes);
    }
  }
}
