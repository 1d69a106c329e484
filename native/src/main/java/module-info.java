/** Finds and provisions LibTorch and builds the C++ shim. Needs nothing but the JDK. */
module dev.panatorch.natives {
  requires static org.jspecify;
}
