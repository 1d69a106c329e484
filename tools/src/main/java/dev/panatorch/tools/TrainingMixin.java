package dev.panatorch.tools;

import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.run.RunOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of the training commands. */
final class TrainingMixin {

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the run.")
  private Path output = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one value of the preset; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--resume",
      description = "Continues the run in the output folder exactly where it was saved.")
  private boolean resume;

  Path output() {
    return output;
  }

  List<String> overrides() {
    return overrides;
  }

  RunOptions options(RunMixin run, CommandSpec spec) {
    String again = spec.qualifiedName() + " ... --output " + output + " --resume";
    return new RunOptions(run.device(), run.seed(), resume, again);
  }

  /** Prints what came of the run, unless it was stopped and said so, and returns the exit code. */
  int report(TrainingResult result, RunMixin run, CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(
          out,
          Map.of(
              "finished", result.finished(),
              "updates", result.updates(),
              "imagesSeen", result.imagesSeen(),
              "checkpoint", result.checkpoint().toString(),
              "skipped", result.skipped()));
    } else if (result.finished()) {
      out.printf("finished after %,d images%n", result.imagesSeen());
      out.println("checkpoint " + result.checkpoint());
      result.skipped().forEach(skipped -> out.println("skipped " + skipped));
      out.flush();
    }
    return result.finished() ? 0 : Failures.STOPPED;
  }
}
