package dev.panatorch.runtime.cuda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CUDA C++ source for {@link Nvrtc}.
 *
 * @param name file name for error messages, such as {@code rope.cu}
 * @param code the source; kernels that are found by their plain name are {@code extern "C"}
 * @param headers contents of files that the source includes, by the name in its {@code #include}
 * @param expressions kernels of templates to make, such as {@code "scale<float>"}, which are found
 *     by this name
 */
public record CudaSource(
    String name, String code, Map<String, String> headers, List<String> expressions) {

  /** Copies the collections. */
  public CudaSource {
    headers = Map.copyOf(headers);
    expressions = List.copyOf(expressions);
  }

  /** Source without headers of its own and without templates. */
  public static CudaSource of(String name, String code) {
    return new CudaSource(name, code, Map.of(), List.of());
  }

  /** This source with one more header file. */
  public CudaSource withHeader(String fileName, String contents) {
    var more = new LinkedHashMap<>(headers);
    more.put(fileName, contents);
    return new CudaSource(name, code, more, expressions);
  }

  /** This source with one more kernel of a template. */
  public CudaSource withExpression(String expression) {
    var more = new ArrayList<>(expressions);
    more.add(expression);
    return new CudaSource(name, code, headers, more);
  }
}
