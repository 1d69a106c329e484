package dev.panatorch.tools.run;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.cuda.Cuda;

/**
 * Times work on a device to its end: what a GPU has still to do is waited for, before and after.
 *
 * @param device where the work is done
 */
public record PassTimer(Device device) {

  /** Nanoseconds that so many calls take, each in a scope of its own. */
  public long nanoseconds(Runnable call, int calls) {
    await();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      try (var scope = Scope.open()) {
        call.run();
      }
    }
    await();
    return System.nanoTime() - start;
  }

  private void await() {
    if (device.isCuda()) {
      Cuda.synchronize(device);
    }
  }
}
