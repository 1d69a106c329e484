package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.GuidanceSettings;
import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Nearest;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.run.DenoiserSource;
import dev.panatorch.tools.run.SamplePlan;
import dev.panatorch.tools.run.SampleRun;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

  @Option(
      names = "--denoiser",
      required = true,
      paramLabel = "W",
      description = "Folder of a run or checkpoint, or a file of published weights.")
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
      description = "Names or numbers, or none for images of no class; default: all.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--count",
      defaultValue = "4",
      description = "Images of each class; default ${DEFAULT-VALUE}.")
  private int count = 4;

  @Option(
      names = "--random-classes",
      description = "Draws the class of each image: --count images in all.")
  private boolean random;

  @Option(
      names = "--sampler",
      description = "One of ${COMPLETION-CANDIDATES}; default: the preset's.")
  private SamplingSettings.@Nullable Method sampler;

  @Option(names = "--steps", description = "Steps from noise to image; default: the preset's.")
  private @Nullable Integer steps;

  @Option(
      names = "--cfg",
      description =
          "Scale of the guidance: classifier-free, or with --guide autoguidance; 1 is none;"
              + " default: the preset's.")
  private @Nullable Double guidance;

  @Option(
      names = "--cfg-interval",
      split = ",",
      arity = "1",
      paramLabel = "LOW,HIGH",
      description = "Noisiness between which guidance acts.")
  private List<Double> interval = new ArrayList<>();

  @Option(
      names = "--guide",
      paramLabel = "W2",
      description = "A weaker denoiser to be guided away from: an earlier checkpoint, say.")
  private @Nullable Path guide;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes one of the sampler's settings: shift, sde.form, sde.norm, sde.lastStep,"
              + " sde.lastStepSize, tolerance.absolute, tolerance.relative, eta,"
              + " guidance.channels; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--batch-size",
      defaultValue = "64",
      description = "Images made together; default ${DEFAULT-VALUE}.")
  private int batchSize = 64;

  @Option(
      names = "--precision",
      defaultValue = "float32",
      description = "Of the denoiser's weights: float32 or bfloat16; default ${DEFAULT-VALUE}.")
  private String precision = "float32";

  @Option(
      names = "--weights-of",
      description =
          "Whose weights a file holds, which says in which direction its time runs: one of"
              + " ${COMPLETION-CANDIDATES}.")
  private DenoiserSource.@Nullable Kind kind;

  @Option(
      names = "--latent-statistics",
      split = ",",
      arity = "1",
      paramLabel = "MEAN,STD",
      description = "What a file's latents were normalised with.")
  private List<Double> statistics = new ArrayList<>();

  @Option(
      names = "--heads",
      description = "Heads of a file's attentions, where its width is not a published one.")
  private @Nullable Long heads;

  @Option(
      names = "--noise",
      paramLabel = "F",
      description = "Safetensors with the noise to start from, as --raw writes it.")
  private @Nullable Path noise;

  @Option(
      names = "--raw",
      paramLabel = "F",
      description = "Writes noise, latents and images as float32 safetensors.")
  private @Nullable Path raw;

  @Option(names = "--grid", paramLabel = "F", description = "Writes a sheet of all images as PNG.")
  private @Nullable Path grid;

  @Override
  public Integer call() throws IOException {
    requireAtLeastOne("--count", count);
    requireAtLeastOne("--batch-size", batchSize);
    int made;
    try (LatentCodec codec = Tokenizers.open(tokenizer, run.device());
        Sampling sampling = Sampling.open(source(), codec)) {
      SamplingSettings settings = settings(sampling.settings());
      List<Long> labels = labels(sampling.classes());
      SamplePlan plan =
          random
              ? SamplePlan.ofRandom(labels, sampling.classes(), count, run.seed())
              : SamplePlan.ofEach(labels, sampling.classes(), count, run.seed());
      var work = new SampleRun(sampling, settings, plan, output, batchSize).claim(about(labels));
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

  private static void requireAtLeastOne(String option, int value) {
    if (value < 1) {
      throw new ConfigException(option + " must be at least 1, not " + value);
    }
  }

  private Map<String, Object> about(List<Long> labels) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("denoiser", denoiser.toString());
    about.put("guide", String.valueOf(guide));
    about.put("tokenizer", tokenizer.toString());
    about.put("noise", String.valueOf(noise));
    about.put("precision", precision);
    about.put("seed", run.seed());
    about.put("random", random);
    about.put("classes", labels);
    return about;
  }

  private DenoiserSource source() {
    DType dtype =
        switch (precision) {
          case "float32" -> DType.FLOAT32;
          case "bfloat16" -> DType.BFLOAT16;
          default ->
              throw new ConfigException("--precision is float32 or bfloat16, not " + precision);
        };
    return new DenoiserSource(denoiser, guide, told(), run.device(), dtype);
  }

  private DenoiserSource.@Nullable Told told() {
    if (kind == null) {
      return null;
    }
    if (statistics.size() != 2) {
      throw new ConfigException(
          "--weights-of needs --latent-statistics MEAN,STD, two numbers: 0,1 for latents as they"
              + " are");
    }
    return new DenoiserSource.Told(
        kind,
        LatentStatistics.ofScalar(statistics.get(0), statistics.get(1)),
        heads == null ? OptionalLong.empty() : OptionalLong.of(heads));
  }

  private SamplingSettings settings(SamplingSettings preset) {
    if (!interval.isEmpty() && interval.size() != 2) {
      throw new ConfigException("--cfg-interval takes two numbers, LOW,HIGH");
    }
    GuidanceSettings guided = preset.guidance();
    try {
      SamplingSettings chosen =
          preset
              .with(
                  sampler == null ? preset.method() : sampler,
                  steps == null ? preset.steps() : steps)
              .with(
                  new GuidanceSettings(
                      guidance == null ? guided.scale() : guidance,
                      interval.isEmpty() ? guided.low() : interval.get(0),
                      interval.isEmpty() ? guided.high() : interval.get(1),
                      guided.channels()));
      return Presets.with(chosen, overrides, SamplingSettings.class);
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
