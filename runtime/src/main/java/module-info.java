/** Tensors, scopes, modules, training, data, file formats and metrics. */
module dev.panatorch.runtime {
  requires dev.panatorch.bindings;
  requires dev.panatorch.natives;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires ejml.core;
  requires ejml.ddense;
  requires ejml.simple;
  requires java.desktop;
  requires org.apache.commons.compress;
  requires me.tongfei.progressbar;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports dev.panatorch.runtime;
  exports dev.panatorch.runtime.analysis;
  exports dev.panatorch.runtime.autograd;
  exports dev.panatorch.runtime.cuda;
  exports dev.panatorch.runtime.data;
  exports dev.panatorch.runtime.data.latents;
  exports dev.panatorch.runtime.image;
  exports dev.panatorch.runtime.io;
  exports dev.panatorch.runtime.metrics;
  exports dev.panatorch.runtime.metrics.features;
  exports dev.panatorch.runtime.metrics.inception;
  exports dev.panatorch.runtime.metrics.perceptual;
  exports dev.panatorch.runtime.nn;
  exports dev.panatorch.runtime.optim;
  exports dev.panatorch.runtime.train;
  exports dev.panatorch.runtime.train.events;

  opens dev.panatorch.runtime.data.latents to
      com.fasterxml.jackson.databind;
}
