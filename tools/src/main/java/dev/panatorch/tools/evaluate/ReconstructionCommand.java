package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.TokenizerMixin;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code panatorch evaluate reconstruction}. */
@Command(
    name = "reconstruction",
    mixinStandardHelpOptions = true,
    description = {
      "How like pictures are what a tokenizer brings back.",
      "PSNR, SSIM by each of its definitions, L1, MSE; with the networks' published weights also LPIPS and rFID.",
      "Compared as 8-bit images, per picture, then averaged."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch evaluate reconstruction --tokenizer runs/tok --images photos/val --report val.html",
      "  panatorch evaluate reconstruction --tokenizer maetok-b-128.safetensors --images imagenet/val \\",
      "      --inception pt_inception-2015-12-05-6726825d.pth --lpips-backbone weights --lpips-linear weights --json"
    })
final class ReconstructionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();
  @Mixin private FeatureMixin features = new FeatureMixin();
  @Mixin private LpipsMixin lpips = new LpipsMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Override
  public Integer call() throws IOException {
    Device device = run.device();
    try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), device);
        Lpips distance = lpips.given() ? lpips.open(device) : null;
        FeatureNetwork network = features.given() ? features.open(device) : null;
        var evaluation = new ReconstructionEvaluation(codec, distance, network)) {
      ImageFolder images = ImageFolder.unlabelled(tokenizer.images());
      List<SkippedSample> skipped = evaluation.run(images, tokenizer.batchSize());
      ReconstructionScores scores = evaluation.scores(skipped, lpips.label(), features.frechet());
      report.write(() ->
          ReconstructionReport.of(tokenizer.weights().toString(), scores, evaluation.shown()));
      print(scores);
    }
    return 0;
  }

  private void print(ReconstructionScores scores) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, scores);
      return;
    }
    Output.facts(out, ReconstructionReport.facts(scores));
    scores.skipped().forEach(skipped -> out.println("skipped " + skipped));
    scores.notComputed().forEach((name, why) -> out.println("no " + name + ": " + why));
    out.flush();
  }
}
