package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Nearest;
import dev.panatorch.tools.run.Conditioning;
import dev.panatorch.tools.run.SamplePlan;
import dev.panatorch.tools.run.SampleRun;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
      "Generates images with a diffusion model and its tokenizer.",
      "Images that are there already are not made again, so an interrupted run can be repeated."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch sample --denoiser runs/sit --tokenizer runs/tok --count 8 --output samples",
      "  panatorch sample --denoiser runs/sit --tokenizer runs/tok --classes cat,coffee --cfg 2 \\",
      "      --cfg-interval 0,0.75 --sampler euler --steps 50 --output samples --grid sheet.png",
      "  panatorch sample --denoiser runs/sit --guide runs/sit/checkpoints/000012800 --cfg 1.5 \\",
      "      --tokenizer runs/tok --output samples",
      "  panatorch sample --denoiser SiT.safetensors --weights-of repa --latent-statistics 0,0.07 \\",
      "      --tokenizer maetok.safetensors --random-classes --count 50000 --precision bfloat16 \\",
      "      --output samples"
    })
final class SampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private DenoiserMixin networks = new DenoiserMixin();
  @Mixin private SamplerMixin sampler = new SamplerMixin();

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
      description = "Names or numbers, or none for images of no class; default: all.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--count",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "4",
      description = "Images of each class; default ${DEFAULT-VALUE}.")
  private int count = 4;

  @Option(
      names = "--random-classes",
      description = "Draws the class of each image: --count images in all.")
  private boolean random;

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "64",
      description = "Images made together; default ${DEFAULT-VALUE}.")
  private int batchSize = 64;

  @Option(
      names = "--noise",
      paramLabel = "F",
      description = "Safetensors with the noise to start from, as --raw writes it.")
  private @Nullable Path noise;

  @Option(
      names = "--raw",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "F",
      description = "Writes noise, latents and images as float32 safetensors.")
  private @Nullable Path raw;

  @Option(
      names = "--grid",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "F",
      description = "Writes a sheet of all images as PNG.")
  private @Nullable Path grid;

  @Override
  public Integer call() throws IOException {
    int made;
    try (LatentCodec codec = Tokenizers.open(networks.tokenizer(), run.device());
        Sampling sampling = Sampling.open(networks.source(run.device()), codec)) {
      List<Long> labels = labels(sampling.classes());
      SamplingSettings settings = sampler.settings(sampling.settings(), networks.isGuided());
      if (!networks.isGuided() && labels.stream().allMatch(isNone(sampling.classes()))) {
        settings = settings.unguided(); // classifier-free guidance would cost and change nothing
      }
      SamplePlan plan =
          random
              ? SamplePlan.ofRandom(labels, sampling.classes(), count, run.seed())
              : SamplePlan.ofEach(labels, sampling.classes(), count, run.seed());
      var work = new SampleRun(sampling, settings, plan, output, batchSize);
      if (noise != null) {
        work.requireNoise(noise);
      }
      work.claim(about(labels, sampling));
      made = noise == null && raw == null ? work.run() : work.run(noise, raw);
      if (grid != null) {
        work.sheet(grid);
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

  private Map<String, Object> about(List<Long> labels, Sampling sampling) {
    Map<String, Object> about = networks.about();
    // A run's newest checkpoint may be another one when the command is repeated.
    about.put("weights", sampling.weights().stream().map(Path::toString).toList());
    about.put("noise", String.valueOf(noise));
    about.put("seed", run.seed());
    about.put("random", random);
    about.put("classes", labels);
    about.put(Conditioning.KEY, Conditioning.of(labels, sampling.classes().size()).name());
    return about;
  }

  private List<Long> labels(List<String> known) {
    if (classes.isEmpty()) {
      return LongStream.range(0, known.size()).boxed().toList();
    }
    List<Long> labels = new ArrayList<>();
    for (String name : classes) {
      long label = label(name, known);
      if (labels.contains(label)) {
        throw new ConfigException("--classes names \"" + name + "\" twice; --count says how many");
      }
      labels.add(label);
    }
    return labels;
  }

  private static Predicate<Long> isNone(List<String> known) {
    return label -> label == known.size();
  }

  private static long label(String name, List<String> known) {
    if (name.equals("none") && !known.contains(name)) {
      return known.size();
    }
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
