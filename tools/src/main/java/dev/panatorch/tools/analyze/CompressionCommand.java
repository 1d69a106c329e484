package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.PerceptualCompression;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.TokenizerMixin;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.run.LatentPass;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code panatorch analyze compression}. Of latent maps alone: {@link PerceptualCompression} says
 * why.
 */
@Command(
    name = "compression",
    mixinStandardHelpOptions = true,
    description = {
      "How well latent maps keep objects together (LDMAE, Figure 4).",
      "The variance of a map's vectors within objects, the ratio of likeness within and between them, and its clusters",
      "as pictures (Figures 7 and 8). Objects are the colours of masks, PNG files named as the pictures."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze compression --tokenizer runs/vmae --images ade20k/images --masks ade20k/masks \\",
      "      --ignore 000000 --report compression.html"
    })
final class CompressionCommand implements Callable<Integer> {

  private static final int SHOWN = 8;
  private static final int PADDING = 2;
  private static final int MAP = 3;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private TokenizerMixin tokenizer = new TokenizerMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(names = "--masks", required = true, paramLabel = "DIR", description = "Folder of masks.")
  private Path masks = Path.of("");

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "RRGGBB",
      description = "Colours that stand for no object.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--clusters",
      converter = OptionTypes.AtLeastOne.class,
      split = ",",
      defaultValue = "2,4,8",
      paramLabel = "N",
      description = "Clusters in the report's pictures; default ${DEFAULT-VALUE}.")
  private List<Integer> clusters = new ArrayList<>();

  private final List<PerceptualCompression> ofLatents = new ArrayList<>();
  private final List<PerceptualCompression> ofPictures = new ArrayList<>();
  private final List<RgbImage> shown = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(masks)) {
      throw new ConfigException("--masks %s: no such folder".formatted(masks));
    }
    Set<Integer> colours =
        ignored.stream()
            .map(CompressionCommand::colour)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try (LatentCodec codec = Tokenizers.open(tokenizer.weights(), run.device())) {
      long[] shape = codec.latentShape();
      if (shape.length != MAP) {
        throw new IOException(
            tokenizer.weights()
                + " makes tokens that have no places; objects can be told apart in latent maps only."
                + " Tokens can be compared by analyze gmm, probe, umap and smoothness");
      }
      int grid = (int) shape[1];
      LatentPass.forEach(
          codec,
          ImageFolder.unlabelled(tokenizer.images()),
          tokenizer.batchSize(),
          part -> add(part, grid, colours));
    }
    Map<String, PerceptualCompression> results =
        Map.of(
            "latents", PerceptualCompression.mean(ofLatents),
            "pictures", PerceptualCompression.mean(ofPictures));
    report.write(() -> page(results));
    print(results);
    return 0;
  }

  private static int colour(String text) {
    if (!text.matches("\\p{XDigit}{6}")) {
      throw new ConfigException("--ignore takes colours RRGGBB, such as ff0000, not " + text);
    }
    return Integer.parseInt(text, 16);
  }

  private void add(LatentPass.Part part, int grid, Set<Integer> colours) throws IOException {
    Tensor small = part.originals().upsampleBilinear2dAa(new long[] {grid, grid}, false, null);
    for (int i = 0; i < part.ids().size(); i++) {
      long[] objects = ObjectMask.of(masks, part.ids().get(i), grid, colours);
      try (var scope = Scope.open()) {
        Tensor places = places(part.latents().get(i));
        ofLatents.add(PerceptualCompression.of(places, objects));
        ofPictures.add(PerceptualCompression.of(places(small.get(i)), objects));
        if (ofLatents.size() <= SHOWN) {
          RgbImage picture = ImageTensors.images(part.originals().narrow(0, i, 1)).getFirst();
          shown.add(picture);
          shown.addAll(ClusterPicture.of(places, grid, clusters, picture.width()));
        }
      }
    }
  }

  private static Tensor places(Tensor map) {
    return map.flatten(1).t();
  }

  private HtmlReport page(Map<String, PerceptualCompression> results) {
    List<List<String>> table = table(results);
    return new HtmlReport(
            "Perceptual compression",
            "%s, %d pictures".formatted(tokenizer.weights(), ofLatents.size()))
        .table(table.getFirst(), table.subList(1, table.size()))
        .paragraph(
            "Vectors are scaled to length 1; likeness is the cosine; objects of one place have no variance. All are"
                + " means over pictures; the ratio of a picture whose likeness between objects is near 0 can outweigh all"
                + " others. The paper leaves these choices open, so compare only numbers that were made alike.")
        .heading("Clusters")
        .picture(
            new ImageGrid(shown, 1 + clusters.size(), PADDING, List.of()).image(),
            "picture, and its latents in %s clusters"
                .formatted(
                    clusters.stream().map(String::valueOf).collect(Collectors.joining(", "))))
        .published(PublishedTable.named("ldmae-compression"));
  }

  private void print(Map<String, PerceptualCompression> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, results);
    } else {
      List<List<String>> table = table(results);
      Output.table(out, table.getFirst(), table.subList(1, table.size()));
    }
  }

  private static List<List<String>> table(Map<String, PerceptualCompression> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "of",
            "variance within objects",
            "likeness within",
            "between",
            "ratio",
            "ratio of (1 + likeness) / 2"));
    for (String name : List.of("latents", "pictures")) {
      PerceptualCompression value =
          results.getOrDefault(name, PerceptualCompression.mean(List.of()));
      rows.add(
          List.of(
              name,
              number(value.variance()),
              number(value.within()),
              number(value.between()),
              number(value.ratio()),
              number(value.shiftedRatio())));
    }
    return rows;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5f", value);
  }
}
