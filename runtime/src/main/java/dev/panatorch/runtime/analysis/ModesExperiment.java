package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import java.util.function.BinaryOperator;

/**
 * A simulation of what MAETok's theory says (its Theorem 2.1: as good a learning of K modes takes
 * draws in proportion to K^4): with as many draws and as much training, more modes are harder to
 * learn. A student is trained to denoise draws of a mixture whose score is known; its loss beyond
 * the best possible and the error of its samples are measured.
 *
 * @param dimensions of the space
 * @param radius of the sphere that the means lie on, the theorem's B
 * @param student what is trained
 * @param steps of training
 * @param width of a network
 * @param seed from which everything follows
 */
public record ModesExperiment(
    int dimensions, double radius, Student student, int steps, int width, long seed) {

  /** What is trained. */
  public enum Student {
    /** A multilayer perceptron, which knows nothing of mixtures. */
    NETWORK,
    /**
     * The paper's own: the score of a mixture with means to be learnt, from a start near the true
     * ones (its equations 13 and 14, and assumption A.2).
     */
    MIXTURE
  }

  /** A student's parts: its parameters, and the score that it has learnt. */
  private record Pupil(Module parameters, BinaryOperator<Tensor> score) implements AutoCloseable {
    @Override
    public void close() {
      parameters.close();
    }
  }

  private static final int BATCH = 256;
  private static final int CHECKED = 4096;
  private static final double LEAST_TIME = 0.02;
  private static final double MOST_TIME = 5;
  private static final int SAMPLING_STEPS = 100;
  private static final double LEARNING_RATE = 2e-3;

  /** How far from the true means a mixture starts, in deviations. */
  private static final double START = 0.5;

  /**
   * What came out for one number of modes.
   *
   * @param modes the number of modes
   * @param draws of the mixture that the student was trained on
   * @param loss mean of |noise * score + z|^2 / d on fresh draws, the loss that was trained
   * @param leastLoss the same of the true score: no student can do better
   * @param excess loss beyond that, measured directly as |noise * (score - true score)|^2 / d
   * @param sampleError sliced 2-Wasserstein distance of generated to true draws
   * @param leastSampleError the same of draws generated with the true score
   */
  public record Result(
      int modes,
      int draws,
      double loss,
      double leastLoss,
      double excess,
      double sampleError,
      double leastSampleError) {}

  /**
   * Trains and measures.
   *
   * @param modes how many
   * @param draws of the mixture to train on
   */
  public Result run(int modes, int draws, Device device) {
    try (var scope = Scope.open();
        Generator random = random("modes", modes)) {
      DiffusedModes known =
          new DiffusedModes(
              DiffusedModes.onSphere(modes, dimensions, radius, random).means().to(device));
      try (Pupil pupil = pupil(known)) {
        train(pupil, known.sample(draws, random), random);
        try (var mode = GradMode.noGrad()) {
          return measure(pupil.score(), known, draws);
        }
      }
    }
  }

  private Pupil pupil(DiffusedModes known) {
    Device device = known.means().device();
    int modes = Math.toIntExact(known.means().size(0));
    return switch (student) {
      case NETWORK -> {
        try (Factory factory = Factory.of(device, Seeds.derive(seed, "modes network", modes))) {
          var network = new ScoreNetwork(factory, dimensions, width);
          yield new Pupil(network, network::forward);
        }
      }
      case MIXTURE -> {
        try (Generator random = random("modes student", modes)) {
          Tensor apart = DiffusedModes.onSphere(modes, dimensions, START, random).means();
          var mixture = new LearntModes(known.means().add(apart.to(device)));
          yield new Pupil(mixture, mixture::forward);
        }
      }
    };
  }

  private Generator random(String purpose, int modes) {
    return Generator.of(Device.CPU, Seeds.derive(seed, purpose, modes));
  }

  private void train(Pupil pupil, Tensor data, Generator random) {
    LearningRate rate = LearningRate.cosine(LEARNING_RATE, 0, steps);
    try (AdamW optimizer = new AdamW(pupil.parameters().parameters(), AdamW.Config.of(0.0))) {
      for (int step = 0; step < steps; step++) {
        try (var scope = Scope.open()) {
          Tensor chosen = Torch.randint(0, data.size(0), new long[] {BATCH}, random, DType.INT64);
          Noisy noisy = Noisy.of(data.indexSelect(0, chosen.to(data.device())), random);
          loss(pupil.score(), noisy).backward();
          optimizer.step(rate.at(step));
          optimizer.zeroGrad();
        }
      }
    }
  }

  /** Draws with noise of random times. */
  private record Noisy(Tensor x, Tensor t, Tensor z) {
    static Noisy of(Tensor data, Generator random) {
      long n = data.size(0);
      Tensor t =
          Torch.rand(new long[] {n, 1}, random, DType.FLOAT32)
              .mul(MOST_TIME - LEAST_TIME)
              .add(LEAST_TIME)
              .to(data.device());
      Tensor z = Torch.randn(data.shape(), random, DType.FLOAT32).to(data.device());
      Tensor x = data.mul(DiffusedModes.signal(t)).add(z.mul(DiffusedModes.noise(t)));
      return new Noisy(x, t, z);
    }
  }

  private static Tensor loss(BinaryOperator<Tensor> score, Noisy noisy) {
    Tensor scaled = score.apply(noisy.x(), noisy.t()).mul(DiffusedModes.noise(noisy.t()));
    return scaled.add(noisy.z()).square().mean();
  }

  private Result measure(BinaryOperator<Tensor> learnt, DiffusedModes known, int draws) {
    int modes = Math.toIntExact(known.means().size(0));
    try (Generator random = random("modes check", modes)) {
      Noisy fresh = Noisy.of(known.sample(CHECKED, random), random);
      Tensor difference = learnt.apply(fresh.x(), fresh.t()).sub(known.score(fresh.x(), fresh.t()));
      double excess = difference.mul(DiffusedModes.noise(fresh.t())).square().mean().item();
      Tensor truth = known.sample(CHECKED, random);
      Tensor directions = directions(random, truth.device());
      return new Result(
          modes,
          draws,
          loss(learnt, fresh).item(),
          loss(known::score, fresh).item(),
          excess,
          slicedDistance(generate(learnt, modes, truth.device()), truth, directions),
          slicedDistance(generate(known::score, modes, truth.device()), truth, directions));
    }
  }

  /** Euler's steps of the probability flow dx/dt = -x - score, backwards, from the same noise. */
  private Tensor generate(BinaryOperator<Tensor> score, int modes, Device device) {
    return Scope.run(() -> {
      try (Generator random = random("modes start", modes)) {
        Tensor x = Torch.randn(new long[] {CHECKED, dimensions}, random, DType.FLOAT32).to(device);
        double before = MOST_TIME;
        for (int i = 1; i <= SAMPLING_STEPS; i++) {
          // Times in a geometric row: the last steps, where modes part, are the smallest.
          double time = MOST_TIME * Math.pow(LEAST_TIME / MOST_TIME, (double) i / SAMPLING_STEPS);
          Tensor t = Torch.full(new long[] {CHECKED, 1}, before, DType.FLOAT32, device);
          Tensor drift = x.add(score.apply(x, t));
          x = x.add(drift, before - time);
          before = time;
        }
        return x;
      }
    });
  }

  private Tensor directions(Generator random, Device device) {
    return Scope.run(() -> {
      Tensor drawn = Torch.randn(new long[] {dimensions, 64}, random, DType.FLOAT32);
      return drawn.div(drawn.square().sum(0).sqrt()).to(device);
    });
  }

  /** Root of the mean squared distance of sorted projections. */
  private static double slicedDistance(Tensor a, Tensor b, Tensor directions) {
    try (var scope = Scope.open()) {
      Tensor first = a.matmul(directions).sort(0L)[0];
      Tensor second = b.matmul(directions).sort(0L)[0];
      return Math.sqrt(first.sub(second).square().mean().item());
    }
  }
}
