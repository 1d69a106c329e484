package dev.panatorch.tools;

import dev.panatorch.tools.config.Presets;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code panatorch config}: the presets. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Lists and shows the presets that train and demo start from.",
    footer = {
      "",
      "Examples:",
      "  panatorch config list",
      "  panatorch config show maetok-tiny",
      "  panatorch config show maetok-tiny --set training.images=50000 > mine.yaml"
    })
final class ConfigCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Names the presets, each with a line about it.",
        "Those called maetok-... and softvq-... are for tokenizers, the others for diffusion models."
      })
  int list(@Mixin JsonMixin json) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> presets = new LinkedHashMap<>();
    Presets.NAMES.forEach(name -> presets.put(name, Presets.description(name)));
    if (json.wanted()) {
      Output.json(out, presets);
    } else {
      Output.facts(out, presets);
    }
    return 0;
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a preset as YAML.")
  int show(
      @Parameters(paramLabel = "NAME", description = "A preset, or a YAML file.") String name,
      @Option(
              names = "--set",
              paramLabel = "KEY=VALUE",
              description = "Changes one value of the preset; may be repeated.")
          List<String> overrides) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Presets.show(name, overrides == null ? new ArrayList<>() : overrides));
    out.flush();
    return 0;
  }
}
