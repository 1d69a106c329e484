package dev.panatorch.runtime.autograd;

/** A region of code on the platform thread that opened it, which alone may close it. */
final class Region {

  private final Thread owner = Thread.currentThread();
  private boolean closed;

  /**
   * Opens one.
   *
   * @param what is switched, for the message
   * @throws IllegalStateException on a virtual thread, which may move to another platform thread
   */
  Region(String what) {
    if (owner.isVirtual()) {
      throw new IllegalStateException(
          what
              + " belongs to an operating system thread; run this on a platform thread, not on a virtual one");
    }
  }

  /**
   * Closes it.
   *
   * @return whether it was open
   * @throws WrongThreadException on another thread
   */
  boolean close() {
    if (closed) {
      return false;
    }
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException("this region belongs to thread " + owner.getName());
    }
    closed = true;
    return true;
  }
}
