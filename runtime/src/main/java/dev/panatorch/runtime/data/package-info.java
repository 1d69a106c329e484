/**
 * Samples in, batches out: transforms that equal torchvision's on PIL images byte for byte, folder
 * and tar datasets, and the prefetching loader.
 *
 * <p>The path of an image: a {@link dev.panatorch.runtime.data.Dataset} names samples in an order
 * that depends only on the seed; the {@link dev.panatorch.runtime.data.DataLoader}'s workers decode
 * them ({@link dev.panatorch.runtime.image.ImageDecoder}), transform them ({@link
 * dev.panatorch.runtime.data.Transform}) and write them into reused off-heap buffers, which the
 * consumer sees as tensors ({@link dev.panatorch.runtime.data.Batch}).
 */
@NullMarked
package dev.panatorch.runtime.data;

import org.jspecify.annotations.NullMarked;
