/**
 * Automatic differentiation: gradients, modes, mixed precision, differentiable functions written in
 * Java.
 */
@NullMarked
package dev.panatorch.runtime.autograd;

import org.jspecify.annotations.NullMarked;
