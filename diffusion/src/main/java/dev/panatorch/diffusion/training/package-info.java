/** Training of denoisers on latents. */
@NullMarked
package dev.panatorch.diffusion.training;

import org.jspecify.annotations.NullMarked;
