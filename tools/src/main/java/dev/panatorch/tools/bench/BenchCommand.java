package dev.panatorch.tools.bench;

import picocli.CommandLine.Command;

/** {@code panatorch bench}: measurements. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures this machine beside named peers in the same run.",
    footer = {"", "Options and examples: panatorch bench COMMAND --help"},
    subcommands = {
      OpsCommand.class,
      ModelsCommand.class,
      DiffusionCommand.class,
      PartsCommand.class,
      MetricsCommand.class,
      MemoryCommand.class
    })
public final class BenchCommand {}
