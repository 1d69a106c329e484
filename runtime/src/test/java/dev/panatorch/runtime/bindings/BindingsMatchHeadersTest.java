package dev.panatorch.runtime.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.bindings.torch.TorchApi;
import dev.panatorch.bindings.torch.pt_value;
import dev.panatorch.bindings.torchcuda.TorchCudaApi;
import dev.panatorch.bindings.torchcuda.pt_cuda_memory;
import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The committed bindings of the shims are those of the headers; if not, run {@code
 * bindings/regenerate}.
 */
class BindingsMatchHeadersTest {

  @Test
  void everyFunctionOfTheShimIsBoundAsDeclaredAndNoOther() throws IOException {
    var declared = new HashMap<>(CHeader.read("panatorch.h").functions());
    declared.putAll(CHeader.read("panatorch_operators.h").functions());
    assertThat(declared).hasSizeGreaterThan(300);
    assertThat(functions(TorchApi.class)).isEqualTo(new TreeMap<>(declared));
  }

  @Test
  void everyFunctionOfTheCudaShimIsBoundAsDeclaredAndNoOther() throws IOException {
    Map<String, String> declared = CHeader.read("panatorch_cuda.h").functions();
    assertThat(declared).hasSizeGreaterThan(30);
    assertThat(functions(TorchCudaApi.class)).isEqualTo(new TreeMap<>(declared));
  }

  @Test
  void constantsHaveTheHeadersValues() throws Exception {
    assertThat(constants(TorchApi.class))
        .isEqualTo(new TreeMap<>(CHeader.read("panatorch.h").constants()));
    assertThat(constants(TorchCudaApi.class))
        .isEqualTo(new TreeMap<>(CHeader.read("panatorch_cuda.h").constants()));
  }

  @Test
  void structsHaveTheHeadersFields() throws IOException {
    assertThat(fields(pt_value.layout()))
        .isEqualTo(CHeader.read("panatorch.h").structs().get("pt_value"));
    assertThat(fields(pt_cuda_memory.layout()))
        .isEqualTo(CHeader.read("panatorch_cuda.h").structs().get("pt_cuda_memory"));
  }

  private static Map<String, String> functions(Class<?> bindings) {
    var functions = new TreeMap<String, String>();
    for (Method method : bindings.getMethods()) {
      if (method.getName().startsWith("pt_") && !method.getName().contains("$")) {
        List<String> parameters =
            Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
        functions.put(method.getName(), method.getReturnType().getSimpleName() + parameters);
      }
    }
    return functions;
  }

  private static Map<String, Integer> constants(Class<?> bindings)
      throws ReflectiveOperationException {
    var constants = new TreeMap<String, Integer>();
    for (Method method : bindings.getMethods()) {
      if (method.getName().startsWith("PT_")) {
        constants.put(method.getName(), (Integer) method.invoke(null));
      }
    }
    return constants;
  }

  private static List<String> fields(MemoryLayout layout) {
    return ((StructLayout) layout)
        .memberLayouts().stream()
            .map(member ->
                ((ValueLayout) member).carrier().getSimpleName()
                    + " "
                    + member.name().orElseThrow())
            .toList();
  }
}
