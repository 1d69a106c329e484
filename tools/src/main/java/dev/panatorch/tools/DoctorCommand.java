package dev.panatorch.tools;

import dev.panatorch.natives.LibTorch;
import dev.panatorch.natives.NativeLibraries;
import dev.panatorch.natives.NativeSetupException;
import dev.panatorch.natives.Provision;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.cuda.Cuda;
import dev.panatorch.runtime.cuda.DeviceProperties;
import dev.panatorch.runtime.metrics.ImageMetrics;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch doctor}: what was found on this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what was found: JDK, LibTorch, CUDA, devices, vector width.",
    footer = {
      "",
      "LibTorch is looked for in this order: -Dpanatorch.libtorch=FOLDER (in JAVA_TOOL_OPTIONS),",
      "LIBTORCH, the torch of python3, the copy provisioned in the user's cache folder.",
      "",
      "Examples:",
      "  panatorch doctor",
      "  panatorch doctor --provision",
      "  LIBTORCH=/opt/libtorch panatorch doctor --json"
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private JsonMixin json = new JsonMixin();

  @Option(
      names = "--provision",
      description = "Installs LibTorch into the user's cache folder with pip where none is found.")
  private boolean provision;

  @Override
  public Integer call() {
    if (provision) {
      provisionIfMissing();
    }
    SequencedMap<String, Object> facts = new LinkedHashMap<>();
    facts.put("panatorch", Version.text());
    facts.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("vectors", ImageMetrics.kernels());
    boolean healthy = libraries(facts);
    print(facts);
    return healthy ? 0 : 1;
  }

  private static void provisionIfMissing() {
    try {
      LibTorch.find();
    } catch (NativeSetupException e) {
      Provision.run(System.err::println);
    }
  }

  private static boolean libraries(Map<String, Object> facts) {
    try {
      NativeLibraries.Loaded loaded = NativeLibraries.load();
      facts.put("libtorch", loaded.torch().version());
      facts.put("libtorch folder", loaded.torch().folder().toString());
      facts.put("libtorch found by", loaded.torch().source());
      facts.put("shim", loaded.shim().main().toString());
      facts.put("shim built against", loaded.shim().builtAgainst());
      facts.put("threads of an operator", Settings.threads());
      cuda(facts);
      return true;
    } catch (NativeSetupException e) {
      facts.put("libtorch", e.getMessage());
      return false;
    }
  }

  private static void cuda(Map<String, Object> facts) {
    if (!Cuda.isAvailable()) {
      facts.put("cuda", "no: " + Cuda.unavailableReason());
      return;
    }
    facts.put("cuda", "yes");
    for (int index = 0; index < Cuda.deviceCount(); index++) {
      DeviceProperties device = Cuda.properties(Device.cuda(index));
      facts.put("cuda:" + index, device.toString());
    }
  }

  private void print(SequencedMap<String, Object> facts) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(out, facts);
      return;
    }
    facts.forEach((name, fact) -> out.printf("%-22s %s%n", name, fact));
    out.flush();
  }
}
