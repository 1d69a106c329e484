/** The {@code panatorch} command; open, as picocli and Jackson fill its classes by reflection. */
open module dev.panatorch.tools {
  requires dev.panatorch.diffusion;
  requires dev.panatorch.maetok;
  requires dev.panatorch.natives;
  requires dev.panatorch.runtime;
  requires ch.qos.logback.classic;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires info.picocli;
  requires java.desktop;
  requires jdk.httpserver;
  requires org.slf4j;
  requires static org.jspecify;
}
