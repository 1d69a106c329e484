package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.PublicWeights;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DINOv2 (Oquab and others, 2023) as REPA runs it, in whatever size the file holds, from the small
 * to the giant one, with registers (Darcet and others, 2024) or without: pictures are resized so
 * that each of its patches of 14 pixels stands for 16 pixels of the picture.
 */
public final class DinoV2 implements AutoCloseable {

  /** REPA's choice; the other sizes stand beside it. */
  public static final PublicWeights BASE =
      new PublicWeights(
          "DINOv2 ViT-B/14",
          "dinov2_vitb14_pretrain.pth",
          "https://dl.fbaipublicfiles.com/dinov2/dinov2_vitb14/dinov2_vitb14_pretrain.pth");

  private static final int PATCH = 14;
  private static final int PIXELS_OF_TOKEN = 16;

  /** All published sizes have heads of this width, which the weights do not show. */
  private static final int HEAD_WIDTH = 64;

  private final FrozenVit vit;

  private DinoV2(FrozenVit vit) {
    this.vit = vit;
  }

  /**
   * Loads a published file.
   *
   * @param path the file, or the folder that holds that of the base size; null where none was given
   * @param imageSize side of the pictures in pixels, a multiple of 16
   * @param without what to do to work without it, for the message
   * @throws dev.panatorch.runtime.io.MissingWeightsException if there is no file; the message says
   *     where to get it
   * @throws dev.panatorch.runtime.io.TensorFileException if the file holds something else
   */
  public static DinoV2 load(@Nullable Path path, int imageSize, Device device, String without)
      throws IOException {
    if (imageSize % PIXELS_OF_TOKEN != 0) {
      throw new IllegalArgumentException(
          "image size %d: DINOv2 needs a multiple of %d".formatted(imageSize, PIXELS_OF_TOKEN));
    }
    Weights copy = BASE.open(path, without);
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = copy.load();
      return new DinoV2(vit(values, config(values, PATCH * (imageSize / PIXELS_OF_TOKEN)), device));
    } catch (IllegalArgumentException e) {
      throw BASE.mismatch(copy.file(), e);
    }
  }

  private static FrozenVit vit(Map<String, Tensor> values, VitConfig config, Device device) {
    var vit = new FrozenVit(Factory.uninitialized(device, DType.FLOAT32), config);
    try {
      vit.loadStateDict(Teacher.DINOV2_LARGE.fitted(values, config));
      return vit;
    } catch (RuntimeException e) {
      vit.close();
      throw e;
    }
  }

  private static VitConfig config(Map<String, Tensor> values, int imageSize) {
    int width = (int) tensor(values, "cls_token").size(-1);
    boolean gated = values.containsKey("blocks.0.mlp.w12.weight"); // in the giant one
    Tensor first = tensor(values, "blocks.0.mlp." + (gated ? "w12" : "fc1") + ".weight");
    Tensor registers = values.get("register_tokens");
    int depth = 1;
    while (values.containsKey("blocks." + depth + ".norm1.weight")) {
      depth++;
    }
    return new VitConfig(
        width,
        depth,
        Math.max(1, width / HEAD_WIDTH),
        (int) first.size(0) / (gated ? 2 : 1),
        PATCH,
        imageSize,
        true,
        true,
        Mlp.Gelu.EXACT,
        registers == null ? 0 : (int) registers.size(1),
        gated);
  }

  private static Tensor tensor(Map<String, Tensor> values, String name) {
    Tensor value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return value;
  }

  /** Width of its tokens. */
  public int width() {
    return vit.config().width();
  }

  /** Tokens of a picture, row by row. */
  public int tokens() {
    return vit.config().patches();
  }

  /**
   * The patch tokens behind the last norm.
   *
   * @param images [N, 3, S, S] in -1 .. 1, of the size given on loading
   * @return [N, tokens, width]
   */
  public Tensor forward(Tensor images) {
    long side = vit.config().imageSize();
    return Scope.run(
        () -> vit.forward(images.upsampleBicubic2d(new long[] {side, side}, false, null)));
  }

  @Override
  public void close() {
    vit.close();
  }
}
