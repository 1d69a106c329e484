package dev.panatorch.tools.analyze;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.analysis.ModelCost.Convention;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.cuda.Cuda;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.TokenizerMixin;
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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "Parameters, multiply-adds of one image by the papers' conventions, and measured passes per second of the encoder,",
      "the decoder and the denoiser."
    },
    footer = {
      "",
      "thop counts no attention products (LDMAE, Table 2, times a batch of 128); ptflops loses the linear layers inside",
      "of attention (MAETok's 373.3 G). A denoiser is evaluated once; with guidance and steps multiply.",
      "",
      "Example:",
      "  panatorch analyze efficiency --tokenizer runs/tok --denoiser runs/sit --device cuda --batch-size 256"
    })
final class EfficiencyCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of("part", "parameters", "MB", "multiply-adds", "thop", "ptflops", "passes/s");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--tokenizer",
      required = true,
      paramLabel = "W",
      description = TokenizerMixin.TOKENIZER)
  private Path tokenizer = Path.of("");

  @Option(names = "--denoiser", paramLabel = "W", description = "A denoiser of its latents.")
  private @Nullable Path denoiser;

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "16",
      description = "Images at once; default ${DEFAULT-VALUE}.")
  private int batchSize = 16;

  @Option(
      names = "--seconds",
      converter = OptionTypes.Positive.class,
      defaultValue = "2",
      description = "For each measurement; default ${DEFAULT-VALUE}.")
  private double seconds = 2;

  /**
   * One part.
   *
   * @param multiplyAdds of one image, all of them
   * @param thop as thop counts
   * @param ptflops as ptflops counts
   * @param passesPerSecond images through this part in a second
   */
  record Row(
      String part,
      long parameters,
      double megabytes,
      long multiplyAdds,
      long thop,
      long ptflops,
      double passesPerSecond) {}

  @Override
  public Integer call() throws IOException {
    Device device = run.device();
    List<Row> rows = new ArrayList<>();
    try (LatentCodec codec = Tokenizers.open(tokenizer, device);
        Sampling sampling = denoiser == null ? null : Sampling.open(denoiser, codec, device);
        var mode = GradMode.inference();
        var scope = Scope.open()) {
      if (!(codec instanceof MaeTok model)) {
        throw new IOException(tokenizer + ": the cost of this kind of tokenizer is not known");
      }
      int size = codec.imageSize();
      Tensor images = Torch.zeros(new long[] {batchSize, 3, size, size}, DType.FLOAT32, device);
      Tensor latents = codec.encode(images);
      rows.add(row(PartCost.encoder(model), device, () -> codec.encode(images)));
      rows.add(row(PartCost.decoder(model), device, () -> codec.decode(latents)));
      if (sampling != null) {
        DenoiserModule network = sampling.model();
        Tensor times = Torch.full(new long[] {batchSize}, 0.5, DType.FLOAT32, device);
        Tensor labels = Torch.zeros(new long[] {batchSize}, DType.INT64, device);
        rows.add(
            row(PartCost.denoiser(network), device, () -> network.forward(latents, times, labels)));
      }
    }
    report.write(() -> page(rows));
    print(rows);
    return 0;
  }

  private Row row(PartCost part, Device device, Supplier<Tensor> pass) {
    return new Row(
        part.part(),
        part.parameters(),
        part.megabytes(),
        part.cost().by(Convention.MULTIPLY_ADDS),
        part.cost().by(Convention.THOP),
        part.cost().by(Convention.PTFLOPS),
        passesPerSecond(device, pass));
  }

  private double passesPerSecond(Device device, Supplier<Tensor> pass) {
    once(pass);
    synchronize(device);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long passes = 0;
    do {
      once(pass);
      synchronize(device);
      passes++;
    } while (System.nanoTime() < end);
    return passes * batchSize * 1e9 / (System.nanoTime() - start);
  }

  private static void once(Supplier<Tensor> pass) {
    try (var scope = Scope.open()) {
      Tensor _ = pass.get();
    }
  }

  private static void synchronize(Device device) {
    if (device.isCuda()) {
      Cuda.synchronize();
    }
  }

  private HtmlReport page(List<Row> rows) {
    return new HtmlReport(
            "Efficiency", "one image; %d at once on %s".formatted(batchSize, run.device()))
        .table(HEADER, cells(rows))
        .published(PublishedTable.named("ldmae-efficiency"))
        .published(PublishedTable.named("maetok-efficiency"));
  }

  private void print(List<Row> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, rows);
    } else {
      Output.table(out, HEADER, cells(rows));
    }
  }

  private static List<List<String>> cells(List<Row> rows) {
    return rows.stream()
        .map(row ->
            List.of(
                row.part(),
                String.format(Locale.ROOT, "%,d", row.parameters()),
                String.format(Locale.ROOT, "%.1f", row.megabytes()),
                giga(row.multiplyAdds()),
                giga(row.thop()),
                giga(row.ptflops()),
                String.format(Locale.ROOT, "%.1f", row.passesPerSecond())))
        .toList();
  }

  private static String giga(long count) {
    return String.format(Locale.ROOT, "%.3f G", count / 1e9);
  }
}
