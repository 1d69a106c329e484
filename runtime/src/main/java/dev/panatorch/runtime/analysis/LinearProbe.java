package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;

/**
 * A linear classifier of rows: softmax regression with a penalty on the squared weights, trained to
 * its optimum by L-BFGS over all rows. How well it does tells how far the classes lie apart. The
 * caller closes it.
 */
public final class LinearProbe implements AutoCloseable {

  private final Tensor weight;
  private final Tensor bias;

  private LinearProbe(Tensor weight, Tensor bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * How the probe is trained.
   *
   * @param penalty the loss is the mean cross entropy plus half of this times the squared weights;
   *     scikit-learn's C is 1 / (penalty n)
   * @param iterations passes over the rows, about
   * @param tolerance done when no element of the gradient is larger
   */
  public record Options(double penalty, int iterations, double tolerance) {
    /** A light penalty: 1e-4. */
    public static final Options STANDARD = new Options(1e-4, 200, 1e-5);

    /** Checks the penalty, without which separable classes have no optimum. */
    public Options {
      if (!(penalty > 0)) {
        throw new IllegalArgumentException("the penalty must be positive, got " + penalty);
      }
    }
  }

  /**
   * How often the probe is right.
   *
   * @param top1 share of rows whose class has the highest score
   * @param top5 share of rows whose class is among the five highest; 1 for five classes or fewer
   * @param loss mean cross entropy in nats
   */
  public record Accuracy(double top1, double top5, double loss) {}

  /**
   * Trains a probe of the classes that the labels name.
   *
   * @param labels the class of each row, from 0
   */
  public static LinearProbe fit(Rows rows, long[] labels, Options options) {
    int classes = Math.toIntExact(Arrays.stream(labels).max().orElse(0) + 1);
    return fit(rows, labels, classes, options);
  }

  /**
   * Trains a probe.
   *
   * @param labels the class of each row, from 0
   * @param classes how many there are; some may have no row here
   */
  public static LinearProbe fit(Rows rows, long[] labels, int classes, Options options) {
    requireLabels(rows, labels, classes);
    Moments.requireRows(rows, 1);
    int d = rows.dimensions();
    try (var scope = Scope.open()) {
      Tensor start =
          Torch.zeros(new long[] {(long) classes * (d + 1)}, DType.FLOAT64, rows.device());
      Tensor best =
          new Lbfgs(options.iterations(), options.tolerance())
              .minimize(start, x -> evaluate(x, rows, labels, classes, options.penalty()));
      Tensor matrix = best.view(classes, d + 1);
      return new LinearProbe(
          matrix.narrow(1, 0, d).contiguous().keep(), matrix.select(1, d).contiguous().keep());
    }
  }

  private static Lbfgs.Evaluation evaluate(
      Tensor parameters, Rows rows, long[] labels, int classes, double penalty) {
    int d = rows.dimensions();
    try (var scope = Scope.open()) {
      Tensor matrix = parameters.view(classes, d + 1);
      Tensor weight = matrix.narrow(1, 0, d);
      Tensor bias = matrix.select(1, d);
      Tensor gradient = matrix.zerosLike();
      double[] loss = {0};
      int[] at = {0};
      rows.forEach(batch -> {
        Tensor x = batch.to(DType.FLOAT64);
        Tensor log = x.matmul(weight.t()).add(bias).logSoftmax(1);
        Tensor target = part(labels, at, batch).oneHot(classes).to(DType.FLOAT64);
        loss[0] -= log.mul(target).sum().item();
        Tensor error = log.exp().sub(target);
        gradient.narrow(1, 0, d).add_(error.t().matmul(x));
        gradient.select(1, d).add_(error.sum(0));
      });
      gradient.div_((double) rows.count());
      gradient.narrow(1, 0, d).add_(weight, penalty);
      double value = loss[0] / rows.count() + penalty / 2 * weight.square().sum().item();
      return new Lbfgs.Evaluation(value, scope.escape(gradient.view(-1)));
    }
  }

  /** The labels of a batch, in the order of {@link Rows#forEach}. */
  private static Tensor part(long[] labels, int[] at, Tensor batch) {
    int n = (int) batch.size(0);
    at[0] += n;
    return Tensor.of(Arrays.copyOfRange(labels, at[0] - n, at[0]), n).to(batch.device());
  }

  private static void requireLabels(Rows rows, long[] labels, long classes) {
    if (labels.length != rows.count()
        || Arrays.stream(labels).anyMatch(label -> label < 0 || label >= classes)) {
      throw new IllegalArgumentException(
          "%d rows need as many labels from 0 to %d, got %d labels up to %d"
              .formatted(
                  rows.count(),
                  classes - 1,
                  labels.length,
                  Arrays.stream(labels).max().orElse(-1)));
    }
  }

  /** How often the probe is right about rows. */
  public Accuracy accuracy(Rows rows, long[] labels) {
    requireLabels(rows, labels, bias.size(0));
    double[] sums = new double[3];
    int[] at = {0};
    rows.forEach(batch -> {
      Tensor log = logProbabilities(batch);
      Tensor label = part(labels, at, batch).unsqueeze(1);
      long best = Math.min(5, log.size(1));
      Tensor hits = log.topk(best, 1)[1].eq(label);
      sums[0] += hits.narrow(1, 0, 1).sum().item();
      sums[1] += hits.sum().item();
      sums[2] -= log.gather(1, label).sum().item();
    });
    double n = rows.count();
    return new Accuracy(sums[0] / n, sums[1] / n, sums[2] / n);
  }

  /** Log probabilities of the classes, float64 [n, classes]. */
  public Tensor logProbabilities(Tensor rows) {
    return Scope.run(() -> rows.to(DType.FLOAT64).matmul(weight.t()).add(bias).logSoftmax(1));
  }

  /** The weights, float64 [classes, d]. */
  public Tensor weight() {
    return weight;
  }

  /** The biases, float64 [classes]. */
  public Tensor bias() {
    return bias;
  }

  @Override
  public void close() {
    weight.close();
    bias.close();
  }
}
