package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.run.GenerationService;
import dev.panatorch.tools.run.ImageServer;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Generates images on request, over HTTP on this machine.",
      "An example of a service around the pipeline: requests that come within a moment are made together;",
      "an image depends on its class and seed alone."
    },
    footer = {
      "",
      "Example:",
      "  panatorch serve --denoiser runs/sit --tokenizer runs/tok --port 8080 &",
      "  curl -o cat.png 'http://localhost:8080/image?class=cat&seed=7'"
    })
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DeviceMixin device = new DeviceMixin();
  @Mixin private DenoiserMixin networks = new DenoiserMixin();
  @Mixin private SamplerMixin sampler = new SamplerMixin();

  @Option(
      names = "--port",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "8080",
      description = "Where to listen; 0 takes a free port; default ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "8",
      description = "Images made together at most; default ${DEFAULT-VALUE}.")
  private int batchSize = 8;

  @Option(
      names = "--patience",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "20",
      description = "Milliseconds that a request waits for others; default ${DEFAULT-VALUE}.")
  private int patience = 20;

  @Option(
      names = "--queue",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "256",
      description =
          "Requests that may wait; those beyond are answered with 503; default ${DEFAULT-VALUE}.")
  private int queue = 256;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port > LAST_PORT) {
      throw new ConfigException("--port is 0 to " + LAST_PORT + ", not " + port);
    }
    try (LatentCodec codec = Tokenizers.open(networks.tokenizer(), device.device());
        Sampling sampling = Sampling.open(networks.source(device.device()), codec)) {
      SamplingSettings settings = sampler.settings(sampling.settings(), networks.isGuided());
      try (var service =
              new GenerationService(
                  sampling.pipeline(), settings, batchSize, Duration.ofMillis(patience), queue);
          var server = new ImageServer(service, sampling.classes(), port)) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
            "http://localhost:%d/image?class=%s&seed=0%n",
            server.port(), sampling.classes().getFirst());
        out.flush();
        new CountDownLatch(1).await(); // until Ctrl-C
      }
    }
    return 0;
  }
}
