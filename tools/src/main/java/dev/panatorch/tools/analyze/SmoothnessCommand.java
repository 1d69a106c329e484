package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.LatentNoise;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.FrechetDistance;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.TokenizerMixin;
import dev.panatorch.tools.evaluate.FeatureMixin;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.Axis;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.report.Series;
import dev.panatorch.tools.run.LatentPass;
import dev.panatorch.tools.run.Reconstruction;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze smoothness}. */
@Command(
    name = "smoothness",
    mixinStandardHelpOptions = true,
    description = {
      "What comes back of noisy latents (LDMAE, Figure 6).",
      "The noise is in proportion to each channel's deviation: PSNR at each level and, with a feature network, rFID."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze smoothness --tokenizer runs/tok --images photos/val --latents runs/latents \\",
      "      --inception pt_inception-2015-12-05-6726825d.pth --report smoothness.html"
    })
final class SmoothnessCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();
  @Mixin private FeatureMixin features = new FeatureMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--latents",
      required = true,
      paramLabel = "DIR",
      description = "A cache of this tokenizer's latents, for the channels' deviations.")
  private Path latents = Path.of("");

  @Option(
      names = "--levels",
      converter = OptionTypes.NotNegative.class,
      split = ",",
      paramLabel = "LEVEL",
      description = "Noise as a share of the deviation; default 0,0.01,0.05,0.1,0.2,0.3.")
  private List<Double> levels = new ArrayList<>();

  /**
   * One level of noise.
   *
   * @param images pictures
   * @param psnr mean over the pictures, in dB
   * @param rfid null where no network was given
   */
  record Level(double level, long images, double psnr, @Nullable Double rfid) {}

  /** What is gathered at one level. */
  private static final class Gathered implements AutoCloseable {
    final double level;
    final FeatureCollector features = new FeatureCollector(false);
    double psnr;
    long images;

    Gathered(double level) {
      this.level = level;
    }

    @Override
    public void close() {
      features.close();
    }
  }

  @Override
  public Integer call() throws IOException {
    Device device = run.device();
    List<Gathered> gathered = new ArrayList<>();
    try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), device);
        FeatureNetwork network = features.given() ? features.open(device) : null;
        FeatureCollector ofOriginals = new FeatureCollector(false)) {
      LatentCache cache = LatentCache.open(latents);
      Tokenizers.requireLatents(codec, cache.layout(), latents);
      LatentNoise noise = LatentNoise.of(cache);
      new TreeSet<>(levels.isEmpty() ? LatentNoise.LEVELS : levels)
          .forEach(level -> gathered.add(new Gathered(level)));
      LatentPass.forEach(
          codec,
          ImageFolder.unlabelled(tokenizer.images()),
          tokenizer.batchSize(),
          part -> {
            if (network != null) {
              ofOriginals.add(network.features(ImageTensors.bytes(part.originals())));
            }
            gathered.forEach(level -> add(codec, noise, network, part, level));
          });
      finish(results(gathered, network == null ? null : ofOriginals), network);
    } finally {
      gathered.forEach(Gathered::close);
    }
    return 0;
  }

  private void add(
      LatentCodec codec,
      LatentNoise noise,
      @Nullable FeatureNetwork network,
      LatentPass.Part part,
      Gathered level) {
    try (var scope = Scope.open()) {
      Tensor noisy = noise.add(part.latents(), level.level, run.seed(), part.first());
      Tensor decoded = codec.decode(noisy);
      for (Reconstruction.Pair pair : Reconstruction.pairs(part, decoded)) {
        level.psnr += pair.psnr();
        level.images++;
      }
      if (network != null) {
        level.features.add(network.features(ImageTensors.bytes(decoded)));
      }
    }
  }

  private List<Level> results(List<Gathered> gathered, @Nullable FeatureCollector ofOriginals) {
    return gathered.stream()
        .map(level ->
            new Level(
                level.level,
                level.images,
                level.psnr / level.images,
                ofOriginals == null || level.images < 2
                    ? null
                    : (Double)
                        FrechetDistance.between(
                            ofOriginals.statistics(),
                            level.features.statistics(),
                            features.frechet())))
        .toList();
  }

  private void finish(List<Level> results, @Nullable FeatureNetwork network) throws IOException {
    report.write(() -> page(results, network));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, results);
      return;
    }
    List<List<String>> table = table(results, network);
    Output.table(out, table.getFirst(), table.subList(1, table.size()));
    if (network == null) {
      out.println("no rFID: give --inception, or another network with --features");
    }
    out.flush();
  }

  private HtmlReport page(List<Level> results, @Nullable FeatureNetwork network) {
    List<List<String>> table = table(results, network);
    HtmlReport page =
        new HtmlReport(
                "Smoothness under latent noise",
                "%s; noise in proportion to the deviations of %s"
                    .formatted(tokenizer.weights(), latents))
            .table(table.getFirst(), table.subList(1, table.size()))
            .chart(chart("PSNR in dB", results.stream().map(Level::psnr).toList(), results));
    if (network != null) {
      page.chart(
          chart(
              "rFID (" + network.label() + ")",
              results.stream().map(Level::rfid).toList(),
              results));
    }
    return page.published(PublishedTable.named("ldmae-smoothness"));
  }

  private static LineChart chart(
      String name, List<? extends @Nullable Double> values, List<Level> results) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Double value = values.get(i);
      points.add(new double[] {results.get(i).level(), value == null ? Double.NaN : value});
    }
    return new LineChart(
        name + " under latent noise",
        Axis.linear("noise, as a share of each channel's standard deviation"),
        Axis.linear(name),
        List.of(new Series("", points)));
  }

  private static List<List<String>> table(List<Level> results, @Nullable FeatureNetwork network) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        network == null
            ? List.of("noise", "pictures", "PSNR in dB")
            : List.of("noise", "pictures", "PSNR in dB", "rFID (" + network.label() + ")"));
    for (Level level : results) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  Double.toString(level.level()),
                  Long.toString(level.images()),
                  String.format(Locale.ROOT, "%.3f", level.psnr())));
      if (level.rfid() != null) {
        row.add(Output.number("%.4f", level.rfid()));
      }
      rows.add(row);
    }
    return rows;
  }
}
