/** The {@code panatorch} command. */
module dev.panatorch.tools {
  requires dev.panatorch.diffusion;
  requires dev.panatorch.maetok;
  requires dev.panatorch.natives;
  requires dev.panatorch.runtime;
  requires ch.qos.logback.classic;
  requires info.picocli;
  requires org.slf4j;
  requires static org.jspecify;
}
