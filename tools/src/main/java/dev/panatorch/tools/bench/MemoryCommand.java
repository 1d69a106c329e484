package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.tools.DeviceMixin;
import dev.panatorch.tools.JsonMixin;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch bench memory}: that operators and training steps leave nothing behind. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Whether operators and training steps leave memory behind.",
      "Calls operators, then trains a small network, and follows live tensors and resident memory. Fails when a tensor is",
      "left over, or when resident memory grew by more than the allowance after the first tenth."
    },
    footer = {"", "Example:", "  panatorch bench memory --calls 10000000 --steps 2000 --json"})
final class MemoryCommand implements Callable<Integer> {

  private static final int CALLS_OF_SCOPE = 1000;

  /**
   * One part's numbers: tensors at start and end, resident MiB after a tenth and at the end, and
   * the rate.
   */
  record Result(
      String part,
      long repetitions,
      long tensorsBefore,
      long tensorsAfter,
      long residentEarly,
      long residentEnd,
      double seconds) {}

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DeviceMixin device = new DeviceMixin();

  @Option(
      names = "--calls",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "1000000",
      description = "Operator calls; default ${DEFAULT-VALUE}.")
  private long calls = 1_000_000;

  @Option(
      names = "--steps",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "2000",
      description = "Training steps; default ${DEFAULT-VALUE}.")
  private long steps = 2000;

  @Option(
      names = "--allowance",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "32",
      description = "Growth allowed, in MiB; default ${DEFAULT-VALUE}.")
  private long allowance = 32;

  @Mixin private JsonMixin json = new JsonMixin();

  @Override
  public Integer call() throws IOException {
    Device where = device.device();
    List<Result> results = List.of(operators(where), training(where));
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(out, results);
    } else {
      results.forEach(out::println);
      out.flush();
    }
    boolean flat =
        results.stream()
            .allMatch(r ->
                r.tensorsAfter() == r.tensorsBefore()
                    && r.residentEnd() - r.residentEarly() <= allowance);
    return flat ? 0 : 1;
  }

  private Result operators(Device where) throws IOException {
    try (Tensor x = Torch.ones(new long[] {4, 4}, DType.FLOAT32, where).keep()) {
      return repeat(
          "operator calls",
          calls / CALLS_OF_SCOPE,
          CALLS_OF_SCOPE,
          () -> {
            try (var scope = Scope.open()) {
              for (int i = 0; i < CALLS_OF_SCOPE; i += 10) {
                Tensor y = x.add(x).mul(1.5).view(2, 8).relu().softmax(-1).reshape(4, 4).matmul(x);
                Tensor[] halves = y.chunk(2);
                Torch.cat(List.of(halves), 0).sum();
              }
            }
          });
    }
  }

  private Result training(Device where) throws IOException {
    try (var network = new SmallNetwork(where)) {
      return repeat("training steps", steps, 1, network::step);
    }
  }

  private static Result repeat(String part, long rounds, long size, Runnable round)
      throws IOException {
    long before = LiveTensors.count();
    long early = 0;
    long start = System.nanoTime();
    for (long i = 0; i < rounds; i++) {
      if (i == Math.max(1, rounds / 10)) {
        System.gc();
        early = resident();
      }
      round.run();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.gc();
    return new Result(part, rounds * size, before, LiveTensors.count(), early, resident(), seconds);
  }

  /** This process's resident memory in MiB, as Linux counts it; elsewhere 0. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }
}
