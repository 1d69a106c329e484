package dev.panatorch.tools;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import dev.panatorch.tools.config.ConfigException;
import picocli.CommandLine.Option;

/** The option of commands that compute on a device. */
public final class DeviceMixin {

  @Option(
      names = "--device",
      defaultValue = "auto",
      description =
          "cpu, cuda, cuda:INDEX, or auto: cuda where there is one. Default ${DEFAULT-VALUE}.")
  private String device = "auto";

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
}
