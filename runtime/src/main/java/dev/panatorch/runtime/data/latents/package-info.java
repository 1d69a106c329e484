/** Latents that were encoded once: their cache on disk, its statistics, and reading from it. */
@NullMarked
package dev.panatorch.runtime.data.latents;

import org.jspecify.annotations.NullMarked;
