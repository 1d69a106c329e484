package dev.panatorch.tools;

import picocli.CommandLine.Command;

/** {@code panatorch train}: trains models. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a tokenizer, or a diffusion model in its latent space.",
    footer = {"", "Options and examples: panatorch train COMMAND --help"},
    subcommands = {TrainTokenizerCommand.class, TrainDiffusionCommand.class})
final class TrainCommand {}
