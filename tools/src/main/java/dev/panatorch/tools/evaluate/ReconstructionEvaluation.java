package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import dev.panatorch.runtime.metrics.MeanAbsoluteError;
import dev.panatorch.runtime.metrics.MeanSquaredError;
import dev.panatorch.runtime.metrics.MultiScaleSsim;
import dev.panatorch.runtime.metrics.MultiScaleSsimVariant;
import dev.panatorch.runtime.metrics.Psnr;
import dev.panatorch.runtime.metrics.Ssim;
import dev.panatorch.runtime.metrics.SsimVariant;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.FrechetDistance;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.tools.run.LatentPass;
import dev.panatorch.tools.run.Reconstruction;
import dev.panatorch.tools.run.Reconstruction.Pair;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers the scores of pictures that went through a tokenizer, batch by batch. */
final class ReconstructionEvaluation implements AutoCloseable {

  private static final double RANGE = 255;
  private static final int SSIM_WINDOW = 11;
  private static final int MULTI_SCALE = 176;
  private static final int SHOWN = 16;

  private final Map<String, ImageMetric> metrics = new LinkedHashMap<>();
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final ExtremePairs worst = ExtremePairs.worst(SHOWN);
  private final ExtremePairs best = ExtremePairs.best(SHOWN);
  private final FeatureCollector ofOriginals = new FeatureCollector(false);
  private final FeatureCollector ofReconstructions = new FeatureCollector(false);
  private final LatentCodec codec;
  private final @Nullable Lpips lpips;
  private final @Nullable FeatureNetwork features;
  private long images;

  ReconstructionEvaluation(
      LatentCodec codec, @Nullable Lpips lpips, @Nullable FeatureNetwork features) {
    this.codec = codec;
    this.lpips = lpips;
    this.features = features;
    metrics.put("psnr", new Psnr(RANGE));
    metrics.put("mae", new MeanAbsoluteError());
    metrics.put("mse", new MeanSquaredError());
    if (codec.imageSize() >= SSIM_WINDOW) {
      SsimVariant.byName()
          .forEach((name, rule) -> metrics.put("ssim " + name, new Ssim(rule, RANGE)));
    }
    if (codec.imageSize() >= MULTI_SCALE) {
      metrics.put("ms-ssim", new MultiScaleSsim(MultiScaleSsimVariant.TORCHMETRICS, RANGE));
    }
  }

  /** Sends all pictures through the tokenizer; returns those that could not be read. */
  List<SkippedSample> run(Dataset<? extends ImageSample> pictures, int batchSize)
      throws IOException {
    return LatentPass.forEach(codec, pictures, batchSize, this::add);
  }

  private void add(LatentPass.Part part) {
    Tensor decoded = codec.decode(part.latents());
    List<Pair> pairs = Reconstruction.pairs(part, decoded);
    List<ImageView> originals = pairs.stream().map(p -> Reconstruction.view(p.original())).toList();
    List<ImageView> reconstructed =
        pairs.stream().map(p -> Reconstruction.view(p.reconstructed())).toList();
    metrics.forEach((name, metric) -> {
      double[] values = ImageMetrics.each(metric, originals, reconstructed);
      for (int i = 0; i < values.length; i++) {
        sums.merge(name, values[i], Double::sum);
        if (name.equals("psnr")) {
          worst.add(pairs.get(i), values[i]);
          best.add(pairs.get(i), values[i]);
        }
      }
    });
    for (Pair pair : pairs) {
      RgbImage mean = Reconstruction.meanColour(pair.original());
      double psnr =
          ImageMetrics.psnr(Reconstruction.view(pair.original()), Reconstruction.view(mean), RANGE);
      sums.merge("mean colour", psnr, Double::sum);
    }
    if (lpips != null) {
      sums.merge("lpips", lpips.forward(part.originals(), decoded).sum().item(), Double::sum);
    }
    if (features != null) {
      ofOriginals.add(features.features(ImageTensors.bytes(part.originals())));
      ofReconstructions.add(features.features(ImageTensors.bytes(decoded)));
    }
    images += pairs.size();
  }

  /**
   * The scores of all pictures so far.
   *
   * @param lpipsLabel which network LPIPS takes
   */
  ReconstructionScores scores(
      List<SkippedSample> skipped, String lpipsLabel, FrechetDistance.Rule rule) {
    Map<String, Double> ssim = new LinkedHashMap<>();
    SsimVariant.byName()
        .keySet()
        .forEach(name -> {
          Double value = mean("ssim " + name);
          if (value != null) {
            ssim.put(name, value);
          }
        });
    Map<String, String> missing = new LinkedHashMap<>();
    tooSmallFor(missing, "ssim", SSIM_WINDOW);
    tooSmallFor(missing, "multiScaleSsim", MULTI_SCALE);
    if (lpips == null) {
      missing.put("lpips", "give --lpips-backbone and --lpips-linear");
    }
    if (features == null) {
      missing.put("rfid", "give --inception, or another network with --features");
    } else if (images < 2) {
      missing.put("rfid", "one picture has no covariance");
    }
    boolean distance = features != null && images > 1;
    double mae = required("mae");
    return new ReconstructionScores(
        images,
        skipped,
        required("psnr"),
        ssim.get("torchmetrics"),
        ssim,
        mean("ms-ssim"),
        mae,
        mae / RANGE,
        required("mse") / (RANGE * RANGE),
        required("mean colour"),
        mean("lpips"),
        lpips == null ? null : lpipsLabel,
        distance
            ? (Double)
                FrechetDistance.between(
                    ofOriginals.statistics(), ofReconstructions.statistics(), rule)
            : null,
        features == null ? null : features.label() + ", rule " + rule,
        missing);
  }

  private void tooSmallFor(Map<String, String> missing, String name, int least) {
    if (codec.imageSize() < least) {
      missing.put(
          name,
          "it needs %d pixels a side, the tokenizer's have %d".formatted(least, codec.imageSize()));
    }
  }

  private @Nullable Double mean(String name) {
    Double sum = sums.get(name);
    return sum == null ? null : (Double) (sum / images);
  }

  private double required(String name) {
    return Objects.requireNonNull(mean(name), name);
  }

  /** The pictures with the greatest and the least error. */
  ReconstructionScores.Shown shown() {
    return new ReconstructionScores.Shown(worst.pairs(), best.pairs());
  }

  @Override
  public void close() {
    ofOriginals.close();
    ofReconstructions.close();
  }
}
