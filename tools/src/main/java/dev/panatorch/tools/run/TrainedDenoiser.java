package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.DenoiserWeights;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A trained denoiser that another one starts from.
 *
 * @param weights its averages, where there are some
 * @param description what its run says of it; null for a file of weights
 */
record TrainedDenoiser(Path weights, @Nullable DenoiserDescription description) {

  static TrainedDenoiser find(Path path) throws IOException {
    SavedModel saved = SavedModel.find(path, "denoiser");
    return new TrainedDenoiser(
        saved.weights(),
        saved.description() == null ? null : saved.part("denoiser", DenoiserDescription.class));
  }

  /** The data, normalised as this network knows it. */
  <S extends Sample> DenoiserData<S> normalizing(DenoiserData<S> data) {
    if (description == null) {
      return data;
    }
    var source = data.source();
    return new DenoiserData<>(
        data.layout(),
        data.classes(),
        new DiffusionTask.Source<>(source.latents(), description.statistics(), source.features()),
        data.data());
  }

  /**
   * Gives {@code model} its weights.
   *
   * @throws ConfigException if it is another network, or its times or outputs mean something else
   */
  void copyTo(DenoiserModule model) throws IOException {
    var meaning = model.parameterization();
    if (description != null && !description.network().parameterization().equals(meaning)) {
      throw new ConfigException(
          "network.meaning is %s, but %s was trained with %s; give the preset it was trained with"
              .formatted(meaning, weights, description.network().parameterization()));
    }
    try {
      DenoiserWeights.copy(Weights.open(weights), model);
    } catch (StateDictException e) {
      throw new ConfigException(
          "network does not fit the weights of %s: %s".formatted(weights, e.getMessage()));
    }
  }
}
