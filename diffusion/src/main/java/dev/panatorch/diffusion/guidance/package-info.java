/** Guidance: velocity fields made from other velocity fields. */
@NullMarked
package dev.panatorch.diffusion.guidance;

import org.jspecify.annotations.NullMarked;
