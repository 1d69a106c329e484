/**
 * What a tokenizer is trained against beside its pixels: perceptual and adversarial losses, the
 * discriminators, and the weights with which they enter.
 */
@NullMarked
package dev.panatorch.maetok.loss;

import org.jspecify.annotations.NullMarked;
