package dev.panatorch.tools.config;

import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokLoss;

/**
 * A tokenizer and how it is trained.
 *
 * @param model the tokenizer
 * @param loss what is made small
 * @param minCrop smallest share of a picture's shorter side that a training crop keeps
 * @param training how
 */
public record TokenizerPreset(
    MaeTokConfig model, MaeTokLoss loss, double minCrop, TrainingSettings training) {}
