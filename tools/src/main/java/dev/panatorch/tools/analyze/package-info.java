/** {@code panatorch analyze}: what latent spaces are like. */
@NullMarked
package dev.panatorch.tools.analyze;

import org.jspecify.annotations.NullMarked;
