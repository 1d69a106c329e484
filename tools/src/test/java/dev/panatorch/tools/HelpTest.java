package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command tells in a line what it does, gives examples, and means the same by an option. */
class HelpTest {

  /** What stands beside the name of a command in a terminal of 80 columns. */
  private static final int LINE = 65;

  /** Options that stand for a whole kind of thing, and are explained by what they are for. */
  private static final Set<String> OF_THEIR_COMMAND =
      Set.of(
          "--output",
          "--images",
          "--latents",
          "--batch-size",
          "--raw",
          "--set",
          "--preset",
          "--from",
          "--rounds",
          "--calls",
          "--denoiser",
          "--steps",
          "--modes",
          "--dimensions",
          "--seconds");

  /** All commands below this one. */
  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> all = new ArrayList<>();
    for (CommandLine below : command.getSubcommands().values()) {
      all.add(below);
      all.addAll(all(below));
    }
    return all;
  }

  @Test
  void everyCommandTellsInALineWhatItDoes() {
    for (CommandLine command : all(Main.command())) {
      String first = command.getCommandSpec().usageMessage().description()[0];
      assertThat(first).as(command.getCommandName()).endsWith(".").hasSizeLessThanOrEqualTo(LINE);
    }
  }

  @Test
  void everyCommandHasExamplesOrSaysWhereTheyAre() {
    for (CommandLine command : all(Main.command())) {
      UsageMessageSpec usage =
          command.getCommandName().equals("list") || command.getCommandName().equals("show")
              ? command.getParent().getCommandSpec().usageMessage()
              : command.getCommandSpec().usageMessage();
      assertThat(String.join("\n", usage.footer()))
          .as(command.getCommandName())
          .containsIgnoringCase("example");
    }
  }

  @Test
  void theHelpNamesEveryCommandOnce() {
    String help = Main.command().getUsageMessage();
    for (String name : Main.command().getSubcommands().keySet()) {
      assertThat(help.lines().filter(line -> line.startsWith("  " + name + " ")))
          .as(name)
          .hasSize(1);
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void anOptionMeansTheSameInEveryCommand() {
    Map<String, String> meanings = new HashMap<>();
    for (CommandLine command : all(Main.command())) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        String name = option.longestName();
        String meaning =
            "%s %s".formatted(option.defaultValue(), String.join(" ", option.description()));
        if (!OF_THEIR_COMMAND.contains(name)) {
          assertThat(meanings.merge(name, meaning, (known, _) -> known))
              .as(command.getCommandName() + " " + name)
              .isEqualTo(meaning);
        }
      }
    }
  }
}
