package dev.panatorch.tools.bench;

import picocli.CommandLine.Command;

/** {@code panatorch bench}: measurements. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures this machine, each time against a named peer in the same run.",
    subcommands = {
      OpsCommand.class,
      ModelsCommand.class,
      DiffusionCommand.class,
      PartsCommand.class,
      MetricsCommand.class,
      MemoryCommand.class
    })
public final class BenchCommand {}
