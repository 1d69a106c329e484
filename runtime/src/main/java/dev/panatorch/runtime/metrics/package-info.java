/**
 * Image metrics straight from memory: mean squared and absolute error, PSNR, SSIM and multi-scale
 * SSIM; and the mean and covariance of rows of numbers.
 *
 * <p>An {@link dev.panatorch.runtime.metrics.ImageView} describes pixels where they already lie, on
 * or off the heap, and nothing is copied. Every sum is accumulated in float64. The inner loops
 * exist twice, in plain Java and on the Vector API; the faster one that the running JVM offers is
 * picked once, and {@link dev.panatorch.runtime.metrics.ImageMetrics#kernels()} names it.
 */
@NullMarked
package dev.panatorch.runtime.metrics;

import org.jspecify.annotations.NullMarked;
