package dev.panatorch.tools.run;

import dev.panatorch.tools.config.ConfigException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a training of a denoiser starts from: cached latents, or pictures with what encodes them.
 *
 * @param latents cache, or null
 * @param images pictures, one subfolder a class, or null; beside latents those that a teacher sees
 * @param tokenizer encodes the pictures, and decodes samples to look at during the run: folder of a
 *     run or checkpoint, or a file of weights; may be null beside latents
 * @param teacher weights of DINOv2, where the loss aligns with it; else null
 * @param from a trained denoiser, the initial values; null for random ones
 */
public record DiffusionStart(
    @Nullable Path latents,
    @Nullable Path images,
    @Nullable Path tokenizer,
    @Nullable Path teacher,
    @Nullable Path from) {

  /** Checks that there is one thing to train on. */
  public DiffusionStart {
    if (latents == null && (images == null || tokenizer == null)) {
      throw new ConfigException("give either --latents, or --images and --tokenizer");
    }
  }

  /** Cached latents alone. */
  public static DiffusionStart cached(Path latents) {
    return new DiffusionStart(latents, null, null, null, null);
  }
}
