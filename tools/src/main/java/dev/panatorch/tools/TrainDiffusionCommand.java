package dev.panatorch.tools;

import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.run.DiffusionTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch train diffusion}. */
@Command(
    name = "diffusion",
    mixinStandardHelpOptions = true,
    description = "Trains a SiT on a latent cache that `panatorch encode` wrote.",
    footer = {
      "",
      "Ctrl-C finishes the step, saves and says how to go on.",
      "",
      "Examples:",
      "  panatorch train diffusion --latents runs/latents --output runs/sit",
      "  panatorch train diffusion --latents runs/latents --output runs/sit --resume",
      "  panatorch train diffusion --latents runs/latents --output runs/sit --set training.batchSize=64"
    })
final class TrainDiffusionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TrainingMixin training = new TrainingMixin();

  @Option(names = "--latents", required = true, paramLabel = "DIR", description = "Latent cache.")
  private Path latents = Path.of("");

  @Option(
      names = "--preset",
      defaultValue = "sit-tiny",
      paramLabel = "NAME",
      description = "Preset or YAML file; default ${DEFAULT-VALUE}.")
  private String preset = "sit-tiny";

  @Override
  public Integer call() throws IOException {
    DiffusionPreset chosen = Presets.load(preset, training.overrides(), DiffusionPreset.class);
    return training.report(
        DiffusionTraining.run(chosen, latents, training.output(), training.options(run, spec)),
        run,
        spec);
  }
}
