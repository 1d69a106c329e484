package dev.panatorch.runtime.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the definitions of SSIM that published numbers follow. They differ by far more than
 * rounding: compare only numbers of one variant.
 *
 * @param window local weights
 * @param covariance normalisation of the local variances
 * @param border which positions count
 * @param channels how channels become one number
 * @param k1 constant of the luminance term, C1 = (k1 R)^2
 * @param k2 constant of the contrast term, C2 = (k2 R)^2
 * @param rangeFactor what R is multiplied by first: 1 but for scripts that state a wrong range
 */
public record SsimVariant(
    SsimWindow window,
    Covariance covariance,
    Border border,
    Channels channels,
    double k1,
    double k2,
    double rangeFactor) {

  /** Normalisation of local variances over a window of n pixels. */
  public enum Covariance {
    /** By n. */
    POPULATION,
    /** By n - 1. */
    SAMPLE
  }

  /** Which positions of the window count. */
  public enum Border {
    /** Those where the window lies inside the image, which must be at least as large. */
    CROP,
    /**
     * All; the image is mirrored beyond its border, its edge pixels not repeated, and must be wider
     * and higher than half a window.
     */
    REFLECT
  }

  /** How channels become one number. */
  public enum Channels {
    /** The mean of the SSIM of each channel. */
    MEAN,
    /** SSIM of 0.298936 R + 0.587043 G + 0.114021 B (ITU-R BT.601), not rounded. */
    LUMA_BT601,
    /** SSIM of 0.2125 R + 0.7154 G + 0.0721 B (ITU-R BT.709, scikit-image's rgb2gray). */
    LUMA_BT709
  }

  private static final SsimWindow GAUSSIAN = new SsimWindow.Gaussian(11, 1.5);

  /**
   * Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment: from error visibility to structural
   * similarity", 2004: Gaussian 11 x 11, of grey images; colour becomes luma first.
   */
  public static final SsimVariant WANG =
      standard(GAUSSIAN, Covariance.POPULATION, Border.CROP, Channels.LUMA_BT601);

  /** The default of scikit-image's {@code structural_similarity}: uniform 7 x 7. */
  public static final SsimVariant SCIKIT_IMAGE =
      standard(new SsimWindow.Uniform(7), Covariance.SAMPLE, Border.CROP, Channels.MEAN);

  /**
   * scikit-image with {@code gaussian_weights=True, use_sample_covariance=False}, also torchmetrics
   * before 1.4.2.
   */
  public static final SsimVariant SCIKIT_IMAGE_GAUSSIAN =
      standard(GAUSSIAN, Covariance.POPULATION, Border.CROP, Channels.MEAN);

  /** torchmetrics from 1.4.2 on: mirrored borders that count. */
  public static final SsimVariant TORCHMETRICS =
      standard(GAUSSIAN, Covariance.POPULATION, Border.REFLECT, Channels.MEAN);

  /**
   * What MAETok's evaluation script does, as SoftVQ's before it: scikit-image's default with twice
   * the true data range (2 on [0, 1]), which lifts the result. Give the true range; the factor is
   * applied here.
   */
  public static final SsimVariant MAETOK =
      new SsimVariant(
          new SsimWindow.Uniform(7), Covariance.SAMPLE, Border.CROP, Channels.MEAN, 0.01, 0.03, 2);

  private static final Map<String, SsimVariant> NAMED = named();

  /** Checks the constants. */
  public SsimVariant {
    if (!(k1 >= 0) || !(k2 >= 0) || !(rangeFactor > 0)) {
      throw new IllegalArgumentException(
          "k1 and k2 must not be negative and the range factor must be positive, got %s, %s, %s"
              .formatted(k1, k2, rangeFactor));
    }
  }

  /** A variant with K1 = 0.01, K2 = 0.03 and the range as given. */
  public static SsimVariant standard(
      SsimWindow window, Covariance covariance, Border border, Channels channels) {
    return new SsimVariant(window, covariance, border, channels, 0.01, 0.03, 1);
  }

  /** The variants that have a name: wang, skimage, skimage-gaussian, torchmetrics, maetok. */
  public static Map<String, SsimVariant> byName() {
    return NAMED;
  }

  /** The variant called {@code name}. */
  public static SsimVariant named(String name) {
    SsimVariant variant = NAMED.get(name);
    if (variant == null) {
      throw new IllegalArgumentException(
          "no SSIM variant \"%s\"; there are %s"
              .formatted(name, String.join(", ", NAMED.keySet())));
    }
    return variant;
  }

  /** The same with another rule for channels. */
  public SsimVariant withChannels(Channels rule) {
    return new SsimVariant(window, covariance, border, rule, k1, k2, rangeFactor);
  }

  /** The same with another rule for borders. */
  public SsimVariant withBorder(Border rule) {
    return new SsimVariant(window, covariance, rule, channels, k1, k2, rangeFactor);
  }

  double covarianceFactor() {
    double n = (double) window.size() * window.size();
    return covariance == Covariance.SAMPLE ? n / (n - 1) : 1;
  }

  private static Map<String, SsimVariant> named() {
    Map<String, SsimVariant> named = new LinkedHashMap<>();
    named.put("wang", WANG);
    named.put("skimage", SCIKIT_IMAGE);
    named.put("skimage-gaussian", SCIKIT_IMAGE_GAUSSIAN);
    named.put("torchmetrics", TORCHMETRICS);
    named.put("maetok", MAETOK);
    return Collections.unmodifiableMap(named);
  }
}
