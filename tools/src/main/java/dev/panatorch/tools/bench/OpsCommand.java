package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import dev.panatorch.tools.DeviceMixin;
import dev.panatorch.tools.JsonMixin;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code panatorch bench ops}: nanoseconds per operator call, in turn with PyTorch eager and other
 * peers.
 */
@Command(
    name = "ops",
    mixinStandardHelpOptions = true,
    description = {
      "Nanoseconds per call of operators on tiny tensors.",
      "No gradients are recorded. Each round measures every case here and at every peer, in turn; the table shows medians",
      "over the rounds."
    },
    footer = {
      "",
      "A peer is a command that answers lines \"CASE<tab>CALLS\" on its input with nanoseconds in all; \"python\" is",
      "the shipped PyTorch script run by python3.",
      "",
      "Examples:",
      "  panatorch bench ops --peer python",
      "  panatorch bench ops --device cuda --peer python --rounds 9 --json",
      "  panatorch bench ops --peer python --peer javacpp='java -cp peers.jar:... JavaCppOps'"
    })
final class OpsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DeviceMixin device = new DeviceMixin();

  @Option(
      names = "--peer",
      paramLabel = "NAME[=COMMAND]",
      description = "Compares with this; may be repeated.")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--rounds",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "7",
      description = "Rounds; default ${DEFAULT-VALUE}.")
  private int rounds = 7;

  @Option(
      names = "--calls",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "20000",
      description = "Calls a case and round; default ${DEFAULT-VALUE}.")
  private int calls = 20_000;

  @Option(
      names = "--threads",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "1",
      description = "Threads of an operator; default ${DEFAULT-VALUE}.")
  private int threads = 1;

  @Mixin private JsonMixin json = new JsonMixin();

  @Override
  public Integer call() throws IOException {
    Device where = device.device();
    Settings.threads(threads);
    List<OperatorPeer> all = new ArrayList<>();
    try {
      OwnOperators own = new OwnOperators(where);
      all.add(own);
      for (String peer : peers) {
        all.add(PeerProcess.start(peer, List.of("ops.py"), where, threads));
      }
      print(Comparison.measure(own.names(), all, rounds, calls), all, where);
    } finally {
      all.forEach(OperatorPeer::close);
    }
    return 0;
  }

  private void print(
      Map<String, Map<String, Double>> medians, List<OperatorPeer> all, Device where) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(
          out,
          Map.of(
              "device",
              where.toString(),
              "threads",
              threads,
              "rounds",
              rounds,
              "nanoseconds",
              medians));
      return;
    }
    out.printf("%-12s", "ns per call");
    all.forEach(peer -> out.printf("%12s", peer.name()));
    all.stream().skip(1).forEach(peer -> out.printf("%14s", "/ " + peer.name()));
    out.println();
    medians.forEach((name, row) -> {
      out.printf("%-12s", name);
      row.values().forEach(value -> out.printf("%12.0f", value));
      double own = row.values().iterator().next();
      row.values().stream().skip(1).forEach(value -> out.printf("%14.2f", own / value));
      out.println();
    });
    out.flush();
  }
}
