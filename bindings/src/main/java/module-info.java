/** Generated bindings, one package per native library, for the runtime alone. */
module dev.panatorch.bindings {
  requires static org.jspecify;
}
