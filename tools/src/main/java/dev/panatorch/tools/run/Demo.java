package dev.panatorch.tools.run;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.Presets;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole path from photographs to generated images, each step as the command of its name does
 * it.
 */
public final class Demo {

  /** Property that tells where the shipped photographs lie; the launcher sets it. */
  private static final String PHOTOS = "panatorch.photos";

  private static final int BATCH = 32;
  private static final int IMAGES_OF_CLASS = 8;

  /**
   * What came out.
   *
   * @param psnr mean PSNR of held-out pictures in dB
   * @param ssim mean SSIM of held-out pictures
   * @param meanColourPsnr mean PSNR in dB of pictures replaced by their mean colour
   * @param report the report
   * @param seconds of the whole
   */
  public record Result(
      double psnr, double ssim, double meanColourPsnr, String report, double seconds) {}

  private final TokenizerPreset tokenizerPreset;
  private final DiffusionPreset diffusionPreset;
  private final Path photos;
  private final Path output;
  private final RunOptions options;
  private final @Nullable PrintWriter out;

  /** The demo with presets by name; {@code out} hears what happens, if it is given. */
  public Demo(
      String tokenizerPreset,
      String diffusionPreset,
      Path photos,
      Path output,
      RunOptions options,
      @Nullable PrintWriter out) {
    this.tokenizerPreset = Presets.load(tokenizerPreset, List.of(), TokenizerPreset.class);
    this.diffusionPreset = Presets.load(diffusionPreset, List.of(), DiffusionPreset.class);
    this.photos = photos;
    this.output = output;
    this.options = options;
    this.out = out;
  }

  /** The photographs that are shipped with the command. */
  public static Path shippedPhotos() {
    String set = System.getProperty(PHOTOS);
    Path folder = set == null ? Path.of("tools/data/photo-tiles") : Path.of(set);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "the shipped photographs are not in "
              + folder
              + "; give --photos, or -D"
              + PHOTOS
              + "=FOLDER");
    }
    return folder;
  }

  /**
   * Runs all steps. A step that was interrupted is continued; one that is done is not done again.
   */
  public Result run() throws IOException {
    long start = System.nanoTime();
    Path train = photos.resolve("train");
    Path heldOut = photos.resolve("val");
    Path tokenizer = output.resolve("tokenizer");
    Path denoiser = output.resolve("diffusion");

    say("1 of 5: training the tokenizer on " + train);
    finished(TokenizerTraining.run(tokenizerPreset, train, heldOut, tokenizer, options));
    try (LatentCodec codec = Tokenizers.open(tokenizer, options.device())) {
      say("2 of 5: reconstructing held-out pictures");
      Reconstruction reconstruction = Reconstruction.of(codec, ImageFolder.open(heldOut), BATCH);
      Path pairs = output.resolve("reconstructions.png");
      Pictures.pairs(reconstruction, Pictures.SHEET).write(pairs);

      say("3 of 5: encoding");
      LatentCache latents = latents(codec, train);

      say("4 of 5: training the diffusion model in the latent space");
      finished(
          DiffusionTraining.run(
              diffusionPreset,
              DiffusionStart.cached(output.resolve("latents")),
              denoiser,
              options));

      say("5 of 5: sampling");
      Path samples = output.resolve("samples.png");
      sample(codec, denoiser, latents.classes()).write(samples);

      Path report = output.resolve("report.html");
      double seconds = (System.nanoTime() - start) / 1e9;
      DemoReport.write(
          report, tokenizer, denoiser, reconstruction, latents, pairs, samples, seconds);
      return new Result(
          reconstruction.psnr(),
          reconstruction.ssim(),
          reconstruction.baselinePsnr(),
          report.toString(),
          seconds);
    }
  }

  private LatentCache latents(LatentCodec codec, Path train) throws IOException {
    Path folder = output.resolve("latents");
    return Files.exists(folder.resolve("index.json"))
        ? LatentCache.open(folder)
        : Encoding.run(
                codec,
                ImageFolder.open(train),
                folder,
                new Encoding.Options(BATCH, Encoding.Posterior.MEAN, options.seed()),
                Map.of("tokenizer", "../tokenizer"))
            .latents();
  }

  private ImageGrid sample(LatentCodec codec, Path denoiser, List<String> classes)
      throws IOException {
    try (Sampling sampling = Sampling.open(denoiser, codec, options.device())) {
      List<Long> labels = LongStream.range(0, classes.size()).boxed().toList();
      return sampling.grid(labels, IMAGES_OF_CLASS, options.seed(), sampling.settings());
    }
  }

  private static void finished(TrainingResult result) {
    if (!result.finished()) {
      throw new StoppedException();
    }
  }

  private void say(String line) {
    if (out != null) {
      out.println(line);
      out.flush();
    }
  }
}
