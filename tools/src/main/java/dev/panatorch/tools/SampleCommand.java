package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.GuidanceSettings;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.PngWriter;
import dev.panatorch.runtime.data.RgbImage;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Nearest;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

/** {@code panatorch sample}. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Generates images with a trained diffusion model and the tokenizer it was trained with.",
      "Images that are there already are not made again, so an interrupted run can be repeated."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch sample --denoiser runs/sit --tokenizer runs/tok --count 8 --output samples",
      "  panatorch sample --denoiser runs/sit --tokenizer runs/tok --classes cat,coffee --cfg 2 \\",
      "      --cfg-interval 0,0.75 --sampler euler --steps 50 --output samples"
    })
final class SampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();

  @Option(
      names = "--denoiser",
      required = true,
      paramLabel = "W",
      description = "Folder of a run or checkpoint.")
  private Path denoiser = Path.of("");

  @Option(
      names = "--tokenizer",
      required = true,
      paramLabel = "W",
      description = "Folder of a run, a checkpoint, or a weights file.")
  private Path tokenizer = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the images.")
  private Path output = Path.of("");

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "CLASS",
      description = "Names or numbers; default: all.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--count",
      defaultValue = "4",
      description = "Images of each class; default ${DEFAULT-VALUE}.")
  private int count = 4;

  @Option(
      names = "--sampler",
      description = "One of ${COMPLETION-CANDIDATES}; default: the preset's.")
  private SamplingSettings.@Nullable Method sampler;

  @Option(names = "--steps", description = "Steps from noise to image; default: the preset's.")
  private @Nullable Integer steps;

  @Option(
      names = "--cfg",
      description = "Scale of classifier-free guidance; 1 is none; default: the preset's.")
  private @Nullable Double guidance;

  @Option(
      names = "--cfg-interval",
      split = ",",
      arity = "1",
      paramLabel = "LOW,HIGH",
      description = "Noisiness between which guidance acts.")
  private List<Double> interval = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new ConfigException("--count must be at least 1, not " + count);
    }
    int made = 0;
    try (LatentCodec codec = Tokenizers.open(tokenizer, run.device());
        Sampling sampling = Sampling.open(denoiser, codec, run.device())) {
      SamplingSettings settings = settings(sampling.settings());
      List<Long> labels = labels(sampling.classes());
      AtomicFiles.createFolder(output);
      for (long label : labels) {
        made += ofClass(sampling, settings, label);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, Map.of("made", made, "output", output.toString()));
    } else {
      out.printf("%d images in %s%n", made, output);
      out.flush();
    }
    return 0;
  }

  private int ofClass(Sampling sampling, SamplingSettings settings, long label) throws IOException {
    List<ImageRequest> missing = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<ImageRequest> all = Sampling.requests(label, count, run.seed());
    for (int i = 0; i < all.size(); i++) {
      Path file = output.resolve("%s-%05d.png".formatted(sampling.classes().get((int) label), i));
      if (!Files.exists(file)) {
        missing.add(all.get(i));
        files.add(file);
      }
    }
    List<RgbImage> images = sampling.images(missing, settings);
    for (int i = 0; i < images.size(); i++) {
      PngWriter.write(files.get(i), images.get(i));
    }
    return images.size();
  }

  private SamplingSettings settings(SamplingSettings preset) {
    if (!interval.isEmpty() && interval.size() != 2) {
      throw new ConfigException("--cfg-interval takes two numbers, LOW,HIGH");
    }
    GuidanceSettings guided = preset.guidance();
    try {
      return preset
          .with(sampler == null ? preset.method() : sampler, steps == null ? preset.steps() : steps)
          .with(
              new GuidanceSettings(
                  guidance == null ? guided.scale() : guidance,
                  interval.isEmpty() ? guided.low() : interval.get(0),
                  interval.isEmpty() ? guided.high() : interval.get(1),
                  guided.channels()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--steps, --cfg or --cfg-interval: " + e.getMessage());
    }
  }

  private List<Long> labels(List<String> known) {
    if (classes.isEmpty()) {
      return LongStream.range(0, known.size()).boxed().toList();
    }
    return classes.stream().map(name -> label(name, known)).toList();
  }

  private static long label(String name, List<String> known) {
    long label = name.matches("\\d{1,9}") ? Long.parseLong(name) : known.indexOf(name);
    if (label < 0 || label >= known.size()) {
      throw new ConfigException(
          "--classes: there is no class \""
              + name
              + "\""
              + Nearest.hint(name, known)
              + " Classes: "
              + String.join(", ", known));
    }
    return label;
  }
}
