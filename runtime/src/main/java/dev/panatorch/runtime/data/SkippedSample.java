package dev.panatorch.runtime.data;

/**
 * A sample that could not be read and was left out or replaced.
 *
 * @param id the sample's name in its dataset
 * @param reason what was wrong, with the file's name
 */
public record SkippedSample(String id, String reason) {}
