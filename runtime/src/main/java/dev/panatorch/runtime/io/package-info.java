/**
 * Files of tensors: safetensors, PyTorch checkpoints, NumPy arrays, and the atomic writing of them.
 *
 * <p>Reading maps files and copies nothing where the format allows it; nothing in a file is ever
 * executed. Writing goes to a temporary name first, so that a final name always stands for a whole
 * file.
 */
@NullMarked
package dev.panatorch.runtime.io;

import org.jspecify.annotations.NullMarked;
