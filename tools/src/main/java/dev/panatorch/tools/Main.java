package dev.panatorch.tools;

import dev.panatorch.tools.analyze.AnalyzeCommand;
import dev.panatorch.tools.bench.BenchCommand;
import dev.panatorch.tools.evaluate.EvaluateCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Entry point of the {@code panatorch} command. */
@Command(
    name = "panatorch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Trains and runs latent diffusion models on LibTorch, inside the JVM.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    footer = {
      "",
      "Examples:",
      "  panatorch demo                      the whole path, in minutes",
      "  panatorch config list               the presets, each in a line",
      "  panatorch train tokenizer --help    options and examples of one command"
    },
    subcommands = {
      DemoCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      TrainCommand.class,
      EncodeCommand.class,
      ReconstructCommand.class,
      SampleCommand.class,
      ServeCommand.class,
      EvaluateCommand.class,
      AnalyzeCommand.class,
      BenchCommand.class,
      InspectCommand.class,
      ConvertCommand.class
    })
public final class Main {

  /** The commands of the help, by what they are for. */
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("To begin", List.of("demo", "doctor", "config"));
    GROUPS.put("Models", List.of("train", "encode", "reconstruct", "sample", "serve"));
    GROUPS.put("Measurements", List.of("evaluate", "analyze", "bench"));
    GROUPS.put("Files of weights", List.of("inspect", "convert"));
  }

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
    CommandLine command = command();
    try (var interruption = Interruption.handle()) {
      return command.execute(arguments);
    } catch (ExceptionInInitializerError | OutOfMemoryError e) {
      return Failures.report(e, command);
    }
  }

  /** The command with all of its subcommands. */
  static CommandLine command() {
    CommandLine command =
        OptionTypes.addTo(new CommandLine(new Main()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionStrategy(OptionTypes::execute)
            .setParameterExceptionHandler((failure, given) -> Failures.usage(failure))
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> Failures.report(failure, failed));
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Main::commandsInGroups);
    return command;
  }

  private static String commandsInGroups(Help help) {
    var text = new StringBuilder();
    GROUPS.forEach((group, names) -> {
      text.append("%n%s:%n".formatted(group));
      for (String name : names) {
        CommandLine command = Objects.requireNonNull(help.commandSpec().subcommands().get(name));
        String[] description = command.getCommandSpec().usageMessage().description();
        text.append("  %-13s%s%n".formatted(name, description[0]));
      }
    });
    return text.toString();
  }
}
