package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Runs a command in a process and kills it in the midst of its work, without a chance to tidy up.
 *
 * @param folder for what the process says
 */
record Killer(Path folder, Random random) {

  private static final int MILLISECONDS = 20;

  /** Kills it a moment after something holds. */
  void kill(Callable<Boolean> condition, Object... command) throws Exception {
    try (Child child = Child.start(folder, "", command)) {
      child.await(condition);
      Thread.sleep(random.nextInt(MILLISECONDS));
      child.signal("KILL");
      assertThat(child.end().code()).isEqualTo(128 + 9);
    }
  }

  /** Lets it run to its end. */
  Outcome leave(Object... command) throws Exception {
    try (Child child = Child.start(folder, "", command)) {
      return child.end().succeeded();
    }
  }
}
