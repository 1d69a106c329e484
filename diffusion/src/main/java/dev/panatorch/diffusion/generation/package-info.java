/** From classes and seeds to pictures: sampling settings, statistics of latents, the pipeline. */
@NullMarked
package dev.panatorch.diffusion.generation;

import org.jspecify.annotations.NullMarked;
