/** Solvers that carry noise to data along a field, in float64, knowing nothing of networks. */
@NullMarked
package dev.panatorch.diffusion.sampling;

import org.jspecify.annotations.NullMarked;
