package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whole models here, on a GPU also as CUDA graphs, and at the peers. */
final class ModelComparison implements AutoCloseable {

  /** What a GPU reaches at most, against which training is held. */
  static final ModelCase MATMUL = new ModelCase("matmul", "product", 8192);

  private static final double ROUND_NANOS = 3e8;

  private final List<OperatorPeer> all = new ArrayList<>();
  private final int rounds;
  private double matmulRate;

  private ModelComparison(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Measures cases in turn. On a GPU the large matrix product comes first where any of them trains.
   *
   * @param peers as {@link PeerProcess#start} takes them
   * @param rounds how often each peer is asked for each case
   * @param listener hears of each case when it is done
   */
  static List<ModelResult> measure(
      List<ModelCase> cases,
      Device device,
      List<String> peers,
      int rounds,
      Consumer<ModelResult> listener)
      throws IOException {
    try (var comparison = new ModelComparison(rounds)) {
      comparison.start(device, peers);
      List<ModelCase> wanted = new ArrayList<>(cases);
      if (device.isCuda() && cases.stream().anyMatch(ModelCase::trains)) {
        wanted.remove(MATMUL);
        wanted.addFirst(MATMUL);
      }
      List<ModelResult> results = new ArrayList<>();
      for (ModelCase modelCase : wanted) {
        results.add(comparison.measure(modelCase));
        listener.accept(results.getLast());
      }
      return results;
    }
  }

  private void start(Device device, List<String> peers) throws IOException {
    all.add(new OwnModels(device, false));
    if (device.isCuda()) {
      all.add(new OwnModels(device, true));
    }
    for (String peer : peers) {
      all.add(
          PeerProcess.start(peer, List.of("models.py", "networks.py"), device, Settings.threads()));
    }
  }

  private ModelResult measure(ModelCase modelCase) throws IOException {
    if (modelCase.trains()) {
      return measureAlone(modelCase);
    }
    Map<String, Double> row =
        Comparison.measure(modelCase.toString(), all, rounds, calls(modelCase));
    if (modelCase.equals(MATMUL)) {
      matmulRate = 2 * Math.pow(MATMUL.batch(), 3) / (Collections.min(row.values()) / 1e9);
    }
    return new ModelResult(modelCase, row, Map.of(), matmulRate);
  }

  /** Peer after peer: two models in training may not fit into the memory of one GPU. */
  private ModelResult measureAlone(ModelCase modelCase) throws IOException {
    String name = modelCase.toString();
    for (OperatorPeer peer : all) {
      peer.release();
    }
    int calls = calls(modelCase);
    Map<String, Double> row = new LinkedHashMap<>();
    Map<String, Long> peaks = new LinkedHashMap<>();
    for (OperatorPeer peer : all) {
      if (!(peer instanceof OwnModels own) || own.takes(modelCase)) {
        row.putAll(Comparison.measure(name, List.of(peer), rounds, calls));
        peaks.put(peer.name(), peer.peakBytes());
        peer.release();
      }
    }
    return new ModelResult(modelCase, row, peaks, matmulRate);
  }

  /** As many calls a round as fill a third of a second. */
  private int calls(ModelCase modelCase) throws IOException {
    String name = modelCase.toString();
    double once = all.getFirst().nanoseconds(name, 1);
    if (once < ROUND_NANOS) {
      once = all.getFirst().nanoseconds(name, 1);
    }
    return (int) Math.clamp(Math.round(ROUND_NANOS / once), 1, 1000);
  }

  @Override
  public void close() {
    all.forEach(OperatorPeer::close);
  }
}
