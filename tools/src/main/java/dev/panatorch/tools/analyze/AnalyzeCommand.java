package dev.panatorch.tools.analyze;

import picocli.CommandLine.Command;

/** {@code panatorch analyze}. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Looks into latent spaces, as the papers do.",
    footer = {"", "Options and examples: panatorch analyze COMMAND --help"},
    subcommands = {
      GmmCommand.class,
      ProbeCommand.class,
      UmapCommand.class,
      SmoothnessCommand.class,
      CompressionCommand.class,
      EfficiencyCommand.class,
      TheoryCommand.class
    })
public final class AnalyzeCommand {}
