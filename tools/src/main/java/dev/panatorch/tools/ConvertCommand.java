package dev.panatorch.tools;

import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.run.Conversion;
import dev.panatorch.tools.run.Inspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch convert}. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes weights of any kind as safetensors.",
      "They come from .pt, .pth, .bin, .safetensors, a run or a checkpoint, and get other names if wanted.",
      "Averages are taken before raw weights."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch convert 0500000.pt --output maetok.safetensors --drop '^(repa_model|clip_model)\\.'",
      "  panatorch convert 0500000.pt --group model --output raw.safetensors",
      "  panatorch convert old.pth --output new.safetensors --rename '^vae\\.=' --rename 'fc(\\d)=linear$1'"
    })
final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WeightsMixin source = new WeightsMixin();

  @Option(
      names = "--output",
      converter = OptionTypes.OutputFile.class,
      required = true,
      paramLabel = "F",
      description = "The new file.")
  private Path output = Path.of("");

  @Option(
      names = "--rename",
      paramLabel = "REGEX=TEXT",
      description = "Replaces in every name; may be repeated, and names groups by $1.")
  private List<String> rename = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "REGEX",
      description = "Keeps only names in which this is found; may be repeated.")
  private List<String> keep = new ArrayList<>();

  @Option(
      names = "--drop",
      paramLabel = "REGEX",
      description = "Leaves out names in which this is found; may be repeated.")
  private List<String> drop = new ArrayList<>();

  @Mixin private JsonMixin json = new JsonMixin();

  @Override
  public Integer call() throws IOException {
    var conversion =
        new Conversion(
            keep.stream().map(Conversion::pattern).toList(),
            drop.stream().map(Conversion::pattern).toList(),
            rename.stream().map(Conversion.Rule::parse).toList());
    Weights opened = Inspection.open(source.weights(), source.group());
    int written = conversion.write(opened, output);
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(
          out,
          Map.of(
              "tensors", written,
              "group", opened.group(),
              "file", opened.file().toString(),
              "output", output.toString()));
    } else {
      String from = opened.group().isEmpty() ? "" : ", state dict " + opened.group();
      out.printf("%,d tensors of %s%s in %s%n", written, opened.file(), from, output);
      out.flush();
    }
    return 0;
  }
}
