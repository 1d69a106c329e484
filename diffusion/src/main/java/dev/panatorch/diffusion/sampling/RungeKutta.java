package dev.panatorch.diffusion.sampling;

/**
 * Explicit Runge-Kutta methods with fixed steps, under the names of torchdiffeq: stages at {@code
 * nodes}, each from the earlier ones by a row of {@code stages}, joined by {@code weights}.
 */
public enum RungeKutta {
  /** First order, one evaluation per step. */
  EULER(1, new double[] {0}, new double[][] {{}}, new double[] {1}),
  /** Second order, two evaluations. */
  MIDPOINT(2, new double[] {0, 1 / 2.0}, new double[][] {{}, {1 / 2.0}}, new double[] {0, 1}),
  /** Heun's method of second order, two evaluations: {@code heun2}. */
  HEUN(2, new double[] {0, 1}, new double[][] {{}, {1}}, new double[] {1 / 2.0, 1 / 2.0}),
  /** Heun's method of third order, three evaluations. */
  HEUN3(
      3,
      new double[] {0, 1 / 3.0, 2 / 3.0},
      new double[][] {{}, {1 / 3.0}, {0, 2 / 3.0}},
      new double[] {1 / 4.0, 0, 3 / 4.0}),
  /** Kutta's 3/8 rule of fourth order, four evaluations; torchdiffeq's {@code rk4}. */
  RK4(
      4,
      new double[] {0, 1 / 3.0, 2 / 3.0, 1},
      new double[][] {{}, {1 / 3.0}, {-1 / 3.0, 1}, {1, -1, 1}},
      new double[] {1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0});

  private final int order;
  private final double[] nodes;
  private final double[][] stages;
  private final double[] weights;

  RungeKutta(int order, double[] nodes, double[][] stages, double[] weights) {
    this.order = order;
    this.nodes = nodes;
    this.stages = stages;
    this.weights = weights;
  }

  /** The power of the step's size with which the error falls. */
  public int order() {
    return order;
  }

  /** Evaluations per step. */
  public int evaluations() {
    return weights.length;
  }

  double node(int stage) {
    return nodes[stage];
  }

  double[] stage(int stage) {
    return stages[stage];
  }

  double[] weights() {
    return weights;
  }
}
