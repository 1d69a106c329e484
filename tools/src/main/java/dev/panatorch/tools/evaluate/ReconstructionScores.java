package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.tools.run.Reconstruction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a tokenizer brings pictures back. Except for LPIPS, both sides are compared as 8-bit
 * images, per picture, then averaged.
 *
 * @param images pictures compared
 * @param skipped pictures that could not be read
 * @param psnr in dB
 * @param ssim as torchmetrics defines it; null of pictures smaller than its window
 * @param ssimBy every named definition whose window fits
 * @param multiScaleSsim as torchmetrics; null of pictures too small for five scales
 * @param meanAbsoluteError of 255
 * @param l1 the same of values in [0, 1]
 * @param mse of values in [0, 1]
 * @param meanColourPsnr PSNR of pictures replaced by their own mean colour
 * @param lpips of unclamped reconstructions; null where no network was given
 * @param lpipsNetwork which network that is
 * @param rfid Frechet distance of originals and reconstructions; null where no network was given
 * @param rfidFeatures which features that is taken of, and by what rule
 * @param notComputed why numbers are missing, by their names
 */
record ReconstructionScores(
    long images,
    List<SkippedSample> skipped,
    double psnr,
    @Nullable Double ssim,
    Map<String, Double> ssimBy,
    @Nullable Double multiScaleSsim,
    double meanAbsoluteError,
    double l1,
    double mse,
    double meanColourPsnr,
    @Nullable Double lpips,
    @Nullable String lpipsNetwork,
    @Nullable Double rfid,
    @Nullable String rfidFeatures,
    Map<String, String> notComputed) {

  /**
   * The pictures that a report shows.
   *
   * @param worst by PSNR, the worst first
   * @param best by PSNR, the best first
   */
  record Shown(List<Reconstruction.Pair> worst, List<Reconstruction.Pair> best) {}
}
