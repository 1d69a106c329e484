/** Generated bindings, one package per native library, for the runtime alone. */
module dev.panatorch.bindings {
  requires static org.jspecify;

  exports dev.panatorch.bindings.torch to
      dev.panatorch.runtime;
  exports dev.panatorch.bindings.cuda to
      dev.panatorch.runtime;
  exports dev.panatorch.bindings.cudart to
      dev.panatorch.runtime;
  exports dev.panatorch.bindings.nvml to
      dev.panatorch.runtime;
  exports dev.panatorch.bindings.nvrtc to
      dev.panatorch.runtime;
  exports dev.panatorch.bindings.torchcuda to
      dev.panatorch.runtime;
}
