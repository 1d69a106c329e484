package dev.panatorch.tools.failures;

import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Pictures, and models that learn of them what can be learnt in a second.
 *
 * @param folder of everything
 */
public record Tiny(Path folder) {

  public static final int PICTURES = 6;

  private static final int SIZE = 40;
  private static final List<String> TRAINING =
      List.of(
          "training.batchSize=2",
          "training.images=8",
          "training.warmUpUpdates=1",
          "training.minLearningRate=1.0e-3"); // with the preset's 1.0e-3: the same in runs of any

  // length
  /** Settings of a tokenizer of pictures of 32 x 32 pixels. */
  public static final List<String> TOKENIZER =
      List.of(
          "model.imageSize=32",
          "model.latentTokens=4",
          "model.latentChannels=4",
          "model.encoder={width: 24, depth: 1, heads: 2}",
          "model.decoder.transformer={width: 24, depth: 1, heads: 2}",
          "model.positions.baseImageSize=32");

  private static final List<String> DENOISER =
      List.of(
          "network.backbone.depth=1",
          "network.backbone.width=16",
          "network.backbone.heads=2",
          "sampling.steps=2");

  /** Makes pictures and trains both models. */
  public static Tiny in(Path folder) throws IOException {
    var tiny = new Tiny(folder);
    for (int i = 0; i < PICTURES; i++) {
      picture(tiny.pictures().resolve("c/good%d.png".formatted(i)), i);
    }
    Outcome.of(tiny.trainTokenizer(tiny.pictures(), tiny.tokenizer())).succeeded();
    Outcome.of(tiny.encode(tiny.tokenizer(), tiny.pictures(), tiny.latents())).succeeded();
    Outcome.of(tiny.trainDenoiser(tiny.latents(), tiny.denoiser())).succeeded();
    return tiny;
  }

  private static void picture(Path file, long seed) throws IOException {
    byte[] pixels = new byte[3 * SIZE * SIZE];
    new Random(seed).nextBytes(pixels);
    PngWriter.write(file, RgbImage.of(SIZE, SIZE, pixels));
  }

  public Path pictures() {
    return folder.resolve("pictures");
  }

  public Path tokenizer() {
    return folder.resolve("tokenizer");
  }

  public Path latents() {
    return folder.resolve("latents");
  }

  public Path denoiser() {
    return folder.resolve("denoiser");
  }

  public Object[] trainTokenizer(Path images, Path output, Object... more) {
    return training(TOKENIZER, more, "tokenizer", "--images", images, "--output", output);
  }

  Object[] trainDenoiser(Path latents, Path output, Object... more) {
    return training(DENOISER, more, "diffusion", "--latents", latents, "--output", output);
  }

  Object[] trainDenoiserOnImages(Path output, Object... more) {
    return training(
        DENOISER,
        more,
        "diffusion",
        "--images",
        pictures(),
        "--tokenizer",
        tokenizer(),
        "--output",
        output);
  }

  private static Object[] training(List<String> model, Object[] more, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("train"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--device", "cpu"));
    Stream.of(model, TRAINING)
        .flatMap(List::stream)
        .forEach(set -> all.addAll(List.of("--set", set)));
    all.addAll(List.of(more));
    return all.toArray();
  }

  public Object[] encode(Path tokenizer, Path images, Path output, Object... more) {
    List<Object> all = new ArrayList<>(List.of("encode", "--tokenizer", tokenizer));
    all.addAll(List.of("--images", images, "--output", output, "--device", "cpu"));
    all.addAll(List.of(more));
    return all.toArray();
  }

  Object[] reconstruct(Path tokenizer, Path images, Path output) {
    return new Object[] {
      "reconstruct",
      "--tokenizer",
      tokenizer,
      "--images",
      images,
      "--output",
      output,
      "--device",
      "cpu"
    };
  }

  public Object[] evaluate(Path tokenizer, Path images, Object... more) {
    List<Object> all = new ArrayList<>(List.of("evaluate", "reconstruction"));
    all.addAll(List.of("--tokenizer", tokenizer, "--images", images, "--device", "cpu"));
    all.addAll(List.of(more));
    return all.toArray();
  }

  public Object[] sample(Path denoiser, Path tokenizer, Path output, Object... more) {
    List<Object> all = new ArrayList<>(List.of("sample", "--denoiser", denoiser));
    all.addAll(List.of("--tokenizer", tokenizer, "--output", output, "--device", "cpu"));
    all.addAll(List.of(more));
    return all.toArray();
  }

  /** Every command that takes pictures, reading those in {@code images}. */
  List<Object[]> commandsOnPictures(Path images, Path output) {
    return List.of(
        trainTokenizer(images, output, "--set", "training.batchSize=1"),
        encode(tokenizer(), images, output),
        reconstruct(tokenizer(), images, output),
        evaluate(tokenizer(), images));
  }

  /** Every command that writes a folder, writing {@code output}. */
  List<Object[]> commandsWithOutput(Path output) {
    return List.of(
        trainTokenizer(pictures(), output),
        trainDenoiser(latents(), output),
        encode(tokenizer(), pictures(), output),
        reconstruct(tokenizer(), pictures(), output),
        sample(denoiser(), tokenizer(), output));
  }

  /** Every command that takes a tokenizer, taking {@code weights}. */
  List<Object[]> commandsOnTokenizer(Path weights, Path output) {
    return List.of(
        encode(weights, pictures(), output),
        reconstruct(weights, pictures(), output),
        evaluate(weights, pictures()),
        sample(denoiser(), weights, output));
  }

  /** Files below a folder by their relative names; none where it does not exist. */
  static List<String> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
