package dev.panatorch.diffusion.guidance;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;

/**
 * The channels that guidance acts on: the first ones. Published scales are not comparable between
 * networks that guide all channels (MAETok, REPA) and those that guide three (SiT, LightningDiT).
 *
 * @param dim dimension of the channels in a batch
 * @param count channels from the first on; all others, such as those of a learned variance, stay
 *     conditional
 */
public record GuidedChannels(int dim, long count) {

  /** Which of a latent's channels. */
  public enum Choice {
    /** All. */
    ALL,
    /** The first three. */
    FIRST_THREE;

    private static final long THREE = 3;

    /**
     * The channels of latents.
     *
     * @param dim dimension of the channels in a batch
     * @param channels of a latent
     */
    public GuidedChannels of(int dim, long channels) {
      return new GuidedChannels(dim, this == ALL ? channels : Math.min(THREE, channels));
    }
  }

  /** {@code reference + scale * (plain - reference)} in these channels, {@code plain} elsewhere. */
  Tensor extrapolate(Tensor plain, Tensor reference, double scale) {
    long rest = plain.size(dim) - count;
    Tensor own = rest > 0 ? plain.narrow(dim, 0, count) : plain;
    Tensor other = reference.size(dim) > count ? reference.narrow(dim, 0, count) : reference;
    Tensor guided = other.add(own.sub(other), scale);
    return rest > 0 ? Torch.cat(List.of(guided, plain.narrow(dim, count, rest)), dim) : guided;
  }
}
