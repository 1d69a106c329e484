/**
 * Finds LibTorch, provisions it on demand and builds the C++ shim against it. Plain JDK code, so
 * that the build, the launcher and the distribution use the same classes.
 */
@NullMarked
package dev.panatorch.natives;

import org.jspecify.annotations.NullMarked;
