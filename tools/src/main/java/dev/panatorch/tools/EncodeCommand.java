package dev.panatorch.tools;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.tools.run.Encoding;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch encode}. */
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the latents of pictures into a cache.",
      "Pictures lie in one subfolder a class; their mirror images are encoded too.",
      "Run it again after an interruption: it goes on behind the last whole shard."
    },
    footer = {
      "",
      "Example:",
      "  panatorch encode --tokenizer runs/tok --images photos/train --output runs/latents"
    })
final class EncodeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the cache.")
  private Path output = Path.of("");

  @Option(
      names = "--posterior",
      defaultValue = "mean",
      description = {
        "Of a variational tokenizer: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. LightningDiT's caches hold",
        "samples. Training on pictures as they come draws anew each time, as SiT and MAETok do."
      })
  private Encoding.Posterior posterior = Encoding.Posterior.MEAN;

  @Override
  public Integer call() throws IOException {
    try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), run.device())) {
      ImageFolder images = ImageFolder.open(tokenizer.images());
      Map<String, String> about =
          Map.of("tokenizer", tokenizer.weights().toString(), "posterior", posterior.toString());
      var options = new Encoding.Options(tokenizer.batchSize(), posterior, run.seed());
      print(Encoding.run(codec, images, output, options, about));
    }
    return 0;
  }

  private void print(Encoding.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    LatentCache cache = result.latents();
    double mean = cache.statistics().mean();
    double std = cache.statistics().std();
    if (run.json()) {
      Output.json(
          out,
          Map.of(
              "latents",
              cache.count(),
              "mean",
              mean,
              "std",
              std,
              "skipped",
              result.skipped(),
              "output",
              output.toString()));
    } else {
      out.printf(
          "%,d pictures and their mirror images, mean %.6g, std %.6g, in %s%n",
          cache.count(), mean, std, output);
      result.skipped().forEach(skipped -> out.println("skipped " + skipped));
      out.flush();
    }
  }
}
