/** The {@code panatorch} command. */
@NullMarked
package dev.panatorch.tools;

import org.jspecify.annotations.NullMarked;
