package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.tools.DeviceMixin;
import dev.panatorch.tools.JsonMixin;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that measure whole models, and what they do. */
final class ModelsMixin {

  @Mixin private DeviceMixin device = new DeviceMixin();

  @Option(names = "--case", paramLabel = "CASE", description = "Only this; may be repeated.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--peer",
      paramLabel = "NAME[=COMMAND]",
      description = "Compares with this; may be repeated.")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--rounds",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "5",
      description = "Rounds; default ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Mixin private JsonMixin json = new JsonMixin();

  boolean json() {
    return json.wanted();
  }

  /**
   * Measures and prints.
   *
   * @param all the cases where none is named
   * @param line prints one result for people
   */
  int run(List<String> all, PrintWriter out, Consumer<ModelResult> line) throws IOException {
    Device where = device.device();
    List<ModelCase> wanted =
        (cases.isEmpty() ? all : cases).stream().map(ModelCase::parse).toList();
    List<ModelResult> results =
        ModelComparison.measure(wanted, where, peers, rounds, json() ? _ -> {} : line);
    if (json()) {
      Output.json(out, asMap(where, results));
    }
    return 0;
  }

  private Map<String, Object> asMap(Device where, List<ModelResult> results) {
    Map<String, Object> nanoseconds = new LinkedHashMap<>();
    Map<String, Object> training = new LinkedHashMap<>();
    for (ModelResult result : results) {
      nanoseconds.put(result.modelCase().toString(), result.nanoseconds());
      if (result.modelCase().trains()) {
        training.put(result.modelCase().toString(), result.training());
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("device", where.toString());
    map.put("rounds", rounds);
    map.put("nanoseconds", nanoseconds);
    map.put("training", training);
    return map;
  }
}
