package dev.panatorch.diffusion.sampling;

/**
 * The Runge-Kutta pair of orders 5 and 4 of Dormand and Prince (1980), with the error weights of
 * Shampine (1986) and the value at the middle of a step, as torchdiffeq's {@code dopri5} has them.
 * The last stage is the next step's first.
 */
final class DormandPrince {

  static final int STAGES = 7;
  static final int ORDER = 5;

  static final double[] NODES = {0, 1 / 5.0, 3 / 10.0, 4 / 5.0, 8 / 9.0, 1, 1};

  static final double[][] STAGE_WEIGHTS = {
    {},
    {1 / 5.0},
    {3 / 40.0, 9 / 40.0},
    {44 / 45.0, -56 / 15.0, 32 / 9.0},
    {19372 / 6561.0, -25360 / 2187.0, 64448 / 6561.0, -212 / 729.0},
    {9017 / 3168.0, -355 / 33.0, 46732 / 5247.0, 49 / 176.0, -5103 / 18656.0},
    {35 / 384.0, 0, 500 / 1113.0, 125 / 192.0, -2187 / 6784.0, 11 / 84.0}
  };

  /** The result of order 5 less that of order 4. */
  static final double[] ERROR_WEIGHTS = {
    35 / 384.0 - 1951 / 21600.0,
    0,
    500 / 1113.0 - 22642 / 50085.0,
    125 / 192.0 - 451 / 720.0,
    -2187 / 6784.0 + 12231 / 42400.0,
    11 / 84.0 - 649 / 6300.0,
    -1 / 60.0
  };

  static final double[] MIDDLE_WEIGHTS = {
    6025192743.0 / 30085553152.0 / 2,
    0,
    51252292925.0 / 65400821598.0 / 2,
    -2691868925.0 / 45128329728.0 / 2,
    187940372067.0 / 1594534317056.0 / 2,
    -1776094331.0 / 19743644256.0 / 2,
    11237099.0 / 235043384.0 / 2
  };

  private DormandPrince() {}
}
