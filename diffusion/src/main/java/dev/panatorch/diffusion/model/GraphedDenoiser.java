package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.cuda.CudaGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network whose passes are recorded as CUDA graphs, one for each size of batch: a pass then costs
 * one launch instead of one per operator. Small batches gain most. On the CPU it is the network
 * itself.
 *
 * <p>For inference alone, in {@link dev.panatorch.runtime.autograd.GradMode#inference}: the network
 * must be in evaluation mode, its weights must stay where they are, and all threads that use it
 * must work on one stream. Passes of several threads wait for each other. The first pass of each
 * size is slow. The network is used, not owned; closing frees the graphs.
 */
public final class GraphedDenoiser implements DenoiserView, AutoCloseable {

  private final Denoiser original;
  private final Map<List<Long>, Recording> recordings = new HashMap<>();

  /** Records passes of this network when they are first asked for. */
  public GraphedDenoiser(Denoiser original) {
    this.original = original;
  }

  /** A pass with the memory that it reads and writes. */
  private static final class Recording implements AutoCloseable {

    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> outputs = new ArrayList<>();
    private final CudaGraph graph;

    Recording(Device device, List<Tensor> like, Pass pass) {
      like.forEach(input -> inputs.add(input.copy().keep()));
      try {
        CudaGraph.warmUp(device, () -> pass.of(inputs));
        this.graph = CudaGraph.capture(device, () -> outputs.add(pass.of(inputs).keep()));
      } catch (RuntimeException | Error e) {
        free();
        throw e;
      }
    }

    Tensor run(List<Tensor> values) {
      for (int i = 0; i < values.size(); i++) {
        inputs.get(i).copy_(values.get(i));
      }
      graph.replay();
      return outputs.getFirst().copy();
    }

    private void free() {
      inputs.forEach(Tensor::close);
      outputs.forEach(Tensor::close);
    }

    @Override
    public void close() {
      graph.close();
      free();
    }
  }

  private interface Pass {
    Tensor of(List<Tensor> inputs);
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels) {
    return device().isCuda()
        ? run(
            List.of(x, times, labels),
            inputs -> original.forward(inputs.get(0), inputs.get(1), inputs.get(2)))
        : original.forward(x, times, labels);
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels, Tensor temperatures) {
    return device().isCuda()
        ? run(
            List.of(x, times, labels, temperatures),
            inputs -> original.forward(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3)))
        : original.forward(x, times, labels, temperatures);
  }

  private synchronized Tensor run(List<Tensor> inputs, Pass pass) {
    return Scope.run(() -> {
      List<Long> key = List.of(inputs.getFirst().size(0), (long) inputs.size());
      Recording recording = recordings.get(key);
      if (recording == null) {
        recording = new Recording(device(), inputs, pass);
        recordings.put(key, recording);
      }
      return recording.run(inputs);
    });
  }

  @Override
  public Denoiser original() {
    return original;
  }

  /** Frees the graphs; the network stays. */
  @Override
  public synchronized void close() {
    recordings.values().forEach(Recording::close);
    recordings.clear();
  }
}
