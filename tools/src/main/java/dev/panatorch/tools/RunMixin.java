package dev.panatorch.tools;

import dev.panatorch.runtime.Device;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that compute something which depends on random draws. */
public final class RunMixin {

  @Mixin private DeviceMixin device = new DeviceMixin();

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "All random draws follow from it. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private JsonMixin json = new JsonMixin();

  /** Where to compute. */
  public Device device() {
    return device.device();
  }

  /** From which all random draws follow. */
  public long seed() {
    return seed;
  }

  /** Whether the result is printed as JSON. */
  public boolean json() {
    return json.wanted();
  }
}
