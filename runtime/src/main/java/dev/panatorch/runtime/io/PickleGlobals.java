package dev.panatorch.runtime.io;

import dev.panatorch.runtime.io.Pickled.ElementType;
import dev.panatorch.runtime.io.Pickled.Global;
import dev.panatorch.runtime.io.Pickled.PlainObject;
import dev.panatorch.runtime.io.Pickled.Storage;
import dev.panatorch.runtime.io.Pickled.StridedTensor;
import dev.panatorch.runtime.io.Pickled.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions and classes that a pickle may name. Each stands for a piece of Java that makes
 * plain data; nothing of Python is ever looked up or run.
 */
final class PickleGlobals {

  /** What torch calls the storage of each element type. */
  private static final Map<String, ElementType> STORAGES =
      Map.ofEntries(
          storage("Float", "float32"),
          storage("Double", "float64"),
          storage("Half", "float16"),
          storage("BFloat16", "bfloat16"),
          storage("Char", "int8"),
          storage("Byte", "uint8"),
          storage("Short", "int16"),
          storage("Int", "int32"),
          storage("Long", "int64"),
          storage("Bool", "bool"),
          storage("ComplexFloat", "complex64"),
          storage("ComplexDouble", "complex128"),
          Map.entry("torch.UntypedStorage", new ElementType("uint8")),
          Map.entry("torch.storage.UntypedStorage", new ElementType("uint8")));

  private static final Set<String> DTYPES =
      Set.of(
          "float32",
          "float64",
          "float16",
          "bfloat16",
          "int8",
          "uint8",
          "int16",
          "uint16",
          "int32",
          "uint32",
          "int64",
          "uint64",
          "bool",
          "complex32",
          "complex64",
          "complex128",
          "float8_e4m3fn",
          "float8_e5m2",
          "float8_e4m3fnuz",
          "float8_e5m2fnuz",
          "float8_e8m0fnu");

  private static final Set<String> REBUILDS =
      Set.of(
          "torch._utils._rebuild_tensor",
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_tensor_v3",
          "torch._utils._rebuild_parameter",
          "torch._utils._rebuild_parameter_with_state");

  private static final Set<String> DICTS =
      Set.of(
          "collections.OrderedDict",
          "collections.defaultdict",
          "collections.Counter",
          "__builtin__.dict",
          "builtins.dict");

  private static final Set<String> LISTS =
      Set.of(
          "__builtin__.set",
          "builtins.set",
          "__builtin__.frozenset",
          "builtins.frozenset",
          "__builtin__.list",
          "builtins.list",
          "__builtin__.tuple",
          "builtins.tuple",
          "torch.Size");

  /** Kept as a name with arguments and attributes. */
  private static final Set<String> PLAIN =
      Set.of(
          "argparse.Namespace",
          "types.SimpleNamespace",
          "torch.device",
          "pathlib.PosixPath",
          "pathlib.PurePosixPath",
          "pathlib.WindowsPath",
          "pathlib._local.PosixPath",
          "datetime.datetime",
          "_codecs.encode",
          "numpy.dtype",
          "numpy.ndarray",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "__builtin__.int",
          "builtins.int",
          "__builtin__.float",
          "builtins.float",
          "__builtin__.str",
          "builtins.str",
          "__builtin__.bool",
          "builtins.bool",
          "__builtin__.object",
          "builtins.object",
          "__builtin__.complex",
          "builtins.complex");

  private final Path file;

  PickleGlobals(Path file) {
    this.file = file;
  }

  private static Map.Entry<String, ElementType> storage(String prefix, String type) {
    return Map.entry("torch." + prefix + "Storage", new ElementType(type));
  }

