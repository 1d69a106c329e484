package dev.panatorch.tools.evaluate;

import dev.panatorch.tools.run.Reconstruction.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The pairs with the least or the greatest error of all that went by. */
final class ExtremePairs {

  private record Entry(double psnr, Pair pair) {}

  private final int count;
  private final Comparator<Entry> order;
  private final PriorityQueue<Entry> kept;

  private ExtremePairs(int count, Comparator<Entry> order) {
    this.count = count;
    this.order = order;
    // The one to give up first stands at the head.
    this.kept = new PriorityQueue<>(order.reversed());
  }

  static ExtremePairs worst(int count) {
    return new ExtremePairs(count, Comparator.comparingDouble(Entry::psnr));
  }

  static ExtremePairs best(int count) {
    return new ExtremePairs(count, Comparator.comparingDouble(Entry::psnr).reversed());
  }

  void add(Pair pair, double psnr) {
    kept.add(new Entry(psnr, pair));
    if (kept.size() > count) {
      kept.poll();
    }
  }

  /** The most extreme first. */
  List<Pair> pairs() {
    List<Entry> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    return sorted.stream().map(Entry::pair).toList();
  }
}
