package dev.panatorch.runtime.metrics;

/** Mean of |a - b| over all pixels and channels (L1), in units of the values. */
public record MeanAbsoluteError() implements ImageMetric {}
