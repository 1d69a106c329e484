/** Optimizers, learning rates, clipping and averages of parameters. */
@NullMarked
package dev.panatorch.runtime.optim;

import org.jspecify.annotations.NullMarked;
