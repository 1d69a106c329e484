package dev.panatorch.tools;

import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.run.DiffusionTraining;
import dev.panatorch.tools.run.RunOptions;
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
      "Trains a denoiser (SiT, LightningDiT, DiT) on a latent cache that `panatorch encode` wrote,",
      "or on pictures that a tokenizer encodes as they come."
    },
    footer = {
      "",
      "Ctrl-C finishes the step, saves and says how to go on.",
      "",
      "Examples:",
      "  panatorch train diffusion --latents runs/latents --output runs/sit",
      "  panatorch train diffusion --latents runs/latents --output runs/sit --resume",
      "  panatorch train diffusion --images photos/train --tokenizer runs/tok --output runs/sit \\",
      "      --preset sit-s",
      "  panatorch train diffusion --latents runs/latents --output runs/gft \\",
      "      --set network.temperature=true --set loss.guidanceFree=true",
      "  panatorch train diffusion --images photos/train --tokenizer runs/tok --published weights \\",
      "      --set loss.alignmentWeight=0.5 --output runs/repa --preset sit-s \\",
      "      --set 'network.projector={afterBlock: 4, hidden: 2048, features: 1024}'"
    })
final class TrainDiffusionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TrainingMixin training = new TrainingMixin();

  @Option(names = "--latents", paramLabel = "DIR", description = "Latent cache.")
  private @Nullable Path latents;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "In place of a cache: pictures, one subfolder a class.")
  private @Nullable Path images;

  @Option(
      names = "--tokenizer",
      paramLabel = "W",
      description = "What encodes the pictures: folder of a run, a checkpoint, or a weights file.")
  private @Nullable Path tokenizer;

  @Option(
      names = "--published",
      paramLabel = "DIR",
      description = "Folder of the published weights of the teacher that the loss aligns with.")
  private @Nullable Path published;

  @Option(
      names = "--preset",
      defaultValue = "sit-tiny",
      paramLabel = "NAME",
      description = "Preset or YAML file; default ${DEFAULT-VALUE}.")
  private String preset = "sit-tiny";

  @Override
  public Integer call() throws IOException {
    DiffusionPreset chosen = Presets.load(preset, training.overrides(), DiffusionPreset.class);
    return training.report(trained(chosen, training.options(run, spec)), run, spec);
  }

  private TrainingResult trained(DiffusionPreset chosen, RunOptions options) throws IOException {
    if (latents != null && images == null) {
      if (chosen.loss().alignmentWeight() > 0) {
        throw new ConfigException(
            "loss.alignmentWeight: a teacher must see the pictures; give --images and --tokenizer");
      }
      return DiffusionTraining.run(chosen, latents, tokenizer, training.output(), options);
    }
    if (latents == null && images != null && tokenizer != null) {
      return DiffusionTraining.run(
          chosen, images, tokenizer, published, training.output(), options);
    }
    throw new ConfigException("give either --latents, or --images and --tokenizer");
  }
}
