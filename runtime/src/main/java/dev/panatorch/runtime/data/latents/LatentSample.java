package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.data.Sample;
import java.lang.foreign.MemorySegment;

/**
 * One latent of a {@link LatentCache}, a view of its mapped file.
 *
 * @param id the name of the picture it was encoded from
 * @param label the class index
 * @param latent float32 elements of the picture's latent
 * @param flipped float32 elements of the mirrored picture's latent
 */
public record LatentSample(String id, long label, MemorySegment latent, MemorySegment flipped)
    implements Sample {}
