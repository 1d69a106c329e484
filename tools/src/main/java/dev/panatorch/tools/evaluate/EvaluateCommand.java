package dev.panatorch.tools.evaluate;

import picocli.CommandLine.Command;

/** {@code panatorch evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures reconstructions, generated images and latent spaces.",
    footer = {"", "Options and examples: panatorch evaluate COMMAND --help"},
    subcommands = {ReconstructionCommand.class, GenerationCommand.class, LatentsCommand.class})
public final class EvaluateCommand {}
