/** Latent diffusion: transformers, transport, samplers and guidance. */
module dev.panatorch.diffusion {
  requires transitive dev.panatorch.runtime;
  requires com.fasterxml.jackson.annotation;
  requires transitive java.desktop;
  requires static org.jspecify;

  exports dev.panatorch.diffusion.generation;
  exports dev.panatorch.diffusion.guidance;
  exports dev.panatorch.diffusion.model;
  exports dev.panatorch.diffusion.sampling;
  exports dev.panatorch.diffusion.training;
  exports dev.panatorch.diffusion.transport;
}
