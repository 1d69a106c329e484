package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.metrics.MetricImages.Arrangement;
import dev.panatorch.runtime.metrics.MetricImages.Pair;
import dev.panatorch.runtime.metrics.SsimVariant.Border;
import dev.panatorch.runtime.metrics.SsimVariant.Channels;
import dev.panatorch.runtime.metrics.SsimVariant.Covariance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both kernels against scikit-image 0.26 and torchmetrics 1.9 (expected.csv, make_fixtures.py). */
class ReferenceValuesTest {
  private static final List<MetricKernels> TWINS =
      List.of(new ScalarKernels(), new VectorKernels());

  private record Expected(String metric, double value) {}

  @TestFactory
  Stream<DynamicTest> metricsEqualTheReferencesInEveryLayout() throws IOException {
    return expected().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry)));
  }

  private static void check(Map.Entry<String, List<Expected>> entry) throws IOException {
    boolean reference32 = entry.getKey().endsWith("-in-float32");
    Pair pair = images(entry.getKey());
    double range = pair.a().dtype() == DType.UINT8 ? 255 : 1;
    boolean large = pair.a().layout().samples() > 1_000_000;
    for (Arrangement how : Arrangement.values()) {
      if (large && how.ordinal() > Arrangement.PLANAR.ordinal()) {
        continue;
      }
      ImageView a = MetricImages.arranged(pair.a(), how);
      ImageView b = MetricImages.arranged(pair.b(), how);
      for (Expected expected : entry.getValue()) {
        for (MetricKernels kernels : TWINS) {
          assertThat(measure(expected.metric(), a, b, range, kernels))
              .as("%s, %s, %s kernels", expected.metric(), how, kernels.name())
              .isCloseTo(expected.value(), within(tolerance(expected, reference32)));
        }
      }
    }
  }

  /** PSNR is a logarithm and mean errors of bytes are large: their tolerance is relative. */
  private static double tolerance(Expected expected, boolean reference32) {
    return reference32 ? 1e-5 : 1e-9 * Math.max(1, Math.abs(expected.value()));
  }

  private static double measure(
      String metric, ImageView a, ImageView b, double range, MetricKernels kernels) {
    return switch (metric) {
      case "mse" -> ErrorSum.mean(a, b, true, kernels, false);
      case "mae" -> ErrorSum.mean(a, b, false, kernels, false);
      case "psnr" -> new Psnr(range).measure(a, b, kernels, false);
      case "gaussian-sample" -> ssim(gaussianSample(), a, b, range, kernels);
      case "luma709" ->
          ssim(SsimVariant.WANG.withChannels(Channels.LUMA_BT709), a, b, range, kernels);
      case String name when name.startsWith("multi-scale-") -> {
        var variant = MultiScaleSsimVariant.named(name.substring("multi-scale-".length()));
        yield new MultiScaleSsim(variant, range).measure(a, b, kernels, false);
      }
      default -> ssim(SsimVariant.named(metric), a, b, range, kernels);
    };
  }

  private static SsimVariant gaussianSample() {
    return SsimVariant.standard(
        new SsimWindow.Gaussian(11, 1.5), Covariance.SAMPLE, Border.CROP, Channels.MEAN);
  }

  private static double ssim(
      SsimVariant variant, ImageView a, ImageView b, double range, MetricKernels kernels) {
    return new Ssim(variant, range).measure(a, b, kernels, false);
  }

  @Test
  void publishedFormulaImagesGiveTheirKnownNumbers() {
    Pair waves = MetricImages.waves();
    assertThat(ImageMetrics.psnr(waves.a(), waves.b(), 1)).isCloseTo(23.010097, within(1e-6));
    assertThat(ImageMetrics.ssim(waves.a(), waves.b(), SsimVariant.SCIKIT_IMAGE, 1))
        .isCloseTo(0.910061, within(1e-6));
    assertThat(ImageMetrics.ssim(waves.a(), waves.b(), SsimVariant.MAETOK, 1))
        .isCloseTo(0.915259, within(1e-6));
    assertThat(ImageMetrics.ssim(waves.a(), waves.b(), SsimVariant.SCIKIT_IMAGE_GAUSSIAN, 1))
        .isCloseTo(0.857626, within(1e-6));
    assertThat(ImageMetrics.ssim(waves.a(), waves.b(), SsimVariant.TORCHMETRICS, 1))
        .isCloseTo(0.843442, within(1e-6));
  }

  private static Pair images(String name) throws IOException {
    if (name.startsWith("waves")) {
      return MetricImages.waves();
    }
    String[] parts = name.split("-");
    if (name.startsWith("tile")) {
      return MetricImages.tile(parts[1]);
    }
    String[] size = parts[1].split("x");
    String type = parts[parts.length - 1].toUpperCase(Locale.ROOT);
    return MetricImages.hashedPair(
        Integer.parseInt(size[0]),
        Integer.parseInt(size[1]),
        Integer.parseInt(size[2]),
        DType.valueOf(type));
  }

  private static Map<String, List<Expected>> expected() throws IOException {
    Map<String, List<Expected>> cases = new LinkedHashMap<>();
    try (InputStream in = ReferenceValuesTest.class.getResourceAsStream("expected.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] cells = line.split(",");
        cases
            .computeIfAbsent(cells[0], k -> new ArrayList<>())
            .add(new Expected(cells[1], Double.parseDouble(cells[2])));
      }
    }
    assertThat(cases).hasSizeGreaterThan(50);
    return cases;
  }
}
