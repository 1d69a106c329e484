package dev.panatorch.tools;

import dev.panatorch.tools.analyze.AnalyzeCommand;
import dev.panatorch.tools.bench.BenchCommand;
import dev.panatorch.tools.evaluate.EvaluateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the {@code panatorch} command. */
@Command(
    name = "panatorch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Trains and runs latent diffusion models on LibTorch, inside the JVM.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  panatorch demo                      from photographs to generated images in minutes",
      "  panatorch doctor                    what was found: JDK, LibTorch, CUDA, devices",
      "  panatorch train tokenizer --help    options and examples of one command"
    },
    subcommands = {
      DemoCommand.class,
      DoctorCommand.class,
      TrainCommand.class,
      EncodeCommand.class,
      ReconstructCommand.class,
      InspectCommand.class,
      ConvertCommand.class,
      SampleCommand.class,
      ServeCommand.class,
      EvaluateCommand.class,
      AnalyzeCommand.class,
      ConfigCommand.class,
      BenchCommand.class
    })
public final class Main {

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage, 130
   * stopped by Ctrl-C.
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command in this process and returns its exit code. */
  public static int run(String... arguments) {
    CommandLine command =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler((failure, given) -> Failures.usage(failure))
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> Failures.report(failure, failed));
    try (var interruption = Interruption.handle()) {
      return command.execute(arguments);
    } catch (ExceptionInInitializerError | OutOfMemoryError e) {
      return Failures.report(e, command);
    }
  }
}
