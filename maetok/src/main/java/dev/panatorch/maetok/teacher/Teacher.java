package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.PublicWeights;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The published transformers that teach, and how their files become a {@link FrozenVit}. */
public enum Teacher {

  /** Target of an auxiliary decoder: 1024 features. */
  DINOV2_LARGE(
      new PublicWeights(
          "DINOv2 ViT-L/14",
          "dinov2_vitl14_pretrain.pth",
          "https://dl.fbaipublicfiles.com/dinov2/dinov2_vitl14/dinov2_vitl14_pretrain.pth"),
      VitConfig::dinov2Large,
      List.of("repa_model."),
      List.of("mask_token")),

  /** Target of an auxiliary decoder: 1152 features. */
  SIGLIP_SO400M(
      new PublicWeights(
          "SigLIP so400m/14",
          "open_clip_pytorch_model.bin",
          "https://huggingface.co/timm/ViT-SO400M-14-SigLIP"),
      VitConfig::siglipSo400m,
      List.of("visual.trunk.", "clip_model."),
      List.of("attn_pool.")),

  /** Backbone of the discriminator; always at 224 pixels. */
  DINO_SMALL(
      new PublicWeights(
          "DINO ViT-S/16",
          "dino_deitsmall16_pretrain.pth",
          "https://dl.fbaipublicfiles.com/dino/dino_deitsmall16_pretrain/dino_deitsmall16_pretrain.pth"),
      imageSize -> VitConfig.dinoSmall(),
      List.of(),
      List.of());

  private final PublicWeights weights;
  private final IntFunction<VitConfig> config;
  private final List<String> prefixes;
  private final List<String> dropped;

  Teacher(
      PublicWeights weights,
      IntFunction<VitConfig> config,
      List<String> prefixes,
      List<String> dropped) {
    this.weights = weights;
    this.config = config;
    this.prefixes = prefixes;
    this.dropped = dropped;
  }

  /** The file that it is published in. */
  public PublicWeights weights() {
    return weights;
  }

  /** Its shape for images of a size in pixels, a multiple of 16. */
  public VitConfig config(int imageSize) {
    return config.apply(imageSize);
  }

  /**
   * Loads the published file, or one with timm's names. Patch kernels and positions are resampled
   * to the configured size. Left out are the mask token of DINOv2; the pooling and the text tower
   * of SigLIP; and everything else of a MAETok training checkpoint, which holds its teachers. The
   * key biases of DINO ViT-S, which softmax ignores, become zero.
   *
   * @param path the file, or the folder that holds it; null where none was given
   * @param imageSize side of the images in pixels
   * @param without what to do to work without this teacher, for the message
   * @throws dev.panatorch.runtime.io.MissingWeightsException if there is no file; the message says
   *     where to get it
   * @throws dev.panatorch.runtime.io.TensorFileException if the file holds something else; the
   *     message lists missing and extra names
   */
  public FrozenVit load(@Nullable Path path, int imageSize, Device device, String without)
      throws IOException {
    Weights copy = weights.open(path, without);
    var vit = new FrozenVit(Factory.uninitialized(device, DType.FLOAT32), config(imageSize));
    try (var scope = Scope.open()) {
      vit.loadStateDict(fitted(copy.load(), vit.config()));
      return vit;
    } catch (IllegalArgumentException e) {
      vit.close();
      throw weights.mismatch(copy.file(), e);
    } catch (IOException | RuntimeException e) {
      vit.close();
      throw e;
    }
  }

  /** What a file's tensors become for a transformer of the given shape. */
  Map<String, Tensor> fitted(Map<String, Tensor> values, VitConfig shape) {
    Map<String, Tensor> fitted = new LinkedHashMap<>();
    String prefix = prefix(values);
    values.forEach((name, value) -> {
      String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
      if (!bare.isEmpty() && dropped.stream().noneMatch(bare::startsWith)) {
        fitted.put(bare, fitted(bare, value, shape));
      }
    });
    return fitted;
  }

  private String prefix(Map<String, Tensor> values) {
    return prefixes.stream()
        .filter(prefix -> values.keySet().stream().anyMatch(name -> name.startsWith(prefix)))
        .findFirst()
        .orElse("");
  }

  private Tensor fitted(String name, Tensor value, VitConfig shape) {
    if (name.equals("patch_embed.proj.weight")) {
      return Resampling.patches(value, shape.patchSize());
    }
    if (name.equals("pos_embed")) {
      return Resampling.positions(value, shape.classTokens(), shape.grid());
    }
    return this == DINO_SMALL && name.endsWith(".attn.qkv.bias") ? withoutKeys(value) : value;
  }

  private static Tensor withoutKeys(Tensor bias) {
    return Scope.run(() -> {
      Tensor changed = bias.copy();
      changed.chunk(3)[1].zero_();
      return changed;
    });
  }
}
