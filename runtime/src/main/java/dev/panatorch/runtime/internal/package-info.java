/** The crossing into the shim: arguments, results, errors, loading. Not for users. */
@NullMarked
package dev.panatorch.runtime.internal;

import org.jspecify.annotations.NullMarked;
