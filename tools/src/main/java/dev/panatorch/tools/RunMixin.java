package dev.panatorch.tools;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import dev.panatorch.tools.config.ConfigException;
import picocli.CommandLine.Option;

/** The options of every command that computes. */
public final class RunMixin {

  @Option(
      names = "--device",
      defaultValue = "auto",
      description =
          "cpu, cuda, cuda:INDEX, or auto: cuda where there is one. Default ${DEFAULT-VALUE}.")
  private String device = "auto";

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "All random draws follow from it. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  /** Where to compute. */
  public Device device() {
    if (device.equals("auto")) {
      return Settings.hasCuda() ? Device.cuda(0) : Device.CPU;
    }
    Device parsed = parsed();
    if (parsed.isCuda() && !Settings.hasCuda()) {
      throw new ConfigException(
          "--device " + device + ": this LibTorch sees no GPU; `panatorch doctor` says why");
    }
    return parsed;
  }

  private Device parsed() {
    try {
      return Device.parse(device);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--device: " + e.getMessage());
    }
  }

  /** From which all random draws follow. */
  public long seed() {
    return seed;
  }

  /** Whether the result is printed as JSON. */
  public boolean json() {
    return json;
  }
}
