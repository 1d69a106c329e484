package dev.panatorch.runtime.train.events;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person how far a task is: a bar on a terminal, a plain line every few seconds anywhere
 * else. For use by one thread.
 */
public final class Progress implements AutoCloseable {

  private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);
  private static final int BAR_UPDATE_MILLIS = 250;

  private final String task;
  private final String unit;
  private final long start;
  private final long total;
  private final PrintStream out;
  private final @Nullable ProgressBar bar;
  private final long startNanos = System.nanoTime();
  private final long lineNanos;
  private long lastLineNanos = startNanos;
  private long done;
  private String note = "";

  private Progress(
      String task,
      String unit,
      long start,
      long total,
      PrintStream out,
      @Nullable ProgressBar bar,
      Duration lineInterval) {
    this.task = task;
    this.unit = unit;
    this.start = start;
    this.done = start;
    this.total = total;
    this.out = out;
    this.bar = bar;
    this.lineNanos = lineInterval.toNanos();
  }

  /** Starts at {@code done} of {@code total} units (say "images") on the standard error. */
  public static Progress start(String task, String unit, long done, long total) {
    return isTerminal()
        ? new Progress(
            task, unit, done, total, System.err, bar(task, unit, done, total), LINE_INTERVAL)
        : plain(task, unit, done, total, System.err, LINE_INTERVAL);
  }

  /** Plain lines on {@code out}, at most one per interval, and one at the end. */
  public static Progress plain(
      String task, String unit, long done, long total, PrintStream out, Duration interval) {
    return new Progress(task, unit, done, total, out, null, interval);
  }

  /** Tells how many units are done, and a short note such as the loss. */
  public void update(long done, String note) {
    this.done = done;
    this.note = note;
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(note);
    } else if (System.nanoTime() - lastLineNanos >= lineNanos) {
      printLine();
    }
  }

  /** Ends the display with the last state, if there is anything new. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (done > start) {
      printLine();
    }
  }

  private void printLine() {
    lastLineNanos = System.nanoTime();
    double seconds = Math.max(1e-9, (lastLineNanos - startNanos) * 1e-9);
    double speed = (done - start) / seconds;
    String left =
        done < total && speed > 0 ? ", " + readable((total - done) / speed) + " left" : "";
    out.println(
        String.format(
            Locale.ROOT,
            "%s: %d of %d %s (%.1f %%), %.1f %s/s%s%s",
            task,
            done,
            total,
            unit,
            total == 0 ? 100.0 : 100.0 * done / total,
            speed,
            unit,
            left,
            note.isEmpty() ? "" : ", " + note));
  }

  private static String readable(double seconds) {
    long whole = (long) Math.min(seconds + 0.5, 1e9);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? "%d min %02d s".formatted(whole / 60, whole % 60)
            : "%d h %02d min".formatted(whole / 3600, whole / 60 % 60);
  }

  private static ProgressBar bar(String task, String unit, long done, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setUnit(" " + unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(BAR_UPDATE_MILLIS)
        .showSpeed()
        .build();
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
  }
}
