/** Measurements, each against a named peer in the same run. */
@NullMarked
package dev.panatorch.tools.bench;

import org.jspecify.annotations.NullMarked;
