package dev.panatorch.tools;

import dev.panatorch.runtime.train.Trainer;
import java.util.concurrent.CountDownLatch;

/**
 * What Ctrl-C (and SIGTERM) does to a command: a training saves and tells how to go on, which is
 * waited for to the last word; anything else ends at once and says so.
 */
final class Interruption implements AutoCloseable {

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("panatorch-end").unstarted(this::end);

  private Interruption() {}

  /** From now on until it is closed. */
  static Interruption handle() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void end() {
    if (!Trainer.isAnyRunning()) {
      System.err.println("panatorch: interrupted");
      return;
    }
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      over.countDown(); // the process is ending: the hook runs and needs no removal
    }
  }
}
