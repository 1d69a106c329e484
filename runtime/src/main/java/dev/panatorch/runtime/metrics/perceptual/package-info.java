/**
 * Distances between images as networks see them, for measuring and for training: LPIPS on VGG16 and
 * on AlexNet.
 */
@NullMarked
package dev.panatorch.runtime.metrics.perceptual;

import org.jspecify.annotations.NullMarked;
