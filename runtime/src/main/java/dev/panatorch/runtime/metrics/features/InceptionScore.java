package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Inception Score (Salimans et al. 2016): exp of the mean divergence KL(p(y|x) || p(y)), over
 * consecutive blocks of images, whose scores are averaged; a last block that is not full counts
 * like the others. The ADM evaluator takes blocks of 5000, so give the images in an order in which
 * the classes are mixed. float64; streaming; not thread-safe.
 */
public final class InceptionScore {

  /** Images of a block in the ADM evaluator. */
  public static final int ADM_BLOCK = 5000;

  private final int classes;
  private final int blockSize;
  private final List<Double> scores = new ArrayList<>();
  private final double[] sums;
  private double negativeEntropy;
  private int inBlock;

  private InceptionScore(int classes, int blockSize) {
    if (classes < 1 || blockSize < 1) {
      throw new IllegalArgumentException(
          "a score needs classes and blocks, got %d classes and blocks of %d"
              .formatted(classes, blockSize));
    }
    this.classes = classes;
    this.blockSize = blockSize;
    sums = new double[classes];
  }

  /** A score of nothing yet. */
  public static InceptionScore of(int classes, int blockSize) {
    return new InceptionScore(classes, blockSize);
  }

  /**
   * The score and the deviation of the blocks.
   *
   * @param mean mean over blocks
   * @param std standard deviation over blocks, with divisor n
   */
  public record Score(double mean, double std) {}

  /**
   * Adds images.
   *
   * @param logits [B, classes] on any device, before the softmax; for the ADM score those of the
   *     last layer without its bias
   */
  public void add(Tensor logits) {
    if (logits.dim() != 2 || logits.size(1) != classes) {
      throw new ShapeException(
          "logits of %d classes are [B, %d], got %s".formatted(classes, classes, logits),
          "add",
          "");
    }
    try (var scope = Scope.open()) {
      Tensor log = logits.detach().to(DType.FLOAT64).logSoftmax(1);
      long rows = log.size(0);
      for (long from = 0; from < rows; ) {
        long n = Math.min(rows - from, blockSize - inBlock);
        addWithin(log.narrow(0, from, n));
        from += n;
      }
    }
  }

  private void addWithin(Tensor log) {
    Tensor probability = log.exp();
    double[] sum = probability.sum(0).toDoubleArray();
    for (int c = 0; c < classes; c++) {
      sums[c] += sum[c];
    }
    // A probability that underflowed contributes 0, not 0 times minus infinity.
    negativeEntropy += probability.mul(log).nanToNum(0.0).sum().item();
    inBlock += (int) log.size(0);
    if (inBlock == blockSize) {
      scores.add(blockScore());
      Arrays.fill(sums, 0);
      negativeEntropy = 0;
      inBlock = 0;
    }
  }

  private double blockScore() {
    double divergence = negativeEntropy / inBlock;
    for (double sum : sums) {
      double p = sum / inBlock;
      divergence -= p > 0 ? p * Math.log(p) : 0;
    }
    return Math.exp(divergence);
  }

  /** Images added so far. */
  public long count() {
    return (long) scores.size() * blockSize + inBlock;
  }

  /**
   * The score of all images so far.
   *
   * @throws IllegalStateException if there are none
   */
  public Score score() {
    List<Double> all = new ArrayList<>(scores);
    if (inBlock > 0) {
      all.add(blockScore());
    }
    if (all.isEmpty()) {
      throw new IllegalStateException("the Inception Score of no images does not exist");
    }
    double mean = all.stream().mapToDouble(v -> v).average().orElseThrow();
    double variance = all.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / all.size();
    return new Score(mean, Math.sqrt(variance));
  }

  /** All that was gathered, for {@link #ofState}. */
  public double[] state() {
    double[] state = new double[4 + classes + scores.size()];
    state[0] = classes;
    state[1] = blockSize;
    state[2] = inBlock;
    state[3] = negativeEntropy;
    System.arraycopy(sums, 0, state, 4, classes);
    for (int i = 0; i < scores.size(); i++) {
      state[4 + classes + i] = scores.get(i);
    }
    return state;
  }

  /** Goes on from what {@link #state} gave. */
  public static InceptionScore ofState(double[] state) {
    if (state.length < 4 || state.length < 4 + state[0]) {
      throw new IllegalArgumentException("this is not the state of an Inception Score");
    }
    InceptionScore score = of((int) state[0], (int) state[1]);
    score.inBlock = (int) state[2];
    score.negativeEntropy = state[3];
    System.arraycopy(state, 4, score.sums, 0, score.classes);
    for (int i = 4 + score.classes; i < state.length; i++) {
      score.scores.add(state[i]);
    }
    return score;
  }
}
