package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.model.ProjectorConfig;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.maetok.teacher.DinoV2;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The network that sees the pictures while a denoiser learns to align with it (REPA). */
final class AlignmentTeacher implements AutoCloseable {

  private static final int PIXELS_OF_TOKEN = 16;

  private final DinoV2 network;
  private final int imageSize;
  private final Device device;

  private AlignmentTeacher(DinoV2 network, int imageSize, Device device) {
    this.network = network;
    this.imageSize = imageSize;
    this.device = device;
  }

  /** Whether a preset wants one. */
  static boolean isWanted(DiffusionPreset preset) {
    return preset.loss().alignmentWeight() > 0;
  }

  /**
   * Loads it.
   *
   * @param weights of DINOv2; null where none were given
   * @param codec whose pictures it sees; null for those in which each token of the denoiser stands
   *     for 16 x 16 pixels
   * @throws ConfigException if the denoiser does not see token by token what the teacher sees, or
   *     its projector leads elsewhere
   */
  static AlignmentTeacher open(
      DiffusionPreset preset,
      @Nullable Path weights,
      LatentLayout layout,
      @Nullable LatentCodec codec,
      Device device)
      throws IOException {
    DenoiserConfig denoiser = preset.network().of(layout, 1, true);
    int imageSize =
        codec == null
            ? PIXELS_OF_TOKEN * (int) Math.round(Math.sqrt(denoiser.input().tokens()))
            : codec.imageSize();
    DinoV2 network =
        DinoV2.load(weights, imageSize, device, "train without a teacher: loss.alignmentWeight=0");
    try {
      requireAligned(denoiser, network);
      return new AlignmentTeacher(network, imageSize, device);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static void requireAligned(DenoiserConfig denoiser, DinoV2 teacher) {
    long tokens = denoiser.input().tokens();
    if (tokens != teacher.tokens()) {
      throw new ConfigException(
          ("loss.alignmentWeight: the denoiser has %d tokens and the teacher %d, one for 16 x 16"
                  + " pixels; alignment needs latents in which they are the same, or other patches"
                  + " (network.patchSize)")
              .formatted(tokens, teacher.tokens()));
    }
    ProjectorConfig projector =
        denoiser instanceof TransformerConfig transformer ? transformer.projector() : null;
    if (projector == null || projector.features() != teacher.width()) {
      throw new ConfigException(
          "network.projector must lead to the teacher's %1$d features: set network.projector={afterBlock: 8, hidden: 2048, features: %1$d}"
              .formatted(teacher.width()));
    }
  }

  /** Side of its pictures in pixels. */
  int imageSize() {
    return imageSize;
  }

  /** Its features of pictures [B, 3, size, size] in [-1, 1]: [B, tokens, features]. */
  Tensor features(Tensor pictures) {
    return unrecorded(device, () -> network.forward(pictures));
  }

  /** Without gradients and in full precision, whatever the denoiser is trained in. */
  static Tensor unrecorded(Device device, Supplier<Tensor> body) {
    try (var mode = GradMode.noGrad();
        var precision = Autocast.disable(device)) {
      return Scope.run(body);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
