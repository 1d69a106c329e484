package dev.panatorch.tools;

import dev.panatorch.tools.config.Yaml;
import dev.panatorch.tools.run.Inspection;
import dev.panatorch.tools.run.Inspection.TensorStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Says what weights are: model, configuration, parameters.",
    footer = {
      "",
      "Examples:",
      "  panatorch inspect maetok-b-128.safetensors",
      "  panatorch inspect 0500000.pt --group model --tensors"
    })
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WeightsMixin source = new WeightsMixin();

  @Option(names = "--tensors", description = "Lists every tensor with its statistics.")
  private boolean tensors;

  @Mixin private JsonMixin json = new JsonMixin();

  @Override
  public Integer call() throws IOException {
    Inspection found = Inspection.of(source.weights(), source.group());
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(out, asMap(found));
    } else {
      print(found, out);
    }
    return 0;
  }

  private Map<String, Object> asMap(Inspection found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", found.file().toString());
    map.put("format", found.format());
    map.put("groups", found.groups());
    map.put("group", found.group());
    map.put("kind", found.kind());
    if (found.network() != null) {
      map.put("network", found.network());
    }
    if (found.times() != null) {
      map.put("times", found.times());
    }
    map.put("parameters", found.parameters());
    map.put("parts", found.parts());
    map.put("beside", found.beside());
    map.put("types", found.types());
    map.put("notFinite", found.notFinite());
    if (found.configuration() != null) {
      map.put("configuration", found.configuration());
    }
    if (tensors) {
      map.put("tensors", found.tensors());
    }
    return map;
  }

  private void print(Inspection found, PrintWriter out) {
    out.println("file         " + found.file() + " (" + found.format() + ")");
    if (found.groups().size() > 1) {
      out.println("state dicts  " + String.join(", ", found.groups()));
      out.println("read         " + found.group());
    }
    out.println(
        "model        "
            + found.kind()
            + (found.network() == null ? "" : " (" + found.network() + ")"));
    if (found.times() != null) {
      out.println("times        " + found.times());
    }
    out.printf("tensors      %,d: %s%n", found.tensors().size(), found.types());
    out.printf("parameters   %,d%n", found.parameters());
    print(found.parts(), out);
    if (!found.beside().isEmpty()) {
      out.printf("beside it    %,d, which the model does not use%n", found.besideIt());
      print(found.beside(), out);
    }
    out.printf("not finite   %,d%n", found.notFinite());
    if (tensors) {
      out.printf(
          "%n%-60s %-18s %11s %11s %11s %11s%n",
          "tensor", "shape", "mean", "deviation", "minimum", "maximum");
      for (TensorStatistics one : found.tensors()) {
        out.printf(
            "%-60s %-18s %11.4g %11.4g %11.4g %11.4g%n",
            one.name(), one.shape(), one.mean(), one.deviation(), one.minimum(), one.maximum());
      }
    }
    if (found.configuration() != null) {
      out.printf("%nconfiguration:%n%s", Yaml.write(found.configuration()).indent(2));
    }
    out.flush();
  }

  private static void print(Map<String, Long> parts, PrintWriter out) {
    parts.forEach((part, count) -> out.printf("  %-22s %,15d%n", part, count));
  }
}
