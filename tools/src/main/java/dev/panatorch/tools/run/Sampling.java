package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.DenoiserWeights;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.ImageGrid;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.RgbImage;
import dev.panatorch.runtime.io.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A trained denoiser with a tokenizer, making images. */
public final class Sampling implements AutoCloseable {

  private static final int BATCH = 64;
  private static final int PADDING = 2;

  private final DenoiserModule model;
  private final DenoiserDescription description;
  private final LatentDiffusionPipeline pipeline;

  private Sampling(DenoiserModule model, DenoiserDescription description, LatentCodec codec) {
    this.model = model;
    this.description = description;
    this.pipeline = new LatentDiffusionPipeline(model, description.statistics(), codec);
  }

  /**
   * Opens a denoiser.
   *
   * @param denoiser folder of a run or a checkpoint
   * @param codec the tokenizer that it was trained with; the caller closes it
   */
  public static Sampling open(Path denoiser, LatentCodec codec, Device device) throws IOException {
    SavedModel saved = SavedModel.find(denoiser, "denoiser");
    DenoiserDescription description = saved.part("denoiser", DenoiserDescription.class);
    DenoiserModule model =
        DenoiserWeights.load(
            Weights.open(saved.weights()), description.network(), device, DType.FLOAT32);
    try {
      return new Sampling(model, description, codec);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** Names of the classes by label. */
  public List<String> classes() {
    return description.classes();
  }

  /** The sampler's settings that the preset names. */
  public SamplingSettings settings() {
    return description.sampling();
  }

  /** Images of one class each. An image depends on its request and the settings alone. */
  public List<RgbImage> images(List<ImageRequest> requests, SamplingSettings settings) {
    List<RgbImage> images = new ArrayList<>();
    for (int start = 0; start < requests.size(); start += BATCH) {
      List<ImageRequest> batch = requests.subList(start, Math.min(requests.size(), start + BATCH));
      try (var scope = Scope.open()) {
        images.addAll(ImageTensors.images(pipeline.images(batch, settings)));
      }
    }
    return images;
  }

  /** The requests for {@code count} images of a class; each has a seed of its own. */
  public static List<ImageRequest> requests(long label, int count, long seed) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(new ImageRequest(label, Seeds.derive(seed, "image", label, i)));
    }
    return requests;
  }

  /** A sheet with {@code count} images of each class, one row a class. */
  public ImageGrid grid(List<Long> labels, int count, long seed, SamplingSettings settings) {
    List<ImageRequest> requests = new ArrayList<>();
    labels.forEach(label -> requests.addAll(requests(label, count, seed)));
    return new ImageGrid(images(requests, settings), count, PADDING, List.of());
  }

  @Override
  public void close() {
    model.close();
  }
}
