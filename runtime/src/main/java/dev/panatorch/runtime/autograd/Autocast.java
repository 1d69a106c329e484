package dev.panatorch.runtime.autograd;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import org.jspecify.annotations.Nullable;

/**
 * Mixed precision for a region of code on one thread, with the rules of {@code torch.autocast}:
 * matrix products and convolutions run in the lower type, sums, norms, softmax and losses in
 * float32, everything else in the type of its inputs. Parameters stay float32; each is cast once
 * per outermost region, with its history whoever asks first, and the copy is freed at its end. The
 * backward pass runs in the types of the forward pass and belongs outside of the region.
 *
 * <p>The type of choice is bfloat16, which has the exponent range of float32 and so needs no
 * scaling of the loss.
 */
public final class Autocast implements AutoCloseable {

  static {
    Library.load();
  }

  private final Region region;
  private final int kind;
  private final int wasEnabled;
  private final int before;

  private Autocast(Region region, int kind, int wasEnabled, int before) {
    this.region = region;
    this.kind = kind;
    this.wasEnabled = wasEnabled;
    this.before = before;
  }

  /**
   * Lower precision for operators on {@code device}.
   *
   * @param dtype BFLOAT16 or FLOAT16
   */
  public static Autocast enable(Device device, DType dtype) {
    if (dtype != DType.BFLOAT16 && dtype != DType.FLOAT16) {
      throw new IllegalArgumentException(
          "autocast takes bfloat16 or float16, not " + dtype.torchName());
    }
    return set(device, true, dtype.code());
  }

  /** Full precision inside of a region of lower precision. */
  public static Autocast disable(Device device) {
    return set(device, false, pt_autocast_dtype(device.kind().code()));
  }

  /** Whether operators on {@code device} run in lower precision on this thread now. */
  public static boolean isEnabled(Device device) {
    return Results.truth(pt_is_autocast_enabled(device.kind().code()));
  }

  /** The lower precision of operators on {@code device} on this thread now, or null. */
  public static @Nullable DType dtype(Device device) {
    return isEnabled(device) ? DType.ofCode(pt_autocast_dtype(device.kind().code())) : null;
  }

  private static Autocast set(Device device, boolean enabled, int dtype) {
    var region = new Region("Autocast");
    int kind = device.kind().code();
    var mode = new Autocast(region, kind, pt_is_autocast_enabled(kind), pt_autocast_dtype(kind));
    Results.check(pt_autocast_enter(kind, Arguments.flag(enabled), dtype));
    return mode;
  }

  @Override
  public void close() {
    if (region.close()) {
      Results.check(pt_autocast_exit(kind, wasEnabled, before));
    }
  }
}
