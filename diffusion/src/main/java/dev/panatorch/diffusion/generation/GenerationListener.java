package dev.panatorch.diffusion.generation;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each step of a generation, on the thread that generates. An exception that it throws
 * ends the generation and reaches the caller; so does interrupting the thread.
 */
@FunctionalInterface
public interface GenerationListener {

  /** Hears nothing. */
  GenerationListener NONE = step -> {};

  /** A step is done. */
  void onStep(GenerationStep step);

  /** Every how many steps there is to be a preview; 0 is never. A preview costs a decoding. */
  default int previewEvery() {
    return 0;
  }

  /** A listener that gets previews. */
  static GenerationListener withPreviews(int every, GenerationListener listener) {
    return new GenerationListener() {
      @Override
      public void onStep(GenerationStep step) {
        listener.onStep(step);
      }

      @Override
      public int previewEvery() {
        return every;
      }
    };
  }

  /**
   * Where a generation stands. Its tensors are valid until {@link #onStep} returns.
   *
   * @param firstImage index of the batch's first image among the requests
   * @param images number of images in this batch
   * @param done steps done so far, from 1
   * @param steps steps in all; 0 where the solver chooses as it goes
   * @param latents as they are now, normalised, float64 [images, ...]
   * @param preview the images that are expected now, uint8 [images, 3, size, size], where this step
   *     has a preview
   */
  record GenerationStep(
      int firstImage, int images, int done, int steps, Tensor latents, @Nullable Tensor preview) {}
}
