package dev.panatorch.tools;

import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.run.DiffusionStart;
import dev.panatorch.tools.run.DiffusionTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch train diffusion}. */
@Command(
    name = "diffusion",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a denoiser (SiT, LightningDiT, USiT, DiT) on latents.",
      "They come from a cache that `panatorch encode` wrote, or from pictures that a tokenizer encodes as they come."
    },
    footer = {
      "",
      "Ctrl-C finishes the step, saves and says how to go on.",
      "",
      "Examples:",
      "  panatorch train diffusion --latents runs/latents --output runs/sit",
      "  panatorch train diffusion --latents runs/latents --output runs/sit --resume",
      "  panatorch train diffusion --images photos/train --tokenizer runs/tok \\",
      "      --preset sit-s --output runs/sit",
      "  panatorch train diffusion --latents runs/latents --from runs/sit \\",
      "      --set network.temperature=true --set loss.guidanceFree=true --output runs/gft",
      "  panatorch train diffusion --latents runs/latents --images photos/train \\",
      "      --teacher dinov2_vitb14_pretrain.pth --set loss.alignmentWeight=0.5 \\",
      "      --set 'network.projector={afterBlock: 4, hidden: 2048, features: 768}' \\",
      "      --preset sit-s --output runs/repa"
    })
final class TrainDiffusionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TrainingMixin training = new TrainingMixin();

  @Option(
      names = "--latents",
      paramLabel = "DIR",
      description =
          "Latent cache; with --tokenizer, samples are decoded to look at during the run.")
  private @Nullable Path latents;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "Pictures, one subfolder a class: in place of a cache, or beside it those that a teacher"
              + " sees.")
  private @Nullable Path images;

  @Option(names = "--tokenizer", paramLabel = "W", description = TokenizerMixin.TOKENIZER)
  private @Nullable Path tokenizer;

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "Weights of DINOv2, where the loss aligns with it (loss.alignmentWeight).")
  private @Nullable Path teacher;

  @Option(
      names = "--from",
      paramLabel = "W",
      description =
          "A trained denoiser whose weights the run starts with: folder of a run, a checkpoint, or"
              + " a weights file. What it has not: a temperature starts at 0, a projector at"
              + " random.")
  private @Nullable Path from;

  @Option(
      names = "--preset",
      defaultValue = "sit-tiny",
      paramLabel = "NAME",
      description = "Preset or YAML file; default ${DEFAULT-VALUE}.")
  private String preset = "sit-tiny";

  @Override
  public Integer call() throws IOException {
    DiffusionPreset chosen = Presets.load(preset, training.overrides(), DiffusionPreset.class);
    var start = new DiffusionStart(latents, images, tokenizer, teacher, from);
    TrainingResult result =
        DiffusionTraining.run(chosen, start, training.output(), training.options(run, spec));
    return training.report(result, run, spec);
  }
}
