/** One training loop for all models, its checkpoints and its record. */
@NullMarked
package dev.panatorch.runtime.train;

import org.jspecify.annotations.NullMarked;
