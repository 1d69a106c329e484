package dev.panatorch.runtime;

/**
 * Where a tensor's memory lies.
 *
 * @param kind kind of device
 * @param index which device of that kind; -1 is the current one
 */
public record Device(Kind kind, int index) {

  /** The kinds of device, with the values of {@code c10::DeviceType}. */
  public enum Kind {
    /** Host memory. */
    CPU(0),
    /** An NVIDIA GPU. */
    CUDA(1);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The value of {@code c10::DeviceType}. */
    public int code() {
      return code;
    }
  }

  private static final int NO_INDEX = 0xff;

  /** Host memory. */
  public static final Device CPU = new Device(Kind.CPU, -1);

  /** Checks the index. */
  public Device {
    if (index < -1 || index >= NO_INDEX) {
      throw new IllegalArgumentException("device index " + index + " is not between 0 and 254");
    }
  }

  /** The GPU with this index. */
  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index);
  }

  /**
   * Reads {@code cpu}, {@code cuda} or {@code cuda:1}; plain {@code cuda} is the first GPU.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Device parse(String text) {
    if (text.equals("cpu")) {
      return CPU;
    }
    if (text.equals("cuda")) {
      return cuda(0);
    }
    if (text.matches("cuda:\\d{1,3}")) {
      return cuda(Integer.parseInt(text.substring(5)));
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no device; give cpu, cuda or cuda:INDEX");
  }

  /** The device with this code. */
  public static Device ofCode(int code) {
    Kind kind = code >> 8 == Kind.CUDA.code ? Kind.CUDA : Kind.CPU;
    int index = code & NO_INDEX;
    return kind == Kind.CPU ? CPU : new Device(kind, index == NO_INDEX ? -1 : index);
  }

  /** The shim's code of this device: kind and index in one number. */
  public int code() {
    return kind.code << 8 | (index < 0 ? NO_INDEX : index);
  }

  /** Whether this is a GPU. */
  public boolean isCuda() {
    return kind == Kind.CUDA;
  }

  /** {@code cpu} or {@code cuda:0}, as PyTorch writes it. */
  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : index < 0 ? "cuda" : "cuda:" + index;
  }
}
