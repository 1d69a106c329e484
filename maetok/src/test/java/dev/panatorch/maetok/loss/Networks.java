package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names and shapes of the published networks' state dicts. */
public final class Networks {

  private Networks() {}

  /** Those of one network, as {@code networks.tsv} lists them. */
  public static Map<String, String> published(String network) throws IOException {
    try (InputStream in = Networks.class.getResourceAsStream("networks.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .filter(columns -> columns[0].equals(network))
          .collect(Collectors.toMap(c -> c[1], c -> c[2], (a, b) -> a, TreeMap::new));
    }
  }

  /** Those of a module. */
  public static Map<String, String> own(Module module) {
    Map<String, String> own = new TreeMap<>();
    module.stateDict().forEach((name, tensor) -> own.put(name, shape(tensor)));
    return own;
  }

  private static String shape(Tensor tensor) {
    String shape =
        Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
    return shape.isEmpty() ? "scalar" : shape;
  }
}
