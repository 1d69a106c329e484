/** Tokenizers: MAETok, VMAE and the AE, DAE and VAE baselines. */
module dev.panatorch.maetok {
  requires transitive dev.panatorch.runtime;
  requires static org.jspecify;

  exports dev.panatorch.maetok;
  exports dev.panatorch.maetok.loss;
  exports dev.panatorch.maetok.teacher;
}
