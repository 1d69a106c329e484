package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.train.Checkpoints;
import dev.panatorch.runtime.train.RunState;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a process gets it. */
class InterruptionTest {

  private static final long ENDLESS = 1L << 40;

  @TempDir private static Path shared;
  private static Tiny tiny;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(shared);
  }

  private record Signal(String name, int exitCode) {

    /** Ctrl-C; SIGTERM where this JVM was started to ignore Ctrl-C, as its children then do. */
    static Signal interrupt() throws IOException {
      Path status = Path.of("/proc/self/status");
      boolean ignored =
          Files.exists(status)
              && Files.readAllLines(status).stream()
                  .filter(line -> line.startsWith("SigIgn:"))
                  .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                  .anyMatch(mask -> (mask & 2) != 0);
      return ignored ? new Signal("TERM", 128 + 15) : new Signal("INT", 128 + 2);
    }
  }

  private Object[] training(String run, long images, Object... more) {
    Object[] settings = {"--set", "training.images=" + images, "--set", "training.logEvery=1"};
    Object[] all = Stream.of(settings, more).flatMap(Stream::of).toArray();
    return tiny.trainTokenizer(tiny.pictures(), folder.resolve(run), all);
  }

  @Test
  void aTrainingSavesTellsHowToGoOnAndGoesOnExactly() throws Exception {
    Path run = folder.resolve("run");
    Path events = run.resolve("events.jsonl");
    Signal interrupt = Signal.interrupt();
    try (Child child = Child.start(folder, "", training("run", ENDLESS))) {
      child.await(() -> Files.exists(events) && Files.size(events) > 0).signal(interrupt.name());
      Outcome outcome = child.end();
      assertThat(outcome.code()).isEqualTo(interrupt.exitCode());
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).doesNotContain("\tat ", "panatorch: ");
      assertThat(outcome.err().lines().filter(line -> line.startsWith("stopped after"))).hasSize(1);
      assertThat(outcome.err()).contains("to continue: panatorch train tokenizer", "--resume");
    }
    assertThat(Tiny.files(run)).noneMatch(name -> name.contains(".tmp"));
    long images = RunState.read(checkpoint(run)).imagesSeen() + 8;
    Outcome.of(training("run", images, "--resume")).succeeded();
    Outcome.of(training("whole", images)).succeeded();
    Path whole = checkpoint(folder.resolve("whole"));
    assertThat(Tiny.files(whole)).hasSize(4);
    for (String file : Tiny.files(whole)) {
      assertThat(checkpoint(run).resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  private static Path checkpoint(Path run) throws IOException {
    return Checkpoints.of(run).latest().orElseThrow();
  }

  /** Callers wait for images all the while. */
  @Test
  void aServiceUnderLoadEndsAtOnceWithOneWord() throws Exception {
    Object[] serve = {
      "serve",
      "--denoiser",
      tiny.denoiser(),
      "--tokenizer",
      tiny.tokenizer(),
      "--port",
      0,
      "--steps",
      20,
      "--device",
      "cpu"
    };
    Path out = folder.resolve("out.txt");
    Signal interrupt = Signal.interrupt();
    var answered = new AtomicInteger();
    try (Child child = Child.start(folder, "", serve);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      child.await(() -> Files.exists(out) && Files.readString(out).contains("seed=0\n"));
      var image = URI.create(Files.readString(out).strip()).toURL();
      for (int i = 0; i < 50; i++) {
        callers.execute(() -> {
          while (read(image)) {
            answered.incrementAndGet();
          }
        });
      }
      child.await(() -> answered.get() > 20).signal(interrupt.name());
      Outcome outcome = child.end();
      assertThat(outcome.code()).isEqualTo(interrupt.exitCode());
      assertThat(outcome.err()).doesNotContain("\tat ", "Exception");
      assertThat(outcome.err().lines().filter(line -> line.startsWith("panatorch: ")))
          .isEqualTo(List.of("panatorch: interrupted"));
    }
  }

  private static boolean read(URL image) {
    try (var png = image.openStream()) {
      return png.readAllBytes().length > 0;
    } catch (IOException e) {
      return false; // the service is gone
    }
  }

  @Test
  void anythingElseEndsAtOnceWithOneWord() throws Exception {
    Path output = folder.resolve("samples");
    Object[] endless = tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, "--steps", 1_000_000);
    Signal interrupt = Signal.interrupt();
    try (Child child = Child.start(folder, "", endless)) {
      child.await(() -> Files.exists(output)).signal(interrupt.name());
      Outcome outcome = child.end();
      assertThat(outcome.code()).isEqualTo(interrupt.exitCode());
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().lines().filter(line -> line.startsWith("panatorch: ")))
          .isEqualTo(List.of("panatorch: interrupted"));
    }
    Outcome.of(tiny.sample(tiny.denoiser(), tiny.tokenizer(), output)).succeeded();
    assertThat(Tiny.files(output))
        .filteredOn(name -> name.endsWith(".png"))
        .hasSize(Tiny.files(output).size() - 1)
        .hasSize(4);
  }
}
