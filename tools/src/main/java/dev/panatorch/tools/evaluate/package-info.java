/** {@code panatorch evaluate}: how good models are. */
@NullMarked
package dev.panatorch.tools.evaluate;

import org.jspecify.annotations.NullMarked;
