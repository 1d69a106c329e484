/** The Inception network whose features FID and its relatives are defined on. */
@NullMarked
package dev.panatorch.runtime.metrics.inception;

import org.jspecify.annotations.NullMarked;
