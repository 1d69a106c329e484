/**
 * What a latent space is like: principal components, clusters, mixtures of normals, linear probes,
 * maps in the plane, smoothness and compression.
 *
 * <p>Everything works on {@link dev.panatorch.runtime.analysis.Rows}, which are read batch by batch
 * and as often as needed: a cache larger than memory will do. The arithmetic runs on the device
 * that the rows are read to; sums over all rows are float64. What follows from a seed follows from
 * it alone.
 */
@NullMarked
package dev.panatorch.runtime.analysis;

import org.jspecify.annotations.NullMarked;
