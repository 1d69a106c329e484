package dev.panatorch.tools.run;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.metrics.ImageLayout;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import dev.panatorch.runtime.metrics.MeanAbsoluteError;
import dev.panatorch.runtime.metrics.Psnr;
import dev.panatorch.runtime.metrics.Ssim;
import dev.panatorch.runtime.metrics.SsimVariant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures through a tokenizer and back, with their scores. Both sides are compared as uint8, each
 * per picture and then averaged: PSNR over a range of 255, SSIM as torchmetrics defines it.
 *
 * @param pairs the pictures, in the order of the data set
 * @param skipped pictures that could not be read
 * @param psnr mean PSNR in dB
 * @param ssim mean SSIM, 0 where pictures are smaller than its window
 * @param meanAbsoluteError mean absolute difference of uint8 values
 * @param baselinePsnr mean PSNR in dB of pictures replaced by their own mean colour
 */
public record Reconstruction(
    List<Pair> pairs,
    List<SkippedSample> skipped,
    double psnr,
    double ssim,
    double meanAbsoluteError,
    double baselinePsnr) {

  private static final double RANGE = 255;
  private static final int SSIM_WINDOW = 11;

  /**
   * One picture.
   *
   * @param id its name in the data set
   */
  public record Pair(String id, RgbImage original, RgbImage reconstructed) {

    /** PSNR in dB; infinite where both are the same. */
    public double psnr() {
      return ImageMetrics.psnr(view(original), view(reconstructed), RANGE);
    }
  }

  /** Looks at the numbers of each batch. */
  @FunctionalInterface
  public interface Observer {

    /**
     * Sees a batch.
     *
     * @param images [N, 3, size, size] in -1 .. 1
     * @param reconstructions of the same shape, not clamped
     */
    void saw(List<String> ids, Tensor images, Tensor latents, Tensor reconstructions);
  }

  /**
   * Sends every picture through {@code codec}: the centre crop of ADM at the codec's size.
   *
   * @throws IOException if no picture can be read
   */
  public static Reconstruction of(
      LatentCodec codec, Dataset<? extends ImageSample> images, int batchSize) throws IOException {
    return of(codec, images, batchSize, List.of());
  }

  /** The same before the eyes of others. */
  public static Reconstruction of(
      LatentCodec codec,
      Dataset<? extends ImageSample> images,
      int batchSize,
      List<? extends Observer> observers)
      throws IOException {
    var pairs = new ArrayList<Pair>();
    List<SkippedSample> skipped =
        LatentPass.forEach(
            codec,
            images,
            batchSize,
            part -> {
              Tensor decoded = codec.decode(part.latents());
              observers.forEach(
                  observer -> observer.saw(part.ids(), part.originals(), part.latents(), decoded));
              pairs.addAll(pairs(part, decoded));
            });
    return scored(pairs, skipped);
  }

  /** The pictures of a part as 8-bit images. */
  public static List<Pair> pairs(LatentPass.Part part, Tensor decoded) {
    List<RgbImage> originals = ImageTensors.images(part.originals());
    List<RgbImage> reconstructed = ImageTensors.images(decoded);
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < originals.size(); i++) {
      pairs.add(new Pair(part.ids().get(i), originals.get(i), reconstructed.get(i)));
    }
    return pairs;
  }

  private static Reconstruction scored(List<Pair> pairs, List<SkippedSample> skipped) {
    List<RgbImage> originals = pairs.stream().map(Pair::original).toList();
    List<RgbImage> reconstructed = pairs.stream().map(Pair::reconstructed).toList();
    List<RgbImage> means = originals.stream().map(Reconstruction::meanColour).toList();
    boolean small = originals.stream().anyMatch(image -> image.shorterSide() < SSIM_WINDOW);
    return new Reconstruction(
        List.copyOf(pairs),
        skipped,
        mean(new Psnr(RANGE), originals, reconstructed),
        small ? 0 : mean(new Ssim(SsimVariant.TORCHMETRICS, RANGE), originals, reconstructed),
        mean(new MeanAbsoluteError(), originals, reconstructed),
        mean(new Psnr(RANGE), originals, means));
  }

  private static double mean(ImageMetric metric, List<RgbImage> references, List<RgbImage> images) {
    return ImageMetrics.mean(
        metric,
        references.stream().map(Reconstruction::view).toList(),
        images.stream().map(Reconstruction::view).toList());
  }

  /** The picture where it lies. */
  public static ImageView view(RgbImage image) {
    return ImageView.of(image.pixels(), ImageLayout.interleaved(image.width(), image.height(), 3));
  }

  /** The picture whose every pixel is the mean of {@code image}. */
  public static RgbImage meanColour(RgbImage image) {
    byte[] pixels = image.pixels();
    long[] sums = new long[3];
    for (int i = 0; i < pixels.length; i++) {
      sums[i % 3] += pixels[i] & 0xff;
    }
    byte[] mean = new byte[pixels.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (byte) Math.round(sums[i % 3] * 3.0 / pixels.length);
    }
    return RgbImage.of(image.width(), image.height(), mean);
  }
}
