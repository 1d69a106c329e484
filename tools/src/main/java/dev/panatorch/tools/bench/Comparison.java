package dev.panatorch.tools.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the same cases with several peers, in turn, so that all see the same machine. */
final class Comparison {

  private Comparison() {}

  /**
   * Medians in nanoseconds per call: case, then peer. Each peer warms up with a round's calls.
   *
   * @param rounds how often each peer is asked
   * @param calls of a case in each round
   */
  static Map<String, Map<String, Double>> measure(
      List<String> cases, List<? extends OperatorPeer> peers, int rounds, int calls)
      throws IOException {
    Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
    for (String name : cases) {
      medians.put(name, measure(name, peers, rounds, calls));
    }
    return medians;
  }

  /** One case's medians in nanoseconds per call, by peer. */
  static Map<String, Double> measure(
      String name, List<? extends OperatorPeer> peers, int rounds, int calls) throws IOException {
    for (OperatorPeer peer : peers) {
      peer.nanoseconds(name, calls);
    }
    double[][] samples = new double[peers.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < peers.size(); i++) {
        samples[i][round] = peers.get(i).nanoseconds(name, calls) / (double) calls;
      }
    }
    Map<String, Double> row = new LinkedHashMap<>();
    for (int i = 0; i < peers.size(); i++) {
      row.put(peers.get(i).name(), Statistics.median(samples[i]));
    }
    return row;
  }
}
