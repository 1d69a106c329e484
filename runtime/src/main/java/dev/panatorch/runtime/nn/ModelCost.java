package dev.panatorch.runtime.nn;

/**
 * What one pass of a transformer or convolutional model costs for one image, in multiply-adds, kept
 * apart by kind because papers count different kinds, and often call them FLOPs. The configuration
 * of each model tells its own.
 *
 * @param attentionLayers the linear layers inside of attention (queries, keys, values, output)
 * @param otherLayers all other linear layers
 * @param attentionProducts queries by keys, and weights by values
 * @param convolutions convolutions
 * @param normalizedElements elements that pass a layer norm
 */
public record ModelCost(
    long attentionLayers,
    long otherLayers,
    long attentionProducts,
    long convolutions,
    long normalizedElements) {

  /** What a count includes. */
  public enum Convention {
    /** Every multiply-add of linear layers, attention and convolutions. */
    MULTIPLY_ADDS,
    /**
     * As thop counts transformers: linear layers, convolutions, and four for each element of a
     * layer norm, but no attention products. The LDMAE paper's Table 2 multiplies that by a batch
     * of 128.
     */
    THOP,
    /**
     * As ptflops counts timm's transformers: attention products, but not the linear layers inside
     * of attention. The MAETok paper's 373.3 G of SiT-XL on 1,024 tokens is this to 0.3 %: ptflops
     * adds what activations, norms and biases cost.
     */
    PTFLOPS
  }

  /** Layer norm's operations for each element, in thop's count. */
  private static final long THOP_NORM = 4;

  /** Nothing. */
  public static final ModelCost NONE = new ModelCost(0, 0, 0, 0, 0);

  /**
   * Transformer blocks: attention and a two-layer perceptron, each behind a layer norm.
   *
   * @param depth number of blocks
   * @param tokens tokens of an image
   * @param width numbers of a token
   * @param hidden width of the perceptron's hidden layer
   */
  public static ModelCost blocks(long depth, long tokens, long width, long hidden) {
    return new ModelCost(4 * tokens * width * width, 2 * tokens * width * hidden, 0, 0, 0)
        .plus(attention(tokens, width))
        .plus(norm(2 * tokens * width))
        .times(depth);
  }

  /**
   * The two products of one attention, of all heads together: queries by keys, weights by values.
   */
  public static ModelCost attention(long tokens, long width) {
    return new ModelCost(0, 0, 2 * tokens * tokens * width, 0, 0);
  }

  /** A linear layer over {@code rows} rows. */
  public static ModelCost linear(long rows, long in, long out) {
    return new ModelCost(0, rows * in * out, 0, 0, 0);
  }

  /**
   * A convolution.
   *
   * @param places places of the output
   * @param kernel height times width of the kernel
   */
  public static ModelCost convolution(long places, long in, long out, long kernel) {
    return new ModelCost(0, 0, 0, places * in * out * kernel, 0);
  }

  /** A layer norm over so many elements. */
  public static ModelCost norm(long elements) {
    return new ModelCost(0, 0, 0, 0, elements);
  }

  /** The cost of passing so many times. */
  public ModelCost times(long passes) {
    return new ModelCost(
        passes * attentionLayers,
        passes * otherLayers,
        passes * attentionProducts,
        passes * convolutions,
        passes * normalizedElements);
  }

  /** Both. */
  public ModelCost plus(ModelCost other) {
    return new ModelCost(
        attentionLayers + other.attentionLayers,
        otherLayers + other.otherLayers,
        attentionProducts + other.attentionProducts,
        convolutions + other.convolutions,
        normalizedElements + other.normalizedElements);
  }

  /** The count by a convention. */
  public long by(Convention convention) {
    return switch (convention) {
      case MULTIPLY_ADDS -> attentionLayers + otherLayers + attentionProducts + convolutions;
      case THOP -> attentionLayers + otherLayers + convolutions + THOP_NORM * normalizedElements;
      case PTFLOPS -> otherLayers + attentionProducts + convolutions;
    };
  }

  /** Every multiply-add. */
  public long multiplyAdds() {
    return by(Convention.MULTIPLY_ADDS);
  }

  /** Floating-point operations: two for each multiply-add. */
  public long operations() {
    return 2 * multiplyAdds();
  }
}
