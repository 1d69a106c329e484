/** Building blocks of models: plain objects with named parameters, as {@code torch.nn} has them. */
@NullMarked
package dev.panatorch.runtime.nn;

import org.jspecify.annotations.NullMarked;
