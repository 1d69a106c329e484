package dev.panatorch.bindings;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.bindings.torch.TorchApi;
import dev.panatorch.bindings.torchcuda.TorchCudaApi;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed bindings say of every function what the header says. */
@Tag("source-tree")
class HeaderTest {

  private static final Path HEADERS = Path.of("../native/include");
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^((?:const )?\\w+\\*? ?\\*?)\\s*\\b(pt_\\w+)\\(([^;{]*)\\);");

  @Test
  void theShim() throws Exception {
    compare(TorchApi.class, 450, "panatorch.h", "panatorch_operators.h");
  }

  @Test
  void itsCudaSide() throws Exception {
    compare(TorchCudaApi.class, 20, "panatorch_cuda.h");
  }

  private static void compare(Class<?> bindings, int atLeast, String... headers) throws Exception {
    Map<String, MethodType> declared = declared(headers);
    assertThat(declared).hasSizeGreaterThan(atLeast);
    Map<String, MethodType> bound =
        Stream.of(bindings.getMethods())
            .filter(
                method -> declared.containsKey(method.getName()) || isFunction(bindings, method))
            .collect(
                Collectors.toMap(
                    Method::getName,
                    method -> methodType(method.getReturnType(), method.getParameterTypes())));
    assertThat(bound).as("run bindings/regenerate").containsExactlyInAnyOrderEntriesOf(declared);
  }

  /** Functions have a descriptor; constants, which are methods too, have none. */
  private static boolean isFunction(Class<?> bindings, Method method) {
    return Stream.of(bindings.getMethods())
        .anyMatch(other -> other.getName().equals(method.getName() + "$descriptor"));
  }

  private static Map<String, MethodType> declared(String... headers) throws IOException {
    var declared = new LinkedHashMap<String, MethodType>();
    for (String header : headers) {
      String text =
          Files.readString(HEADERS.resolve(header))
              .replaceAll("(?s)/\\*.*?\\*/", "")
              .replaceAll("//.*", "");
      Matcher matcher = FUNCTION.matcher(text);
      while (matcher.find()) {
        declared.put(
            matcher.group(2),
            methodType(type(matcher.group(1).strip()), types(matcher.group(3).strip())));
      }
    }
    return declared;
  }

  private static Class<?>[] types(String parameters) {
    // A pointer to a function has commas of its own.
    String flat = parameters.replaceAll("\\(\\*\\w*\\)\\([^)]*\\)", "*");
    return flat.isEmpty() || flat.equals("void")
        ? new Class<?>[0]
        : Stream.of(flat.split(","))
            .map(parameter -> type(parameter.strip()))
            .toArray(Class<?>[]::new);
  }

  private static Class<?> type(String declaration) {
    if (declaration.contains("*") || declaration.startsWith("pt_backward_callback")) {
      return MemorySegment.class;
    }
    return switch (declaration.replaceFirst("^const ", "").split("\\s+")[0]) {
      case "void" -> void.class;
      case "int32_t" -> int.class;
      case "double" -> double.class;
      case "float" -> float.class;
      default -> long.class;
    };
  }
}
