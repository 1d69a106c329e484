package dev.panatorch.tools;

import picocli.CommandLine.Command;

/** {@code panatorch train}: trains models. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a tokenizer, or a diffusion model in the latent space of one.",
    subcommands = {TrainTokenizerCommand.class, TrainDiffusionCommand.class})
final class TrainCommand {}
