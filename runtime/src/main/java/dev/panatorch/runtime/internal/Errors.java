package dev.panatorch.runtime.internal;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.DTypeException;
import dev.panatorch.runtime.DeviceException;
import dev.panatorch.runtime.OutOfDeviceMemoryException;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.TorchException;
import dev.panatorch.runtime.autograd.Callbacks;
import java.lang.foreign.MemorySegment;

/** Turns the shim's last error of this thread into an exception. */
public final class Errors {

  private static final int LONGEST = 1 << 20;

  private Errors() {}

  /** The exception for the failure that the previous call into the shim reported. */
  public static RuntimeException last() {
    String message = text(pt_error_message());
    int kind = pt_error_kind();
    if (kind == PT_ERROR_CALLBACK()) {
      return Callbacks.failure(message);
    }
    String operator = text(pt_error_operator());
    String full = operator + "(" + text(pt_error_arguments()) + "): " + message;
    String backtrace = text(pt_error_backtrace());
    if (kind == PT_ERROR_SHAPE() || kind == PT_ERROR_INDEX()) {
      return new ShapeException(full, operator, backtrace);
    }
    if (kind == PT_ERROR_DTYPE()) {
      return new DTypeException(full, operator, backtrace);
    }
    if (kind == PT_ERROR_DEVICE()) {
      return new DeviceException(full, operator, backtrace);
    }
    if (kind == PT_ERROR_OUT_OF_MEMORY()) {
      return new OutOfDeviceMemoryException(full, operator, backtrace);
    }
    return new TorchException(full, operator, backtrace);
  }

  /** A C string that the shim owns. */
  public static String text(MemorySegment address) {
    if (address.equals(MemorySegment.NULL)) {
      throw last();
    }
    return address.reinterpret(LONGEST).getString(0);
  }
}
