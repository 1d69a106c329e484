package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.tools.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own. */
final class Child implements AutoCloseable {

  private static final long MINUTES = 3;

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a command.
   *
   * @param before a line for the shell that becomes the command, such as {@code ulimit -f 100}
   */
  static Child start(Path folder, String before, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + "\nexec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--add-modules=jdk.incubator.vector");
    String libtorch = System.getProperty("panatorch.libtorch");
    if (libtorch != null) {
      command.add("-Dpanatorch.libtorch=" + libtorch);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Child(process, out, err);
  }

  /** Waits until something holds, as long as the process lives. */
  Child await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
      Thread.sleep(5);
    }
    return this;
  }

  /** Sends a signal by its name without SIG. */
  Child signal(String name) throws Exception {
    var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid());
    assertThat(kill.start().waitFor()).isZero();
    return this;
  }

  Outcome end() throws Exception {
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
