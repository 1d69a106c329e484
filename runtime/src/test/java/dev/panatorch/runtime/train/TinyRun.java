package dev.panatorch.runtime.train;

import dev.panatorch.runtime.train.TrainingConfig.Intervals;
import java.io.IOException;
import java.nio.file.Path;

/** A run in a process of its own: {@code TinyRun FOLDER IMAGES}; always resumes. */
final class TinyRun {

  static final int BATCH = 4;
  static final int DATA = 50;
  static final Intervals OFTEN = new Intervals(5, 50, 10, 2);

  private TinyRun() {}

  static TrainingConfig config(Path folder, long images) {
    return TrainingConfig.of(folder, 42, images).accumulating(2).every(OFTEN);
  }

  static TrainingResult run(TrainingConfig config) throws IOException {
    try (var task = new TinyTask();
        var trainer = Trainer.open(task, Numbers.data(DATA, BATCH), config)) {
      return trainer.run();
    }
  }

  public static void main(String[] arguments) throws IOException {
    // A test that was killed itself must not leave this behind.
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    Path folder = Path.of(arguments[0]);
    long images = Long.parseLong(arguments[1]);
    TrainingResult result = run(config(folder, images).resuming(true, "the same command"));
    System.out.println(result.finished() ? "finished" : "stopped");
  }
}
