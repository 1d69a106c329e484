/** Tokenizers: MAETok (Chen and others, 2025), VMAE and the AE, DAE and VAE baselines. */
@NullMarked
package dev.panatorch.maetok;

import org.jspecify.annotations.NullMarked;
