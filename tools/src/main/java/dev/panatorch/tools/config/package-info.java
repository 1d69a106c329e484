/** Presets, their overrides, and the records they become. */
@NullMarked
package dev.panatorch.tools.config;

import org.jspecify.annotations.NullMarked;
