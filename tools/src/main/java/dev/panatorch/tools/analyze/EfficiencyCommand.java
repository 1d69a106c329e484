package dev.panatorch.tools.analyze;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.Precision;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.TokenizerMixin;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.NetworkPreset;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.config.TokenizerPreset;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze efficiency}. */
@Command(
    name = "efficiency",
    mixinStandardHelpOptions = true,
    description = {
      "What a tokenizer and a denoiser cost.",
      "Parameters, multiply-adds of one image by the papers' conventions, and measured images per second of the encoder,",
      "the decoder and the denoiser."
    },
    footer = {
      "",
      "thop counts no attention products (LDMAE, Table 2, times a batch of 128); ptflops loses the linear layers inside",
      "of attention (MAETok's 373.3 G). A denoiser is evaluated once; with guidance and steps multiply.",
      "",
      "Example:",
      "  panatorch analyze efficiency --tokenizer runs/tok --denoiser runs/sit --precision bfloat16 --batch-size 256",
      "  panatorch analyze efficiency --preset maetok-b-256,sit-xl,lightningdit-xl,usit-2b --seconds 0",
      "  panatorch analyze efficiency --preset sit-xl-2d,dit-xl-2d --latents 4x64x64 --seconds 0"
    })
final class EfficiencyCommand implements Callable<Integer> {

  /** Of ImageNet. */
  private static final long CLASSES = 1000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(names = "--tokenizer", paramLabel = "W", description = TokenizerMixin.TOKENIZER)
  private @Nullable Path tokenizer;

  @Option(
      names = "--denoiser",
      paramLabel = "W",
      description = "A denoiser of the tokenizer's latents.")
  private @Nullable Path denoiser;

  @Option(
      names = "--preset",
      split = ",",
      paramLabel = "NAME",
      description = "Presets of tokenizers and denoisers, which need no weights.")
  private List<String> presets = new ArrayList<>();

  @Option(
      names = "--latents",
      split = "x",
      defaultValue = "128x32",
      paramLabel = "SHAPE",
      description = {
        "Latents of the presets' denoisers: tokens x channels, or channels x height x width of maps;",
        "default ${DEFAULT-VALUE}. SiT's and DiT's own are 4x32x32, LightningDiT's 32x16x16."
      })
  private long[] latents = {};

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "16",
      description = "Images at once; default ${DEFAULT-VALUE}.")
  private int batchSize = 16;

  @Option(names = "--precision", defaultValue = "float32", description = Precision.WEIGHTS)
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--seconds",
      converter = OptionTypes.NotNegative.class,
      defaultValue = "2",
      description = "For each measurement, 0 for none; default ${DEFAULT-VALUE}.")
  private double seconds = 2;

  @Override
  public Integer call() throws IOException {
    if (tokenizer == null && (presets.isEmpty() || denoiser != null)) {
      throw new ConfigException("give --tokenizer (with or without --denoiser), --preset, or both");
    }
    if (latents.length < 2 || latents.length > 3 || LongStream.of(latents).anyMatch(n -> n < 1)) {
      throw new ConfigException(
          "--latents takes tokens x channels or channels x height x width, such as 128x32 or 4x32x32");
    }
    List<PartEfficiency> rows = new ArrayList<>();
    try (var mode = GradMode.inference()) {
      if (tokenizer != null) {
        rows.addAll(trained(tokenizer));
      }
      for (String preset : presets) {
        rows.addAll(preset(preset));
      }
    }
    report.write(() -> page(rows));
    print(rows);
    return 0;
  }

  private PartMeter meter() {
    return new PartMeter(run.device(), precision.dtype(), batchSize, seconds);
  }

  private List<PartEfficiency> trained(Path weights) throws IOException {
    Device device = run.device();
    try (LatentCodec codec = Tokenizers.open(weights, device);
        Sampling sampling = denoiser == null ? null : Sampling.open(denoiser, codec, device)) {
      if (!(codec instanceof MaeTok model)) {
        throw new IOException(weights + ": the cost of this kind of tokenizer is not known");
      }
      List<PartEfficiency> rows = new ArrayList<>(meter().tokenizer("", model));
      if (sampling != null) {
        rows.add(meter().denoiser("denoiser", sampling.model()));
      }
      return rows;
    }
  }

  /** Weights matter for times alone, which numbers that are none would spoil. */
  private List<PartEfficiency> preset(String name) {
    try (Factory factory =
        seconds > 0
            ? Factory.of(run.device(), run.seed())
            : Factory.uninitialized(run.device(), DType.FLOAT32)) {
      if (Presets.isTokenizer(name)) {
        MaeTokConfig config = Presets.load(name, List.of(), TokenizerPreset.class).model();
        try (MaeTok model = new MaeTok(factory, config.withAuxiliary(Map.of()))) {
          return meter().tokenizer(name + " ", model);
        }
      }
      var layout = new LatentLayout(latents, latents.length == 2 ? 1 : 0);
      NetworkPreset network = Presets.load(name, List.of(), DiffusionPreset.class).network();
      try (DenoiserModule model = network.of(layout, CLASSES, true).create(factory)) {
        return List.of(meter().denoiser(name, model));
      }
    }
  }

  private HtmlReport page(List<PartEfficiency> rows) {
    return new HtmlReport(
            "Efficiency",
            "one image; %d at once on %s in %s".formatted(batchSize, run.device(), precision))
        .table(PartEfficiency.HEADER, PartEfficiency.cells(rows))
        .published(PublishedTable.named("ldmae-efficiency"))
        .published(PublishedTable.named("maetok-efficiency"))
        .published(PublishedTable.named("denoiser-efficiency"));
  }

  private void print(List<PartEfficiency> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, rows);
    } else {
      Output.table(out, PartEfficiency.HEADER, PartEfficiency.cells(rows));
    }
  }
}