  /** What stands for {@code module.name}, if that is allowed. */
  Pickled find(String module, String name) throws UnsafePickleException {
    String full = module + "." + name;
    ElementType storage = STORAGES.get(full);
    if (storage != null) {
      return storage;
    }
    if (module.equals("torch") && DTYPES.contains(name)) {
      return new ElementType(name);
    }
    if (REBUILDS.contains(full)
        || DICTS.contains(full)
        || LISTS.contains(full)
        || PLAIN.contains(full)) {
      return new Global(full);
    }
    throw new UnsafePickleException(file, full);
  }

  /** The data that calling the global with these arguments stands for. */
  @Nullable Object call(@Nullable Object callable, List<@Nullable Object> arguments)
      throws MalformedFileException {
    if (!(callable instanceof Global global)) {
      throw new MalformedFileException(
          file, null, "the pickle calls something that is no function");
    }
    String name = global.name();
    if (REBUILDS.contains(name)) {
      return rebuild(name, arguments);
    }
    if (DICTS.contains(name)) {
      return dict(arguments);
    }
    return LISTS.contains(name) ? list(arguments) : new PlainObject(name, arguments);
  }

  private static Map<Object, @Nullable Object> dict(List<@Nullable Object> arguments) {
    Map<Object, @Nullable Object> dict = new LinkedHashMap<>();
    Object content = arguments.isEmpty() ? null : arguments.getLast();
    if (content instanceof Map<?, ?> given) {
      dict.putAll(given);
    } else if (content instanceof List<?> pairs) {
      pairs.forEach(pair -> putPair(dict, pair));
    }
    return dict;
  }

  /** Python 2 made an OrderedDict from a list of [key, value] lists. */
  private static void putPair(Map<Object, @Nullable Object> dict, @Nullable Object pair) {
    if (pair instanceof List<?> both && both.size() == 2 && both.get(0) instanceof String key) {
      dict.put(key, both.get(1));
    }
  }

  private static List<@Nullable Object> list(List<@Nullable Object> arguments) {
    Object first = arguments.isEmpty() ? null : arguments.getFirst();
    return switch (first) {
      case Tuple tuple -> new ArrayList<>(tuple.items());
      case List<?> given -> new ArrayList<>(given);
      case null, default -> new ArrayList<>();
    };
  }

  private Object rebuild(String name, List<@Nullable Object> arguments)
      throws MalformedFileException {
    if (name.contains("_rebuild_parameter")) {
      if (!arguments.isEmpty() && arguments.getFirst() instanceof StridedTensor tensor) {
        return tensor;
      }
      throw malformed(name, "is called without a tensor");
    }
    if (arguments.size() < 4
        || !(arguments.get(0) instanceof Storage storage)
        || !(arguments.get(1) instanceof Long offset)) {
      throw malformed(name, "is called without a storage and an offset");
    }
    long[] shape = sizes(name, arguments.get(2));
    long[] strides = sizes(name, arguments.get(3));
    if (shape.length != strides.length) {
      throw malformed(name, "is called with a shape and strides of different length");
    }
    ElementType type = storage.type();
    if (name.endsWith("_v3")) {
      if (arguments.size() < 7 || !(arguments.get(6) instanceof ElementType given)) {
        throw malformed(name, "is called without a dtype");
      }
      type = given;
    }
    return new StridedTensor(storage, type, offset, shape, strides);
  }

  private long[] sizes(String name, @Nullable Object value) throws MalformedFileException {
    List<?> items =
        switch (value) {
          case Tuple tuple -> tuple.items();
          case List<?> list -> list;
          case null, default -> throw malformed(name, "is called without a shape and strides");
        };
    if (items.size() > Shapes.MAX_DIMENSIONS) {
      throw malformed(name, "is called with " + items.size() + " dimensions");
    }
    long[] sizes = new long[items.size()];
    for (int i = 0; i < sizes.length; i++) {
      if (!(items.get(i) instanceof Long size)) {
        throw malformed(name, "is called with a size that is no integer");
      }
      sizes[i] = size;
    }
    return sizes;
  }

  private MalformedFileException malformed(String name, String problem) {
    return new MalformedFileException(file, name, problem);
  }
}
