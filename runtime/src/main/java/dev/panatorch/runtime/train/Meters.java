package dev.panatorch.runtime.train;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Sums of numbers that stay on the device until they are read. */
final class Meters implements AutoCloseable {

  /** A sum and how many numbers it holds. */
  record Sum(double total, long count) {
    double mean() {
      return total / count;
    }
  }

  private static final class Meter {
    final Tensor total;
    long count;

    Meter(Device device) {
      total = Torch.zeros(new long[0], DType.FLOAT64, device).keep();
    }
  }

  private final Device device;
  private final SequencedMap<String, Meter> meters = new LinkedHashMap<>();

  Meters(Device device) {
    this.device = device;
  }

  /** Adds the one element of {@code value}; does not wait for the device. */
  void add(String name, Tensor value) {
    Meter meter = meters.computeIfAbsent(name, absent -> new Meter(device));
    try (var scope = Scope.open()) {
      meter.total.add_(value.detach().reshape());
    }
    meter.count++;
  }

  /** Waits for the device and reads the sums of all numbers added since they were reset. */
  SequencedMap<String, Sum> read() {
    SequencedMap<String, Sum> sums = new LinkedHashMap<>();
    meters.forEach((name, meter) -> {
      if (meter.count > 0) {
        sums.put(name, new Sum(meter.total.item(), meter.count));
      }
    });
    return sums;
  }

  void reset() {
    for (Meter meter : meters.values()) {
      meter.total.zero_();
      meter.count = 0;
    }
  }

  /** Goes on from saved sums. */
  void restore(Map<String, Sum> sums) {
    reset();
    sums.forEach((name, sum) -> {
      Meter meter = meters.computeIfAbsent(name, absent -> new Meter(device));
      meter.total.fill_(sum.total);
      meter.count = sum.count;
    });
  }

  @Override
  public void close() {
    meters.values().forEach(meter -> meter.total.close());
    meters.clear();
  }
}
