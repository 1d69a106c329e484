package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.tools.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch bench models}: whole models against their peers. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Measures models with random weights, bfloat16 on a GPU: milliseconds per call, medians of rounds in turn.",
      "On a GPU also as CUDA graphs, where nothing is trained."
    },
    footer = {
      "",
      "A case is \"MODEL WORK BATCH\". Models: maetok-b-256 (encode, decode, reconstruct, train), sit-xl on its 128 x 32 latents",
      "and sit-xl-1024 on maps of 64 x 64 (forward, train; sit-xl also sample), and matmul (product of square matrices; BATCH is",
      "their side). Peers: python and python-compiled run the shipped PyTorch script, eager and through torch.compile;",
      "NAME=COMMAND is a command that answers lines \"CASE<tab>CALLS\" with nanoseconds.",
      "",
      "Examples:",
      "  panatorch bench models --device cuda --peer python --peer python-compiled",
      "  panatorch bench models --case 'maetok-b-256 encode 1' --peer python --rounds 5 --json"
    })
final class ModelsCommand implements Callable<Integer> {

  private static final List<String> CASES =
      List.of(
          "matmul product 8192",
          "maetok-b-256 reconstruct 1",
          "maetok-b-256 encode 1",
          "maetok-b-256 decode 1",
          "maetok-b-256 reconstruct 256",
          "maetok-b-256 encode 256",
          "maetok-b-256 decode 256",
          "maetok-b-256 train 64",
          "sit-xl forward 1",
          "sit-xl forward 8",
          "sit-xl forward 64",
          "sit-xl forward 256",
          "sit-xl train 256");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu or cuda; default ${DEFAULT-VALUE}.")
  private String device = "cpu";

  @Option(names = "--case", paramLabel = "CASE", description = "Only this; may be repeated.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--peer",
      paramLabel = "NAME[=COMMAND]",
      description = "Compares with this; may be repeated.")
  private List<String> peers = new ArrayList<>();

  @Option(names = "--rounds", defaultValue = "5", description = "Rounds; default ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Device where = Device.parse(device);
    List<ModelCase> wanted =
        (cases.isEmpty() ? CASES : cases).stream().map(ModelCase::parse).toList();
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Map<String, Double>> medians =
        ModelComparison.measure(
            wanted, where, peers, rounds, (one, row) -> print(json ? null : out, one, row));
    if (json) {
      Output.json(out, Map.of("device", device, "rounds", rounds, "nanoseconds", medians));
    }
    return 0;
  }

  private static void print(
      @Nullable PrintWriter out, ModelCase modelCase, Map<String, Double> row) {
    if (out != null) {
      out.printf("%-28s", modelCase);
      row.forEach((peer, nanos) -> out.printf("  %s %.3f ms", peer, nanos / 1e6));
      out.println();
      out.flush();
    }
  }
}
