package dev.panatorch.runtime.metrics;

/**
 * Mean of (a - b)^2 over all pixels and channels, in squared units of the values; scikit-image's
 * {@code mean_squared_error}.
 */
public record MeanSquaredError() implements ImageMetric {}
