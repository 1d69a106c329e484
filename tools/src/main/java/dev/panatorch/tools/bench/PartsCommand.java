package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.tools.DeviceMixin;
import dev.panatorch.tools.JsonMixin;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.run.PassTimer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch bench parts}: where a forward pass spends its time. */
@Command(
    name = "parts",
    mixinStandardHelpOptions = true,
    description = {
      "Where a forward pass spends its time.",
      "Each kind of operator of the blocks alone, at the pass's shapes and types, against the whole pass; what is left over",
      "is the rest of the model. Peer of each part is the machine: operations and bytes a second."
    },
    footer = {
      "",
      "Cases are those of `panatorch bench models`: sit-xl forward, sit-xl-1024 forward, maetok-b-256 encode.",
      "",
      "Examples:",
      "  panatorch bench parts --device cuda",
      "  panatorch bench parts --device cuda --case 'maetok-b-256 encode 256' --json"
    })
final class PartsCommand implements Callable<Integer> {

  private static final List<String> CASES =
      List.of("sit-xl forward 256", "sit-xl-1024 forward 64", "maetok-b-256 encode 256");

  private static final double WARM_NANOS = 2e8;
  private static final int ROUNDS = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DeviceMixin device = new DeviceMixin();

  @Option(names = "--case", paramLabel = "CASE", description = "Only this; may be repeated.")
  private List<String> cases = new ArrayList<>();

  @Mixin private JsonMixin json = new JsonMixin();

  @Override
  public Integer call() {
    Device where = device.device();
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Map<String, Double>> found = new LinkedHashMap<>();
    for (String name : cases.isEmpty() ? CASES : cases) {
      found.put(name, measure(ModelCase.parse(name), where, json.wanted() ? null : out));
    }
    if (json.wanted()) {
      Output.json(out, Map.of("device", where.toString(), "nanoseconds", found));
    }
    return 0;
  }

  private static Map<String, Double> measure(
      ModelCase wanted, Device where, @Nullable PrintWriter out) {
    Map<String, Double> row = new LinkedHashMap<>();
    try (var mode = GradMode.inference()) {
      double whole;
      try (ModelWork work = ModelWork.of(wanted, where, false)) {
        whole = nanoseconds(where, work::run);
      }
      if (out != null) {
        out.printf("%s: %.3f ms%n", wanted, whole / 1e6);
      }
      double rest = whole;
      try (var scope = Scope.open()) {
        for (BlockPart part : BlockPart.of(wanted, where)) {
          double nanos = part.count() * nanoseconds(where, part.once());
          rest -= nanos;
          row.put(part.name(), nanos);
          if (out != null) {
            out.printf(
                "  %-44s %9.3f ms %5.1f %%%s%n",
                part.name(), nanos / 1e6, 100 * nanos / whole, part.rate(nanos));
          }
        }
      }
      row.put("rest", rest);
      row.put("whole", whole);
      if (out != null) {
        out.printf("  %-44s %9.3f ms %5.1f %%%n", "rest", rest / 1e6, 100 * rest / whole);
        out.flush();
      }
    }
    return row;
  }

  /** Median time of one call, of rounds that are long against a launch. */
  private static double nanoseconds(Device where, Runnable call) {
    var timer = new PassTimer(where);
    timer.nanoseconds(call, 2);
    double once = Math.max(1, timer.nanoseconds(call, 2) / 2.0);
    int calls = (int) Math.clamp(WARM_NANOS / once, 1, 2000);
    double[] rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = timer.nanoseconds(call, calls) / (double) calls;
    }
    return Statistics.median(rounds);
  }
}
