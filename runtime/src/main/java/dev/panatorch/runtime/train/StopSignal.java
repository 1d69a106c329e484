package dev.panatorch.runtime.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the loop to stop when somebody asks for it, and holds the end of the process back (Ctrl-C,
 * SIGTERM) until the loop has saved its state.
 */
final class StopSignal implements AutoCloseable {

  private static final AtomicInteger INSTALLED = new AtomicInteger();

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("panatorch-stop").unstarted(this::stop);
  private volatile boolean requested;

  private StopSignal() {}

  static StopSignal install() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    INSTALLED.incrementAndGet();
    return signal;
  }

  /** Whether the end of the process would be held back. */
  static boolean isAnyInstalled() {
    return INSTALLED.get() > 0;
  }

  void request() {
    requested = true;
  }

  boolean isRequested() {
    return requested;
  }

  private void stop() {
    request();
    boolean interrupted = false;
    while (saved.getCount() > 0) {
      try {
        saved.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    INSTALLED.decrementAndGet();
    saved.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs and needs no removal.
      request();
    }
  }
}
