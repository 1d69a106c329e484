package dev.panatorch.maetok;

/**
 * Initial values that decide how fast a model from scratch starts to learn. The published ones suit
 * a wide model and half a million steps; a small model on a short run needs larger ones.
 *
 * @param linear deviation of the transformers' linear maps; published: 0.02
 * @param embedding deviation of position embeddings, latent tokens and mask tokens; published: 0.02
 * @param layerScale of blocks with LayerScale; published: 1e-5
 * @param modulation initial scale of the latent tokens in modulated blocks; published: 0, which
 *     hides them at first; 1 lets them pass as a plain norm does
 * @param imagePositions what the learned embedding of the encoder's image tokens starts as
 */
public record InitConfig(
    double linear,
    double embedding,
    double layerScale,
    double modulation,
    ImagePositions imagePositions) {

  /** What a position embedding starts as. */
  public enum ImagePositions {
    /** Random; published. */
    NORMAL,
    /** Sines and cosines of row and column, as in MAE (He and others, 2022). */
    SINUSOIDAL
  }

  /** The values of the published models. */
  public static InitConfig published() {
    return new InitConfig(0.02, 0.02, 1e-5, 0, ImagePositions.NORMAL);
  }
}
