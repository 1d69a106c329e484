package dev.panatorch.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.train.events.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends real processes; {@code -Dpanatorch.kills=50} kills more often. */
class KillTest {

  private static final int KILLS = Integer.getInteger("panatorch.kills", 3);
  private static final long ENDLESS = 1L << 40;
  private static final long MINUTES = 3;

  /** Images of one update, and updates beyond the last kill. */
  private static final long UPDATE = 2L * TinyRun.BATCH;

  private static final long BEYOND = 25;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  private Process start(Path run, Path output, long images) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--add-modules=jdk.incubator.vector");
    String libtorch = System.getProperty("panatorch.libtorch");
    if (libtorch != null) {
      command.add("-Dpanatorch.libtorch=" + libtorch);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TinyRun.class.getName(), run.toString(), Long.toString(images)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return process;
  }

  @AfterEach
  void endWhatStillRuns() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Waits until the run has recorded something beyond {@code from}; false when it ended before. */
  private static boolean awaitProgress(Process process, Path run, long from)
      throws IOException, InterruptedException {
    while (process.isAlive()) {
      if (recorded(run) > from) {
        return true;
      }
      Thread.sleep(2);
    }
    return false;
  }

  private static long recorded(Path run) throws IOException {
    var lines = JsonLines.read(run.resolve("events.jsonl"));
    return lines.isEmpty() ? 0 : lines.getLast().path("update").asLong();
  }

  private static long latest(Path run) throws IOException {
    var latest = Checkpoints.of(run).latest();
    return latest.isEmpty() ? 0 : RunState.read(latest.get()).updates();
  }

  @Test
  void resumesFromAWholeCheckpointWheneverItWasKilledAndEndsWithTheSameBits() throws Exception {
    Path run = folder.resolve("killed");
    Path output = folder.resolve("output.txt");
    var random = new Random(Long.getLong("panatorch.kills.seed", System.nanoTime()));
    int torn = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long before = latest(run);
      // What the last one recorded behind its checkpoint stands there still: wait for more than it.
      long recorded = recorded(run);
      Process process = start(run, output, ENDLESS);
      assertThat(awaitProgress(process, run, recorded)).as("runs until it is killed").isTrue();
      Thread.sleep(random.nextInt(120));
      process.destroyForcibly();
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(latest(run)).as("checkpoints never go back").isGreaterThanOrEqualTo(before);
      torn += temporaries(run).isEmpty() ? 0 : 1;
    }
    assertThat(latest(run)).as("updates that survived the kills").isPositive();
    long images = (latest(run) + BEYOND) * UPDATE;
    Process last = start(run, output, images);
    assertThat(last.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(output).content().contains("finished");
    assertThat(last.exitValue()).isZero();
    Path whole = TinyRun.run(TinyRun.config(folder.resolve("whole"), images)).checkpoint();
    TrainerTest.assertSameCheckpoint(Checkpoints.of(run).latest().orElseThrow(), whole);
    assertThat(temporaries(run)).isEmpty();
    System.out.printf(
        "%d kills, %d of them while a checkpoint was written or removed; the same bits after %d"
            + " images%n",
        KILLS, torn, images);
  }

  @Test
  void savesAndTellsHowToGoOnWhenItIsInterrupted() throws Exception {
    Path run = folder.resolve("interrupted");
    Path output = folder.resolve("output.txt");
    Process process = start(run, output, ENDLESS);
    assertThat(awaitProgress(process, run, 0)).isTrue();
    process.destroy();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    Path checkpoint = Checkpoints.of(run).latest().orElseThrow();
    assertThat(Files.readString(output))
        .contains("stopped after", checkpoint.toString(), "to continue: the same command");
    assertThat(RunState.read(checkpoint).updates()).isGreaterThanOrEqualTo(recorded(run));
    assertThat(temporaries(run)).isEmpty();
  }

  private static List<Path> temporaries(Path run) throws IOException {
    try (var all = Files.walk(run)) {
      return all.filter(path -> path.getFileName().toString().startsWith(".tmp")).toList();
    }
  }
}
