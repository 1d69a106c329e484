package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.ModelCost.Convention;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code panatorch bench diffusion}: SiT-XL's passes, training steps and samples. */
@Command(
    name = "diffusion",
    mixinStandardHelpOptions = true,
    description = {
      "Milliseconds per pass, training step and sample of SiT-XL.",
      "On 128 and on 1,024 tokens; random weights, bfloat16 on a GPU. With images and operations a second, medians of",
      "rounds in turn with the peers; on a GPU also as CUDA graphs. A sample is 250 steps of Euler-Maruyama, guided up to",
      "noisiness 0.75 (435 evaluations an image), and MAETok's decoder."
    },
    footer = {
      "",
      "Peers as of `panatorch bench models`.",
      "",
      "Examples:",
      "  panatorch bench diffusion --device cuda --peer python --peer python-compiled",
      "  panatorch bench diffusion --device cuda --case 'sit-xl sample 64' --peer python --rounds 3"
    })
final class DiffusionCommand implements Callable<Integer> {

  private static final List<String> CASES =
      List.of(
          "sit-xl forward 1",
          "sit-xl forward 8",
          "sit-xl forward 64",
          "sit-xl forward 256",
          "sit-xl-1024 forward 1",
          "sit-xl-1024 forward 8",
          "sit-xl-1024 forward 64",
          "sit-xl train 256",
          "sit-xl-1024 train 32",
          "sit-xl sample 1",
          "sit-xl sample 64");

  private static final int EVALUATIONS = 435;
  private static final double GIGA = 1e9;
  private static final double TERA = 1e12;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModelsMixin models = new ModelsMixin();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!models.json()) {
      costs(out);
    }
    return models.run(CASES, out, one -> print(out, one));
  }

  /** What a pass costs, and where the papers' numbers come from. */
  private static void costs(PrintWriter out) {
    for (String model : List.of("sit-xl", "sit-xl-1024")) {
      TransformerConfig config = DenoiserForward.config(new ModelCase(model, "forward", 1));
      ModelCost cost = config.cost();
      out.printf(
          "%s: %d tokens, %.1f GMAC a pass (linear %.1f, attention %.1f); as ptflops counts %.1f%n",
          model,
          config.input().tokens(),
          cost.multiplyAdds() / GIGA,
          (cost.multiplyAdds() - cost.attentionProducts()) / GIGA,
          cost.attentionProducts() / GIGA,
          cost.by(Convention.PTFLOPS) / GIGA);
    }
    out.flush();
  }

  private static void print(PrintWriter out, ModelResult result) {
    ModelCase modelCase = result.modelCase();
    if (modelCase.trains() || modelCase.equals(ModelComparison.MATMUL)) {
      result.print(out);
      return;
    }
    double operations =
        DenoiserForward.config(modelCase).cost().times(passes(modelCase)).operations();
    out.println(modelCase);
    result
        .nanoseconds()
        .forEach((peer, nanos) -> {
          double imagesPerSecond = modelCase.batch() / (nanos / GIGA);
          out.printf(
              "  %-16s %12.3f ms %12.1f images/s %8.1f TFLOP/s%n",
              peer, nanos / 1e6, imagesPerSecond, imagesPerSecond * operations / TERA);
        });
    out.flush();
  }

  private static int passes(ModelCase modelCase) {
    return modelCase.work().equals("sample") ? EVALUATIONS : 1;
  }
}
