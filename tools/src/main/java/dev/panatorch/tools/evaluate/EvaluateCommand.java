package dev.panatorch.tools.evaluate;

import picocli.CommandLine.Command;

/** {@code panatorch evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures models.",
    subcommands = {ReconstructionCommand.class, GenerationCommand.class, LatentsCommand.class})
public final class EvaluateCommand {}
