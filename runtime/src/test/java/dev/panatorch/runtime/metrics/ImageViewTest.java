package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.metrics.MetricImages.Arrangement;
import dev.panatorch.runtime.metrics.MetricImages.Pair;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageViewTest {
  @Property(tries = 60)
  void aPartMeasuresLikeItsCopy(
      @ForAll @IntRange(min = 0, max = 29) int x,
      @ForAll @IntRange(min = 0, max = 19) int y,
      @ForAll @IntRange(min = 11, max = 301) int width,
      @ForAll @IntRange(min = 11, max = 90) int height,
      @ForAll DTypeOfPixels dtype,
      @ForAll Arrangement how) {
    Pair pair = MetricImages.hashedPair(330, 110, 3, DType.valueOf(dtype.name()));
    ImageView a = MetricImages.arranged(pair.a(), how).crop(x, y, width, height);
    ImageView b = MetricImages.arranged(pair.b(), how).crop(x, y, width, height);
    ImageView copyA = MetricImages.arranged(a, Arrangement.PLANAR);
    ImageView copyB = MetricImages.arranged(b, Arrangement.PLANAR);
    double range = dtype == DTypeOfPixels.UINT8 ? 255 : 1;
    for (ImageMetric metric :
        List.of(
            new MeanSquaredError(),
            new MeanAbsoluteError(),
            new Ssim(SsimVariant.SCIKIT_IMAGE, range),
            new Ssim(SsimVariant.TORCHMETRICS, range),
            new Ssim(SsimVariant.WANG, range))) {
      double expected = metric.measure(copyA, copyB);
      assertThat(metric.measure(a, b))
          .as(metric.toString())
          .isCloseTo(expected, within(1e-11 * Math.max(1, expected)));
    }
  }

  enum DTypeOfPixels {
    UINT8,
    FLOAT32,
    FLOAT64
  }

  @Test
  void arraysAreSeenNotCopied() {
    byte[] samples = new byte[2 * 3 * 3];
    ImageView view = ImageView.of(samples, ImageLayout.interleaved(2, 3, 3));
    samples[(1 * 2 + 1) * 3 + 2] = (byte) 200;
    assertThat(view.value(1, 1, 2)).isEqualTo(200);
    assertThat(view.crop(1, 1, 1, 2).value(0, 0, 2)).isEqualTo(200);
    assertThat(view.channels(2, 1).value(1, 1, 0)).isEqualTo(200);
    assertThat(view.mapped(0.5, 1).mapped(2, 3).value(1, 1, 2)).isEqualTo(205);
  }

  @Test
  void heapAndOffHeapMeasureAlike() {
    Pair pair = MetricImages.hashedPair(65, 33, 3, DType.FLOAT32);
    float[] heap = pair.b().data().toArray(ValueLayout.JAVA_FLOAT);
    ImageView b = ImageView.of(heap, pair.b().layout());
    for (ImageMetric metric : List.of(new Psnr(1), new Ssim(SsimVariant.SCIKIT_IMAGE, 1))) {
      assertThat(metric.measure(pair.a(), b)).isEqualTo(metric.measure(pair.a(), pair.b()));
    }
    double[] wide = {0, 1, 2, 3};
    var layout = ImageLayout.interleaved(2, 2, 1);
    assertThat(
            ImageMetrics.meanSquaredError(
                ImageView.of(wide, layout), ImageView.of(new double[4], layout)))
        .isEqualTo(3.5);
  }

  @Test
  void aBatchIsCutIntoItsImages() {
    MemorySegment data = MemorySegment.ofArray(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    List<ImageView> images =
        ImageView.batch(data, DType.FLOAT32, 2, ImageLayout.planar(2, 2, 1), 5);
    assertThat(images).extracting(v -> v.value(1, 1, 0)).containsExactly(3.0, 8.0);
  }

  @Test
  void wrongSizesAreRefused() {
    var layout = ImageLayout.interleaved(3, 3, 3);
    assertThatThrownBy(() -> ImageView.of(new byte[26], layout))
        .hasMessageContaining("27 bytes")
        .hasMessageContaining("26");
    assertThatThrownBy(() -> ImageView.of(MemorySegment.ofArray(new byte[99]), DType.INT32, layout))
        .hasMessageContaining("int32");
    assertThatThrownBy(() -> ImageLayout.planar(0, 3, 3)).hasMessageContaining("0 x 3 x 3");
    assertThatThrownBy(() -> new ImageLayout(3, 3, 1, 1, -3, 1)).hasMessageContaining("row -3");
    ImageView view = ImageView.of(new byte[27], layout);
    assertThatThrownBy(() -> view.crop(1, 0, 3, 3)).hasMessageContaining("(1, 0)");
    assertThatThrownBy(() -> view.crop(-1, 0, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> view.channels(1, 3)).hasMessageContaining("3 channels from 1");
    assertThatThrownBy(() -> view.mapped(Double.NaN, 0)).hasMessageContaining("finite");
  }

  /** Reads every whole number of both: as many ones as the images have, plus as many twos. */
  @Test
  void aCopyOffHeapHoldsTheSameAndCanBeReadByAllCores() {
    int pixels = 700 * 900;
    long[] ones = LongStream.generate(() -> 1).limit(pixels).toArray();
    long[] twos = LongStream.generate(() -> 2).limit(pixels).toArray();
    var layout = ImageLayout.interleaved(700, 900, 1);
    ImageView a = ImageView.of(MemorySegment.ofArray(ones), DType.FLOAT64, layout).offHeap();
    ImageView b = ImageView.of(MemorySegment.ofArray(twos), DType.FLOAT64, layout).offHeap();
    assertThat(a.data().isNative()).isTrue();
    assertThat(a.data().toArray(ValueLayout.JAVA_LONG)).isEqualTo(ones);
    assertThat(ImageMetrics.read(a, b)).isEqualTo(3.0 * pixels);
    assertThat(ImageMetrics.readOnAllCores(a, b)).isEqualTo(3.0 * pixels);
  }
}
