/** Transformers that predict velocities of latents. */
@NullMarked
package dev.panatorch.diffusion.model;

import org.jspecify.annotations.NullMarked;
