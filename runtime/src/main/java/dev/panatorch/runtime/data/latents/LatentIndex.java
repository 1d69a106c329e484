package dev.panatorch.runtime.data.latents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.io.AtomicFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The index of a finished latent cache, {@code index.json}: it is written last, so that a cache
 * with an index is whole.
 *
 * @param version the layout's version, 1
 * @param count the number of samples
 * @param shape the shape of one latent
 * @param channelDim the dimension of the channels
 * @param shards the shards' file names in order
 * @param classes the classes' names by label
 * @param mean the mean over everything (unflipped latents)
 * @param std the standard deviation over everything, divisor n - 1
 * @param channelMean the mean of each channel
 * @param channelStd the standard deviation of each channel
 * @param statistics counts, means and sums of squared deviations by channel, to be merged with
 *     others
 * @param about what made the latents: tokenizer, preprocessing, data
 */
record LatentIndex(
    int version,
    long count,
    long[] shape,
    int channelDim,
    List<String> shards,
    List<String> classes,
    double mean,
    double std,
    double[] channelMean,
    double[] channelStd,
    double[] statistics,
    Map<String, String> about) {
  static final String NAME = "index.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  static LatentIndex read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(
          Files.isDirectory(folder)
              ? "%s: no finished latent cache (it has no %s); name the folder that latents were encoded to, or run the encoding again: it continues where it stopped"
                  .formatted(folder, NAME)
              : folder + ": no such folder of latents");
    }
    try {
      LatentIndex index = JSON.readValue(Files.readAllBytes(file), LatentIndex.class);
      if (index.version != 1
          || index.shape == null
          || index.shards == null
          || index.classes == null
          || index.statistics == null) {
        throw new IOException(file + ": not the index of a latent cache of version 1");
      }
      return index;
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s: damaged, or not the index of a latent cache (line %d, column %d)"
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    }
  }

  void write(Path folder) throws IOException {
    AtomicFiles.write(
        folder.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
