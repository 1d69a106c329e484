package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * Moves the points of a map: along its edges to each other, each the more often the stronger it is,
 * and away from points drawn at random, by ever smaller steps.
 */
record UmapLayout(NeighbourGraph graph, UmapCurve curve, int epochs, Generator random) {

  private static final int REPULSIONS = 5;
  private static final double FARTHEST_MOVE = 4;
  private static final double NEAREST = 1e-3;

  /** Parts of an epoch, each of which sees where the last one moved the points. */
  private static final int ROUNDS = 4;

  /**
   * The settled map.
   *
   * @param start float32 [rows, dimensions]
   * @return as large, owned as any operator's result is
   */
  Tensor settle(Tensor start) {
    return Scope.run(() -> {
      Tensor map = start.copy();
      Tensor period = graph.strength().max().div(graph.strength());
      Tensor wanted = period.le((double) epochs);
      Tensor due = period.copy();
      for (int epoch = 1; epoch <= epochs; epoch++) {
        try (var scope = Scope.open()) {
          double step = 1 - (epoch - 1.0) / epochs;
          Tensor active = due.le((double) epoch).logicalAnd(wanted).nonzero().squeeze(1);
          due.indexAdd_(0, active, period.indexSelect(0, active));
          Tensor mixed =
              active.indexSelect(
                  0, Torch.randperm(active.size(0), random, DType.INT64).to(map.device()));
          for (Tensor part : mixed.numel() == 0 ? new Tensor[0] : mixed.chunk(ROUNDS)) {
            move(map, part, step);
          }
        }
      }
      return map;
    });
  }

  private void move(Tensor map, Tensor edges, double step) {
    try (var scope = Scope.open()) {
      Tensor from = graph.from().indexSelect(0, edges);
      Tensor to = graph.to().indexSelect(0, edges);
      Tensor attraction = attraction(map.indexSelect(0, from).sub(map.indexSelect(0, to)));
      Tensor change = map.zerosLike();
      change.indexAdd_(0, from, attraction);
      change.indexAdd_(0, to, attraction, -1);
      repel(change, map, from);
      map.add_(change, step);
    }
  }

  private void repel(Tensor change, Tensor map, Tensor points) {
    Tensor pushed = points.repeatInterleave(REPULSIONS);
    Tensor others =
        Torch.randint(0, graph.rows(), pushed.shape(), random, DType.INT64).to(map.device());
    Tensor push = repulsion(map.indexSelect(0, pushed).sub(map.indexSelect(0, others)));
    change.indexAdd_(0, pushed, push.mul(pushed.ne(others).unsqueeze(1)));
  }

  private Tensor attraction(Tensor apart) {
    Tensor squared = apart.square().sum(new long[] {1}, true);
    Tensor power = squared.pow(curve.b());
    Tensor rate =
        power
            .div(squared.clampMin(Float.MIN_NORMAL))
            .mul(-2 * curve.a() * curve.b())
            .div(power.mul(curve.a()).add(1.0));
    return limited(apart.mul(rate.maskedFill(squared.le(0.0), 0.0)));
  }

  private Tensor repulsion(Tensor apart) {
    Tensor squared = apart.square().sum(new long[] {1}, true);
    Tensor power = squared.pow(curve.b()).mul(curve.a()).add(1.0);
    Tensor rate = squared.add(NEAREST).mul(power).reciprocal().mul(2 * curve.b());
    return limited(apart.mul(rate));
  }

  private static Tensor limited(Tensor move) {
    return move.clamp(-FARTHEST_MOVE, FARTHEST_MOVE);
  }
}
