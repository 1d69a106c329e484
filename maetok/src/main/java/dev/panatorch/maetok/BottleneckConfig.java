package dev.panatorch.maetok;

/** What holds the latents of a tokenizer in bounds. */
public sealed interface BottleneckConfig {

  /** Nothing: a plain autoencoder, as MAETok is. */
  record Plain() implements BottleneckConfig {}

  /**
   * A variational autoencoder: the encoder gives mean and logarithmic variance of a normal
   * distribution for each number (Kingma and Welling, 2014).
   *
   * @param weight of the divergence from the standard normal, summed over an image's latents;
   *     published: 1e-6
   */
  record Kl(double weight) implements BottleneckConfig {

    /** Checks the weight. */
    public Kl {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("bottleneck.weight: " + weight + " is negative");
      }
    }

    /** The public code's. */
    public static Kl published() {
      return new Kl(1e-6);
    }
  }

  /**
   * Latents that are mixtures of the codes of codebooks, one codebook for each part of the tokens
   * (Chen and others, 2024, SoftVQ-VAE).
   *
   * @param codebooks number of parts; the latent tokens must be a multiple
   * @param codes of each codebook
   * @param temperature of the softmax over the codes; published: 0.07
   * @param entropyWeight of the entropy loss, which wants clear choices that differ; published:
   *     0.01
   */
  record SoftVq(int codebooks, int codes, double temperature, double entropyWeight)
      implements BottleneckConfig {

    /** Checks the numbers. */
    public SoftVq {
      if (codebooks < 1 || codes < 1 || !(temperature > 0) || !(entropyWeight >= 0)) {
        throw new IllegalArgumentException(
            "bottleneck: codebooks, codes and temperature must be positive, entropyWeight not"
                + " negative");
      }
    }

    /** As published, with 4 codebooks of 8192 codes for 64 latent tokens. */
    public static SoftVq published() {
      return new SoftVq(4, 8192, 0.07, 0.01);
    }
  }

  /** How many parameters it has. */
  default double parameters(int channels) {
    return this instanceof SoftVq soft ? (double) soft.codebooks * soft.codes * channels : 0;
  }

  /** Numbers that the encoder gives for each channel of a latent. */
  default int numbersPerChannel() {
    return this instanceof Kl ? 2 : 1;
  }
}
