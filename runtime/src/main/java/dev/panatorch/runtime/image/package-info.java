/** 8-bit RGB pictures: decoding as PIL does it, resizing, writing as PNG, and grids. */
@NullMarked
package dev.panatorch.runtime.image;

import org.jspecify.annotations.NullMarked;
