package dev.panatorch.tools.config;

import dev.panatorch.maetok.MaeTokConfig;

/**
 * A tokenizer and how it is trained.
 *
 * @param model the tokenizer
 * @param minCrop smallest share of a picture's shorter side that a training crop keeps
 * @param training how
 */
public record TokenizerPreset(MaeTokConfig model, double minCrop, TrainingSettings training) {}
