package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Whole models here, on a GPU also as CUDA graphs, and at the peers. */
final class ModelComparison {

  private static final double ROUND_NANOS = 3e8;

  private ModelComparison() {}

  /**
   * Medians in nanoseconds per call: case, then peer.
   *
   * @param peers as {@link PeerProcess#start} takes them
   * @param rounds how often each peer is asked for each case
   * @param listener hears of each case when it is done
   */
  static Map<String, Map<String, Double>> measure(
      List<ModelCase> cases,
      Device device,
      List<String> peers,
      int rounds,
      BiConsumer<ModelCase, Map<String, Double>> listener)
      throws IOException {
    List<OperatorPeer> all = new ArrayList<>();
    try {
      all.add(new OwnModels(device, false));
      if (device.isCuda()) {
        all.add(new OwnModels(device, true));
      }
      for (String peer : peers) {
        all.add(PeerProcess.start(peer, "models.py", device, Settings.threads()));
      }
      Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
      for (ModelCase modelCase : cases) {
        Map<String, Double> row = measure(modelCase, all, rounds);
        medians.put(modelCase.toString(), row);
        listener.accept(modelCase, row);
      }
      return medians;
    } finally {
      all.forEach(OperatorPeer::close);
    }
  }

  /** As many calls a round as fill a third of a second. */
  private static Map<String, Double> measure(
      ModelCase modelCase, List<OperatorPeer> all, int rounds) throws IOException {
    String name = modelCase.toString();
    all.getFirst().nanoseconds(name, 1);
    double once = all.getFirst().nanoseconds(name, 1);
    int calls = (int) Math.clamp(Math.round(ROUND_NANOS / once), 1, 1000);
    if (!modelCase.trains()) {
      return Comparison.measure(name, all, rounds, calls);
    }
    // Two models in training may not fit into the memory of one GPU.
    Map<String, Double> row = new LinkedHashMap<>();
    for (OperatorPeer peer : all) {
      if (!(peer instanceof OwnModels own) || own.takes(modelCase)) {
        row.putAll(Comparison.measure(name, List.of(peer), rounds, calls));
        peer.release();
      }
    }
    return row;
  }
}
