/** Tensors off the Java heap, the scopes that own them, and the operators on them. */
@NullMarked
package dev.panatorch.runtime;

import org.jspecify.annotations.NullMarked;
