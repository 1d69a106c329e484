package dev.panatorch.tools;

import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.config.TokenizerPreset;
import dev.panatorch.tools.run.TokenizerStart;
import dev.panatorch.tools.run.TokenizerTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch train tokenizer}. */
@Command(
    name = "tokenizer",
    mixinStandardHelpOptions = true,
    description = "Trains a MAETok tokenizer on a folder of pictures.",
    footer = {
      "",
      "Ctrl-C finishes the step, saves and says how to go on.",
      "",
      "Examples:",
      "  panatorch train tokenizer --images photos/train --held-out photos/val --output runs/tok",
      "  panatorch train tokenizer --images photos/train --output runs/tok --resume",
      "  panatorch train tokenizer --images photos/train --output runs/tuned --stage 2 --from runs/tok",
      "  panatorch train tokenizer --images photos/train --output runs/tok --preset maetok-tiny \\",
      "      --set training.images=100000 --set model.latentTokens=64"
    })
final class TrainTokenizerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TrainingMixin training = new TrainingMixin();

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "Pictures to train on.")
  private Path images = Path.of("");

  @Option(
      names = "--held-out",
      paramLabel = "DIR",
      description = "Pictures to look at during the run.")
  private @Nullable Path heldOut;

  @Option(
      names = "--preset",
      defaultValue = "maetok-tiny",
      paramLabel = "NAME",
      description = "Preset or YAML file; default ${DEFAULT-VALUE}.")
  private String preset = "maetok-tiny";

  @Option(
      names = "--stage",
      defaultValue = "1",
      paramLabel = "1|2",
      description = {
        "1 trains everything. 2 keeps the encoder, drops the auxiliary decoders and tunes the decoder",
        "of pixels while masking falls to nothing, as the preset's part `tuning` says."
      })
  private int stage = 1;

  @Option(
      names = "--from",
      paramLabel = "W",
      description = "Tokenizer to start from: folder of a run or checkpoint, or a weights file.")
  private @Nullable Path from;

  @Option(
      names = "--published",
      paramLabel = "DIR",
      description = "Folder of the published weights that the losses need: teachers, LPIPS, DINO.")
  private @Nullable Path published;

  @Override
  public Integer call() throws IOException {
    TokenizerPreset chosen = Presets.load(preset, training.overrides(), TokenizerPreset.class);
    return training.report(
        TokenizerTraining.run(
            chosen,
            new TokenizerStart(stage, from, published),
            images,
            heldOut,
            training.output(),
            training.options(run, spec)),
        run,
        spec);
  }
}
