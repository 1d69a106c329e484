package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.bindings.torch.pt_value;
import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any operator of LibTorch's dispatcher, by name. */
final class Dispatcher {

  static {
    Library.load();
  }

  private Dispatcher() {}

  static @Nullable Object call(String name, @Nullable Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = pt_value.allocateArray(Math.max(1, arguments.length), arena);
      for (int i = 0; i < arguments.length; i++) {
        write(pt_value.asSlice(values, i), arguments[i], arena, name, i);
      }
      long count =
          Results.check(
              pt_call(
                  arena.allocateFrom(baseName(name)),
                  arena.allocateFrom(overload(name)),
                  values,
                  arguments.length));
      MemorySegment results = pt_value.allocateArray(Math.max(1, count), arena);
      Results.check(pt_call_results(results));
      @Nullable Object[] read = new @Nullable Object[(int) count];
      for (int i = 0; i < count; i++) {
        read[i] = read(pt_value.asSlice(results, i));
      }
      return count == 0 ? null : count == 1 ? read[0] : read;
    }
  }

  /** The schema that LibTorch registered under {@code name}. */
  static String schema(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return Errors.text(
          pt_schema(arena.allocateFrom(baseName(name)), arena.allocateFrom(overload(name))));
    }
  }

  private static String baseName(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String overload(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static void write(
      MemorySegment value, @Nullable Object argument, Arena arena, String name, int position) {
    switch (argument) {
      case null -> set(value, PT_VALUE_NONE(), 0, 0);
      case Tensor tensor -> set(value, PT_VALUE_TENSOR(), 0, tensor.handle());
      case Boolean truth -> set(value, PT_VALUE_BOOL(), 0, truth ? 1 : 0);
      case Double number -> setReal(value, number);
      case Float number -> setReal(value, number);
      case Number number -> set(value, PT_VALUE_INT(), 0, number.longValue());
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set(value, PT_VALUE_STRING(), bytes.length, arena.allocateFrom(text).address());
      }
      case long[] list ->
          set(
              value,
              PT_VALUE_INTS(),
              list.length,
              arena.allocateFrom(ValueLayout.JAVA_LONG, list).address());
      case double[] list ->
          set(
              value,
              PT_VALUE_DOUBLES(),
              list.length,
              arena.allocateFrom(ValueLayout.JAVA_DOUBLE, list).address());
      case boolean[] list ->
          set(value, PT_VALUE_BOOLS(), list.length, flags(list, arena).address());
      case List<?> list ->
          set(
              value,
              PT_VALUE_TENSORS(),
              list.size(),
              handles(list, arena, name, position).address());
      case DType dtype -> set(value, PT_VALUE_DTYPE(), 0, dtype.code());
      case Device device -> set(value, PT_VALUE_DEVICE(), 0, device.code());
      case MemoryFormat format -> set(value, PT_VALUE_INT(), 0, format.code());
      case Generator generator -> set(value, PT_VALUE_GENERATOR(), 0, generator.handle());
      default ->
          throw new IllegalArgumentException(
              "%s: argument %d is a %s, which no operator takes"
                  .formatted(name, position, argument.getClass().getName()));
    }
  }

  private static MemorySegment flags(boolean[] list, Arena arena) {
    MemorySegment flags = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, list.length));
    for (int i = 0; i < list.length; i++) {
      flags.setAtIndex(ValueLayout.JAVA_LONG, i, list[i] ? 1 : 0);
    }
    return flags;
  }

  private static MemorySegment handles(List<?> list, Arena arena, String name, int position) {
    MemorySegment handles = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, list.size()));
    for (int i = 0; i < list.size(); i++) {
      long handle =
          switch (list.get(i)) {
            case null -> 0;
            case Tensor tensor -> tensor.handle();
            default ->
                throw new IllegalArgumentException(
                    "%s: argument %d is a list with something else than tensors"
                        .formatted(name, position));
          };
      handles.setAtIndex(ValueLayout.JAVA_LONG, i, handle);
    }
    return handles;
  }

  private static void setReal(MemorySegment value, double number) {
    set(value, PT_VALUE_DOUBLE(), 0, 0);
    pt_value.real(value, number);
  }

  private static void set(MemorySegment value, int kind, long size, long integer) {
    pt_value.kind(value, kind);
    pt_value.size(value, size);
    pt_value.integer(value, integer);
  }

  private static @Nullable Object read(MemorySegment value) {
    int kind = (int) pt_value.kind(value);
    long integer = pt_value.integer(value);
    if (kind == PT_VALUE_TENSOR()) {
      return Tensor.ofHandle(integer);
    } else if (kind == PT_VALUE_INT()) {
      return integer;
    } else if (kind == PT_VALUE_DOUBLE()) {
      return pt_value.real(value);
    } else if (kind == PT_VALUE_BOOL()) {
      return integer != 0;
    } else if (kind == PT_VALUE_STRING()) {
      byte[] bytes =
          MemorySegment.ofAddress(integer)
              .reinterpret(pt_value.size(value))
              .toArray(ValueLayout.JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8);
    } else if (kind == PT_VALUE_TENSORS()) {
      var tensors = new ArrayList<Tensor>();
      MemorySegment handles =
          MemorySegment.ofAddress(integer).reinterpret(pt_value.size(value) * Long.BYTES);
      for (long handle : handles.toArray(ValueLayout.JAVA_LONG)) {
        tensors.add(Tensor.ofHandle(handle));
      }
      return List.copyOf(tensors);
    }
    return null;
  }
}
