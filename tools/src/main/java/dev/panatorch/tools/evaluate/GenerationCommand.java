package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.io.TensorData;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.ReferenceStatistics;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.run.Conditioning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch evaluate generation}. */
@Command(
    name = "generation",
    mixinStandardHelpOptions = true,
    description = {
      "How like a reference generated images are.",
      "FID, sFID, Inception Score, precision, recall and KID against the ADM evaluator's .npz (statistics, images or",
      "both), pytorch-fid's, or a folder of pictures."
    },
    footer = {
      "",
      "FID falls with the number of images: compare only numbers of as many. Pictures of a folder are taken in a",
      "random order that follows from --seed, as the Inception Score is that of consecutive blocks of 5000.",
      "",
      "Examples:",
      "  panatorch evaluate generation --generated samples --reference VIRTUAL_imagenet256_labeled.npz \\",
      "      --inception pt_inception-2015-12-05-6726825d.pth --state samples.state.npz --report samples.html",
      "  panatorch evaluate generation --generated samples --reference photos/train --image-size 64 \\",
      "      --features tokenizer=runs/tok --json"
    })
final class GenerationCommand implements Callable<Integer> {

  private static final int FEWEST = 2;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private FeatureMixin features = new FeatureMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--generated",
      required = true,
      paramLabel = "DIR|NPZ",
      description = "Folder of pictures, or .npz with arr_0, uint8 [N, H, W, 3].")
  private Path generated = Path.of("");

  @Option(
      names = "--unconditional",
      description = "They are of no class; known of the folders of panatorch sample.")
  private boolean unconditional;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "DIR|NPZ",
      description = "What they are compared with.")
  private Path reference = Path.of("");

  @Option(
      names = "--image-size",
      converter = OptionTypes.AtLeastOne.class,
      paramLabel = "N",
      description =
          "Crops the pictures of folders to this size by ADM's rule; default: as they are.")
  private @Nullable Integer imageSize;

  @Option(names = "--in-order", description = "Takes pictures in the order of their names.")
  private boolean inOrder;

  @Option(
      names = "--state",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "FILE",
      description =
          "Keeps what was gathered of the generated images; an interrupted run goes on from it.")
  private @Nullable Path state;

  @Option(
      names = "--reference-state",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "FILE",
      description =
          "As --state, of the reference's images; it serves other sets compared with them, too.")
  private @Nullable Path referenceState;

  @Option(
      names = "--save-every",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "50",
      paramLabel = "N",
      description = "Batches between two savings of both states; default ${DEFAULT-VALUE}.")
  private int saveEvery = 50;

  @Option(
      names = "--write-reference",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "FILE",
      description = "Writes the reference's statistics as ADM's .npz.")
  private @Nullable Path written;

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "64",
      description = "Pictures at once; default ${DEFAULT-VALUE}.")
  private int batchSize = 64;

  @Override
  public Integer call() throws IOException {
    Conditioning conditioning = conditioning();
    ReferenceStatistics known = isArray(reference) ? ReferenceStatistics.read(reference) : null;
    ImageSource real =
        known != null && known.images() == null ? null : source("--reference", reference);
    ImageSource made = source("--generated", generated);
    try (FeatureNetwork network = features.open(run.device())) {
      var pass = new FeaturePass(network, batchSize, saveEvery);
      try (FeatureCollector ofReal =
              real == null ? null : pass.gather("reference", real, referenceState);
          FeatureCollector ofMade = pass.gather("generated", made, state)) {
        write(known, ofReal);
        GenerationScores scores =
            new GenerationEvaluation(network.label(), network.device(), conditioning)
                .compare(ofMade, known, ofReal, features.frechet(), run.seed());
        if (report.wanted()) {
          var lead = "%s against %s".formatted(generated, reference);
          HtmlReport page = GenerationReport.of(lead, scores, made, real);
          report.write(() -> page);
        }
        print(scores);
      }
    }
    return 0;
  }

  private void write(@Nullable ReferenceStatistics known, @Nullable FeatureCollector ofReference)
      throws IOException {
    if (written == null) {
      return;
    }
    if (known != null && known.pooled() != null) {
      known.write(written);
    } else if (ofReference != null) {
      ReferenceStatistics.of(ofReference).write(written);
    }
  }

  private @Nullable Conditioning conditioning() throws IOException {
    Conditioning told = Conditioning.ofSamples(generated);
    if (unconditional && told != null && told != Conditioning.NONE) {
      throw new ConfigException(
          "--unconditional: the images of %s were made %s".formatted(generated, told));
    }
    return unconditional ? Conditioning.NONE : told;
  }

  private static boolean isArray(Path path) {
    return !Files.isDirectory(path) && path.toString().endsWith(".npz");
  }

  private ImageSource source(String option, Path path) throws IOException {
    ImageSource images = images(option, path);
    if (images.count() < FEWEST) {
      throw new ConfigException(
          "%s: %s holds %d images, and a covariance needs at least %d"
              .formatted(option, path, images.count(), FEWEST));
    }
    return images;
  }

  private ImageSource images(String option, Path path) throws IOException {
    if (isArray(path)) {
      TensorData images = ReferenceStatistics.read(path).images();
      if (images == null) {
        throw new IOException(path + " holds no images (arr_0)");
      }
      return ImageSource.Array.of(path, images);
    }
    if (Files.isRegularFile(path)) {
      throw new ConfigException(
          option + ": " + path + " is neither a folder of pictures nor a file .npz");
    }
    return new ImageSource.Folder(
        ImageFolder.unlabelled(path), imageSize, inOrder ? null : (Long) run.seed());
  }

  private void print(GenerationScores scores) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, scores);
      return;
    }
    Output.facts(out, scores.facts());
    scores.notComputed().forEach((name, why) -> out.println("no " + name + ": " + why));
    out.flush();
  }
}
