package dev.panatorch.tools.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.panatorch.diffusion.generation.GenerationListener;
import dev.panatorch.diffusion.generation.ImageBytes;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.train.events.Progress;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Images of a plan into a folder. An image that is there is not made again, and none is there
 * before it is whole, so a run that was stopped goes on where it was; all work is done in batches
 * of one size, so that it makes the images that it would have made.
 */
public final class SampleRun {

  /** What the images of a folder were made with. */
  static final String SETTINGS = "sampling.json";

  private static final String ENDING = ".png";
  private static final String NOISE = "noise";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final LatentDiffusionPipeline pipeline;
  private final SamplingSettings settings;
  private final SamplePlan plan;
  private final Path folder;
  private final int batchSize;
  private final long[] noiseShape;

  /** A run; {@code batchSize} images are made together. */
  public SampleRun(
      Sampling sampling, SamplingSettings settings, SamplePlan plan, Path folder, int batchSize) {
    this.batchSize = Math.min(batchSize, plan.size());
    this.pipeline = sampling.pipeline().inBatchesOf(this.batchSize);
    this.settings = settings;
    this.plan = plan;
    this.folder = folder;
    this.noiseShape = Batch.shape(plan.size(), sampling.model().latentShape());
  }

  /**
   * Makes sure that a file holds noise for these images.
   *
   * @param file safetensors with the tensor {@code noise}
   * @throws ConfigException if it has none, or of another shape
   */
  public void requireNoise(Path file) throws IOException {
    TensorEntry noise = Weights.open(file).tensors().get(NOISE);
    if (noise == null) {
      throw new ConfigException(
          file + " has no tensor \"" + NOISE + "\"; --raw writes such a file");
    }
    if (!Arrays.equals(noise.shape(), noiseShape)) {
      throw new ConfigException(
          "the noise in %s is %s, but these images need %s; give the --count and the denoiser that it was written with"
              .formatted(file, Arrays.toString(noise.shape()), Arrays.toString(noiseShape)));
    }
  }

  /**
   * Writes down what the folder's images are made with.
   *
   * @param about what else they depend on, such as the seed and the networks
   * @throws ConfigException if the folder holds images that were made with something else
   */
  public void claim(Map<String, ?> about) throws IOException {
    AtomicFiles.createFolder(folder);
    AtomicFiles.removeStale(folder);
    Path file = folder.resolve(SETTINGS);
    JsonNode own =
        JSON.valueToTree(
            Map.of(
                "settings", settings,
                "images", plan.size(),
                "batch", batchSize,
                "of", about));
    if (Files.exists(file) && isBegun()) {
      requireSame(own, file);
    } else {
      AtomicFiles.write(file, JSON.writeValueAsString(own) + "\n");
    }
  }

  private boolean isBegun() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(ENDING));
    }
  }

  private void requireSame(JsonNode own, Path file) throws IOException {
    JsonNode found;
    try {
      found = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ConfigException(file + " is damaged; choose another folder");
    }
    // Both as text first: a number read back is of another kind than the one written.
    if (!JSON.readTree(JSON.writeValueAsString(own)).equals(found)) {
      throw new ConfigException(
          "%s holds images that were made otherwise (%s tells how); repeat that command, or choose"
                  .formatted(folder, file.getFileName())
              + " another folder");
    }
  }

  /** Makes the images that are missing; returns their number. */
  public int run() throws IOException {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      if (!Files.exists(file(i))) {
        missing.add(i);
      }
    }
    int before = plan.size() - missing.size();
    try (var progress = Progress.start("sampling", "images", before, plan.size())) {
      for (int start = 0; start < missing.size(); start += batchSize) {
        List<Integer> batch = missing.subList(start, Math.min(missing.size(), start + batchSize));
        List<ImageRequest> requests = batch.stream().map(plan.requests()::get).toList();
        try (var scope = Scope.open()) {
          write(
              batch,
              ImageTensors.images(pipeline.images(requests, settings, GenerationListener.NONE)));
        }
        progress.update(before + start + batch.size(), "");
      }
    }
    return missing.size();
  }

  /**
   * Makes all images at once, those that are there too, and keeps what lies between noise and
   * image.
   *
   * @param noise safetensors with the tensor {@code noise} to start from, or null
   * @param raw safetensors to write {@code noise}, {@code latents} and {@code images} to, float32,
   *     or null
   */
  public int run(@Nullable Path noise, @Nullable Path raw) throws IOException {
    try (var scope = Scope.open()) {
      Tensor start = noise == null ? null : Weights.open(noise).load().get(NOISE);
      var samples = pipeline.samples(plan.requests(), start, settings, GenerationListener.NONE);
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < plan.size(); i++) {
        all.add(i);
      }
      write(all, ImageTensors.images(ImageBytes.of(samples.images())));
      if (raw != null) {
        Safetensors.save(
            raw,
            Map.of(
                NOISE,
                samples.noise().cpu(),
                "latents",
                samples.latents().cpu(),
                "images",
                samples.images().cpu()));
      }
      return plan.size();
    }
  }

  private void write(List<Integer> indices, List<RgbImage> images) throws IOException {
    for (int i = 0; i < images.size(); i++) {
      PngWriter.write(file(indices.get(i)), images.get(i));
    }
  }

  /** Writes a sheet of all images. */
  public void sheet(Path target) throws IOException {
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      images.add(ImageDecoder.DEFAULT.decode(file(i)));
    }
    Sampling.sheet(images, plan.columns()).write(target);
  }

  private Path file(int index) {
    return folder.resolve(plan.names().get(index) + ENDING);
  }
}
