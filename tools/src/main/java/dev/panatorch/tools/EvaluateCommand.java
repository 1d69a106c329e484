package dev.panatorch.tools;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.tools.run.Reconstruction;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code panatorch evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures models.",
    subcommands = EvaluateCommand.OfReconstruction.class)
final class EvaluateCommand {

  /** {@code panatorch evaluate reconstruction}. */
  @Command(
      name = "reconstruction",
      mixinStandardHelpOptions = true,
      description = {
        "PSNR and SSIM of pictures that went through a tokenizer, against the pictures themselves.",
        "Both are compared as 8-bit images, per picture, then averaged; SSIM as torchmetrics defines it."
      },
      footer = {
        "",
        "Example:",
        "  panatorch evaluate reconstruction --tokenizer runs/tok --images photos/val --json"
      })
  static final class OfReconstruction implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private RunMixin run = new RunMixin();
    @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();

    @Override
    public Integer call() throws IOException {
      try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), run.device())) {
        ImageFolder images = ImageFolder.unlabelled(tokenizer.images());
        tokenizer.report(Reconstruction.of(codec, images, tokenizer.batchSize()), run.json(), spec);
      }
      return 0;
    }
  }
}
