package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.DenoiserWeights;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.run.DenoiserSource.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A trained denoiser with what is known of it.
 *
 * @param weights the file that they come from
 * @param model in evaluation mode
 * @param classes names by label; numbers where none are known
 * @param statistics that its latents were normalised with
 * @param sampling how images are made unless told otherwise
 */
record OpenDenoiser(
    Path weights,
    DenoiserModule model,
    List<String> classes,
    LatentStatistics statistics,
    SamplingSettings sampling)
    implements AutoCloseable {

  /**
   * Opens a denoiser.
   *
   * @param path folder of a run or checkpoint, or a file of weights
   * @param told what a file does not say of itself
   */
  static OpenDenoiser open(Path path, @Nullable Told told, Device device, DType dtype)
      throws IOException {
    SavedModel saved = SavedModel.find(path, "denoiser");
    if (saved.description() == null) {
      return ofFile(saved.weights(), told, device, dtype);
    }
    DenoiserDescription description = saved.part("denoiser", DenoiserDescription.class);
    DenoiserModule model =
        DenoiserWeights.load(Weights.open(saved.weights()), description.network(), device, dtype);
    return new OpenDenoiser(
        saved.weights(),
        model,
        description.classes(),
        description.statistics(),
        description.sampling());
  }

  private static OpenDenoiser ofFile(Path file, @Nullable Told told, Device device, DType dtype)
      throws IOException {
    if (told == null) {
      throw new ConfigException(
          file
              + " is a file of weights, which does not say in which direction its time runs: give"
              + " --weights-of sit (noise at time 0: SiT, LightningDiT, USiT), repa (noise at time"
              + " 1: MAETok, REPA) or dit, and --latent-statistics");
    }
    try {
      Weights weights = Weights.open(file);
      DenoiserConfig config = DenoiserWeights.config(weights, told.meaning(), told.heads());
      LatentInput input = config.input();
      LatentStatistics statistics = told.statistics().of(input.channels(), input.channelDim() - 1);
      DenoiserModule model = DenoiserWeights.load(weights, config, device, dtype);
      List<String> numbers = LongStream.range(0, model.classes()).mapToObj(Long::toString).toList();
      return new OpenDenoiser(file, model, numbers, statistics, told.kind().sampling());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "%s (--weights-of %s, --heads %s)"
              .formatted(
                  e.getMessage(),
                  told.kind().name().toLowerCase(Locale.ROOT),
                  told.heads().isPresent() ? told.heads().getAsLong() : "not given"));
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
