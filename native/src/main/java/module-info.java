/** Finds and provisions LibTorch and builds the C++ shim. Needs nothing but the JDK. */
module dev.panatorch.natives {
  requires java.management;
  requires jdk.management;
  requires static org.jspecify;

  exports dev.panatorch.natives;
}
