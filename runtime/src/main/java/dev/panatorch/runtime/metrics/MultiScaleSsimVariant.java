package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.metrics.SsimVariant.Border;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the definitions of multi-scale SSIM that published numbers follow.
 *
 * @param similarity SSIM of the coarsest scale
 * @param contrastBorder which positions count at the finer scales, where luminance does not
 * @param exponents one for each scale, the finest first, none negative
 * @param oddEdge what becomes of a last row or column without a neighbour
 * @param order whether channels or scales are taken together first
 */
public record MultiScaleSsimVariant(
    SsimVariant similarity,
    Border contrastBorder,
    List<Double> exponents,
    OddEdge oddEdge,
    Order order) {

  /** What becomes of the last row or column of an odd number when an image is halved. */
  public enum OddEdge {
    /** It is left out. */
    DROP,
    /** It counts twice. */
    REPEAT
  }

  /** The order of the two reductions. */
  public enum Order {
    /** Each scale is the mean over channels; their powers are multiplied. */
    CHANNELS_FIRST,
    /** The powers of each channel are multiplied; the result is the mean over channels. */
    SCALES_FIRST
  }

  private static final List<Double> EXPONENTS = List.of(0.0448, 0.2856, 0.3001, 0.2363, 0.1333);

  /**
   * Wang, Simoncelli, Bovik, "Multi-scale structural similarity for image quality assessment",
   * 2003, with the five exponents found there and 2 x 2 means between scales; colour becomes luma.
   */
  public static final MultiScaleSsimVariant WANG =
      new MultiScaleSsimVariant(
          SsimVariant.WANG, Border.CROP, EXPONENTS, OddEdge.REPEAT, Order.CHANNELS_FIRST);

  /**
   * torchmetrics' {@code multiscale_structural_similarity_index_measure}: mirrored borders count at
   * the coarsest scale alone.
   */
  public static final MultiScaleSsimVariant TORCHMETRICS =
      new MultiScaleSsimVariant(
          SsimVariant.TORCHMETRICS, Border.CROP, EXPONENTS, OddEdge.DROP, Order.CHANNELS_FIRST);

  /** TensorFlow's {@code tf.image.ssim_multiscale}. */
  public static final MultiScaleSsimVariant TENSORFLOW =
      new MultiScaleSsimVariant(
          SsimVariant.SCIKIT_IMAGE_GAUSSIAN,
          Border.CROP,
          EXPONENTS,
          OddEdge.REPEAT,
          Order.SCALES_FIRST);

  private static final Map<String, MultiScaleSsimVariant> NAMED = variants();

  /** Checks the exponents. */
  public MultiScaleSsimVariant {
    exponents = List.copyOf(exponents);
    if (exponents.isEmpty() || exponents.stream().anyMatch(e -> !(e >= 0))) {
      throw new IllegalArgumentException(
          "every scale needs an exponent that is not negative, got " + exponents);
    }
  }

  /** The variants that have a name: wang, torchmetrics, tensorflow. */
  public static Map<String, MultiScaleSsimVariant> byName() {
    return NAMED;
  }

  /** The variant called {@code name}. */
  public static MultiScaleSsimVariant named(String name) {
    MultiScaleSsimVariant variant = NAMED.get(name);
    if (variant == null) {
      throw new IllegalArgumentException(
          "no multi-scale SSIM variant \"%s\"; there are %s"
              .formatted(name, String.join(", ", NAMED.keySet())));
    }
    return variant;
  }

  /** Number of scales. */
  public int scales() {
    return exponents.size();
  }

  private static Map<String, MultiScaleSsimVariant> variants() {
    Map<String, MultiScaleSsimVariant> named = new LinkedHashMap<>();
    named.put("wang", WANG);
    named.put("torchmetrics", TORCHMETRICS);
    named.put("tensorflow", TENSORFLOW);
    return Collections.unmodifiableMap(named);
  }
}
