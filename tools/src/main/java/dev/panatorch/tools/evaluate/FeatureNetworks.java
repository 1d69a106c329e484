package dev.panatorch.tools.evaluate;

import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.Teacher;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Networks other than Inception whose features images can be compared by: transformers, by the mean
 * of their patch tokens, and tokenizers, by their latents. Images are resized with the antialiased
 * bilinear rule.
 *
 * @param label what the numbers are labelled with
 * @param imageSize height and width that the network takes
 * @param network maps float32 [B, 3, size, size] in [-1, 1] to [B, features]
 * @param owned closed with this
 */
record FeatureNetworks(
    String label, int imageSize, Device device, UnaryOperator<Tensor> network, AutoCloseable owned)
    implements FeatureNetwork {

  private static final int TEACHER_IMAGE = 256;
  private static final int DINO_IMAGE = 224;

  /**
   * Opens one.
   *
   * @param named {@code tokenizer=W}, {@code dinov2=FILE}, {@code siglip=FILE} or {@code dino=FILE}
   */
  static FeatureNetwork open(String named, Device device) throws IOException {
    int equals = named.indexOf('=');
    String kind = equals < 0 || equals == named.length() - 1 ? "" : named.substring(0, equals);
    Path path = Path.of(named.substring(equals + 1));
    return switch (kind) {
      case "tokenizer" -> tokenizer(path, device);
      case "dinov2" -> teacher(Teacher.DINOV2_LARGE, TEACHER_IMAGE, path, device);
      case "siglip" -> teacher(Teacher.SIGLIP_SO400M, TEACHER_IMAGE, path, device);
      case "dino" -> teacher(Teacher.DINO_SMALL, DINO_IMAGE, path, device);
      default ->
          throw new ConfigException(
              "--features takes tokenizer=W, dinov2=FILE, siglip=FILE or dino=FILE, not '"
                  + named
                  + "'");
    };
  }

  private static FeatureNetwork tokenizer(Path path, Device device) throws IOException {
    LatentCodec codec = Tokenizers.open(path, device);
    return new FeatureNetworks(
        "latents of " + path,
        codec.imageSize(),
        device,
        images -> codec.encode(images).flatten(1),
        codec);
  }

  private static FeatureNetwork teacher(Teacher teacher, int size, Path path, Device device)
      throws IOException {
    FrozenVit vit = teacher.load(path, size, device, "name another network with --features");
    return new FeatureNetworks(
        "mean patch token of " + teacher.weights().name(),
        size,
        device,
        images -> vit.forward(images).mean(1),
        vit);
  }

  @Override
  public Features features(Tensor images) {
    return new Features(
        Scope.run(() -> {
          try (var mode = GradMode.noGrad()) {
            Tensor input = images.to(device, DType.FLOAT32).div(127.5).sub(1.0);
            return network.apply(
                input.upsampleBilinear2dAa(new long[] {imageSize, imageSize}, false, null));
          }
        }),
        null,
        null);
  }

  @Override
  public void close() {
    try {
      owned.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
