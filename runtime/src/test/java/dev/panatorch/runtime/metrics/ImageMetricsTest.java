package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.metrics.MetricImages.Arrangement;
import dev.panatorch.runtime.metrics.MetricImages.Pair;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMetricsTest {
  private static final List<ImageMetric> METRICS =
      List.of(
          new MeanSquaredError(),
          new MeanAbsoluteError(),
          new Psnr(255),
          new Ssim(SsimVariant.WANG, 255),
          new Ssim(SsimVariant.SCIKIT_IMAGE, 255),
          new Ssim(SsimVariant.TORCHMETRICS, 255));

  private static final List<ImageMetric> MULTI_SCALE =
      MultiScaleSsimVariant.byName().values().stream()
          .<ImageMetric>map(variant -> new MultiScaleSsim(variant, 255))
          .toList();

  private final Pair bytes = MetricImages.hashedPair(301, 203, 3, DType.UINT8);

  @Test
  void allCoresGiveTheBitsOfOneThread() {
    for (ImageMetric metric : Stream.concat(METRICS.stream(), MULTI_SCALE.stream()).toList()) {
      assertThat(metric.measureOnAllCores(bytes.a(), bytes.b()))
          .as(metric.toString())
          .isEqualTo(metric.measure(bytes.a(), bytes.b()));
    }
  }

  @Test
  void theScalarLoopsGiveTheSameValue() {
    for (ImageMetric metric : Stream.concat(METRICS.stream(), MULTI_SCALE.stream()).toList()) {
      double value = metric.measure(bytes.a(), bytes.b());
      assertThat(ImageMetrics.measureScalar(metric, bytes.a(), bytes.b()))
          .as(metric.toString())
          .isCloseTo(value, within(1e-12 * Math.max(1, value)));
    }
  }

  @Test
  void aBatchGivesTheValueOfEachImageAndTheirMean() {
    List<ImageView> references = new ArrayList<>();
    List<ImageView> images = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Pair pair = MetricImages.hashedPair(20 + 7 * i, 19, 3, DType.UINT8);
      references.add(pair.a());
      images.add(pair.b());
    }
    for (ImageMetric metric : METRICS) {
      double[] each = ImageMetrics.each(metric, references, images);
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        assertThat(each[i]).isEqualTo(metric.measure(references.get(i), images.get(i)));
        sum += each[i];
      }
      assertThat(ImageMetrics.mean(metric, references, images)).isEqualTo(sum / 5);
    }
    assertThatThrownBy(() -> ImageMetrics.each(METRICS.getFirst(), references, List.of()))
        .hasMessageContaining("5 references and 0 images");
    assertThatThrownBy(() -> ImageMetrics.mean(METRICS.getFirst(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalImagesAreExactlyOneAndInfinitelyAlike() {
    for (SsimVariant variant : SsimVariant.byName().values()) {
      assertThat(ImageMetrics.ssim(bytes.a(), bytes.a(), variant, 255)).isEqualTo(1.0);
    }
    for (ImageMetric metric : MULTI_SCALE) {
      assertThat(metric.measure(bytes.a(), bytes.a())).isEqualTo(1.0);
    }
    assertThat(ImageMetrics.psnr(bytes.a(), bytes.a(), 255)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ImageMetrics.meanAbsoluteError(bytes.a(), bytes.a())).isZero();
  }

  @Test
  void typesScalesAndLayoutsMayDifferBetweenTheImages() {
    double[] values = new double[301 * 203 * 3];
    var layout = bytes.b().layout();
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.b().value(i / 3 % 301, i / 903, i % 3) / 127.5 - 1;
    }
    ImageView signed = MetricImages.stored(values, DType.FLOAT64, layout);
    ImageView b = MetricImages.arranged(signed, Arrangement.PLANAR).mapped(0.5, 0.5);
    ImageView a = bytes.a().mapped(1 / 255.0, 0);
    assertThat(ImageMetrics.meanSquaredError(a, b) * 65025)
        .isCloseTo(ImageMetrics.meanSquaredError(bytes.a(), bytes.b()), within(1e-9));
    assertThat(ImageMetrics.meanAbsoluteError(a, b) * 255)
        .isCloseTo(ImageMetrics.meanAbsoluteError(bytes.a(), bytes.b()), within(1e-9));
    for (SsimVariant variant : SsimVariant.byName().values()) {
      assertThat(ImageMetrics.ssim(a, b, variant, 1))
          .isCloseTo(ImageMetrics.ssim(bytes.a(), bytes.b(), variant, 255), within(1e-12));
    }
  }

  /** Tiles hold whole pixels whatever their channels, and the last of them is narrow. */
  @Test
  void manyChannelsAreTheMeanOfEach() {
    for (int width = 90; width < 110; width += 3) {
      Pair pair = MetricImages.hashedPair(width, 66, 5, DType.FLOAT32);
      for (SsimVariant variant : List.of(SsimVariant.TORCHMETRICS, SsimVariant.SCIKIT_IMAGE)) {
        double mean =
            IntStream.range(0, 5)
                .mapToDouble(c ->
                    ImageMetrics.ssim(pair.a().channels(c, 1), pair.b().channels(c, 1), variant, 1))
                .average()
                .orElseThrow();
        assertThat(ImageMetrics.ssim(pair.a(), pair.b(), variant, 1))
            .isCloseTo(mean, within(1e-12));
      }
    }
  }

  @Test
  void aScaleThatBothShareComesOutOfTheErrors() {
    ImageView a = bytes.a().mapped(-2, 3);
    ImageView b = bytes.b().mapped(-2, 3);
    assertThat(ImageMetrics.meanSquaredError(a, b))
        .isEqualTo(4 * ImageMetrics.meanSquaredError(bytes.a(), bytes.b()));
    assertThat(ImageMetrics.meanAbsoluteError(a, b))
        .isEqualTo(2 * ImageMetrics.meanAbsoluteError(bytes.a(), bytes.b()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"skimage", "skimage-gaussian", "torchmetrics", "wang", "maetok"})
  void imagesSmallerThanTheWindowNeedsAreRefused(String name) {
    SsimVariant variant = SsimVariant.named(name);
    int least = name.equals("torchmetrics") ? 6 : variant.window().size();
    Pair fits = MetricImages.hashedPair(least, least, 3, DType.UINT8);
    assertThat(ImageMetrics.ssim(fits.a(), fits.b(), variant, 255)).isBetween(0.0, 1.0);
    Pair narrow = MetricImages.hashedPair(least - 1, 40, 3, DType.UINT8);
    assertThatThrownBy(() -> ImageMetrics.ssim(narrow.a(), narrow.b(), variant, 255))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least %d x %d", least, least);
    Pair low = MetricImages.hashedPair(40, least - 1, 3, DType.UINT8);
    assertThatThrownBy(() -> ImageMetrics.ssim(low.a(), low.b(), variant, 255))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 40 x %d", least - 1);
  }

  @Test
  void multiScaleSsimRefusesImagesWhoseCoarsestScaleIsSmallerThanTheWindow() {
    for (ImageMetric metric : MULTI_SCALE) {
      int least = metric.toString().contains("REPEAT") ? 161 : 176;
      Pair fits = MetricImages.hashedPair(least, least + 1, 3, DType.UINT8);
      assertThat(metric.measure(fits.a(), fits.b())).isBetween(0.0, 1.0);
      Pair low = MetricImages.hashedPair(200, least - 1, 3, DType.UINT8);
      assertThatThrownBy(() -> metric.measure(low.a(), low.b()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("window of 11, got 200 x %d", least - 1);
    }
    assertThatThrownBy(() -> MultiScaleSsimVariant.named("x")).hasMessageContaining("tensorflow");
  }

  @Test
  void aNegativeContrastCountsAsNothing() {
    byte[] a = new byte[176 * 176];
    byte[] b = new byte[176 * 176];
    for (int i = 0; i < a.length; i++) {
      a[i] = (byte) (i % 2 == 0 ? 200 : 50);
      b[i] = (byte) (i % 2 == 0 ? 50 : 200);
    }
    var layout = ImageLayout.planar(176, 176, 1);
    for (ImageMetric metric : MULTI_SCALE) {
      assertThat(metric.measure(ImageView.of(a, layout), ImageView.of(b, layout))).isZero();
    }
  }

  @Test
  void badArgumentsSayWhatIsWrong() {
    ImageView cropped = bytes.a().crop(0, 0, 300, 203);
    assertThatThrownBy(() -> ImageMetrics.meanSquaredError(bytes.a(), cropped))
        .hasMessageContaining("301 x 203 x 3")
        .hasMessageContaining("300 x 203 x 3");
    assertThatThrownBy(() -> new Psnr(0)).hasMessageContaining("data range");
    assertThatThrownBy(() -> new Ssim(SsimVariant.WANG, Double.NaN))
        .hasMessageContaining("data range");
    assertThatThrownBy(() -> SsimVariant.named("mssim")).hasMessageContaining("torchmetrics");
    assertThatThrownBy(() -> new SsimWindow.Uniform(8)).hasMessageContaining("odd");
    ImageView two = bytes.a().channels(0, 2);
    assertThatThrownBy(() -> ImageMetrics.ssim(two, two, SsimVariant.WANG, 255))
        .hasMessageContaining("3 channels");
  }

  @Test
  void memoryOfOneThreadIsRefusedOnAllCoresOnly() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment own = arena.allocate(301 * 203 * 3).copyFrom(bytes.b().data());
      ImageView b = ImageView.of(own, DType.UINT8, bytes.b().layout());
      for (ImageMetric metric : METRICS) {
        assertThat(metric.measure(bytes.a(), b)).isEqualTo(metric.measure(bytes.a(), bytes.b()));
        assertThatThrownBy(() -> metric.measureOnAllCores(bytes.a(), b))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("Arena.ofShared()");
      }
    }
  }

  @Test
  void notANumberAnywhereShowsInTheResult() {
    float[] samples = new float[40 * 40];
    ImageView a = ImageView.of(samples.clone(), ImageLayout.planar(40, 40, 1));
    samples[20 * 40 + 39] = Float.NaN;
    ImageView b = ImageView.of(samples, ImageLayout.planar(40, 40, 1));
    for (ImageMetric metric : METRICS) {
      assertThat(metric.measure(a, b)).as(metric.toString()).isNaN();
    }
    assertThat(METRICS.getLast().measure(a, a)).as("a tile leaves nothing behind").isEqualTo(1);
  }
}
