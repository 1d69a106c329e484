/**
 * Paths between data and noise: coefficients, targets, conversions between predictions, and times
 * to train on.
 */
@NullMarked
package dev.panatorch.diffusion.transport;

import org.jspecify.annotations.NullMarked;
