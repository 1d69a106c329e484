/** Generates the C header, the C++ bodies and the Java facade of every operator from one table. */
@NullMarked
package dev.panatorch.natives.generator;

import org.jspecify.annotations.NullMarked;
