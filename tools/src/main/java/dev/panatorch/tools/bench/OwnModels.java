package dev.panatorch.tools.bench;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.cuda.Cuda;
import dev.panatorch.runtime.cuda.CudaGraph;
import dev.panatorch.tools.run.PassTimer;
import org.jspecify.annotations.Nullable;

/** PanaTorch's side of {@code bench models}: operator by operator, or as one CUDA graph. */
final class OwnModels implements OperatorPeer {

  private final Device device;
  private final PassTimer timer;
  private final boolean graphs;
  private @Nullable String name;
  private @Nullable ModelWork work;
  private @Nullable CudaGraph graph;

  /** With {@code graphs}, what can be is recorded once and replayed. */
  OwnModels(Device device, boolean graphs) {
    this.device = device;
    this.timer = new PassTimer(device);
    this.graphs = graphs;
  }

  @Override
  public String name() {
    return graphs ? "panatorch-graph" : "panatorch";
  }

  @Override
  public long nanoseconds(String modelCase, int calls) {
    ModelCase wanted = ModelCase.parse(modelCase);
    try (var mode = wanted.trains() ? GradMode.enable() : GradMode.inference()) {
      ModelWork ready = modelCase.equals(name) && work != null ? work : prepare(wanted);
      return timer.nanoseconds(graph != null ? graph::replay : ready::run, calls);
    }
  }

  private ModelWork prepare(ModelCase wanted) {
    close();
    ModelWork ready = ModelWork.of(wanted, device, graphs);
    work = ready;
    name = wanted.toString();
    timer.nanoseconds(ready::run, wanted.warmUps());
    if (graphs && wanted.isOneGraph()) {
      CudaGraph.warmUp(device, ready::run);
      graph = CudaGraph.capture(device, ready::run);
    }
    if (device.isCuda()) {
      Cuda.resetPeakMemory(device);
    }
    return ready;
  }

  /** Whether it has a way of its own to do a case. */
  boolean takes(ModelCase wanted) {
    return !graphs || !wanted.trains();
  }

  @Override
  public long peakBytes() {
    return device.isCuda() ? Cuda.memory(device).allocatedPeak() : 0;
  }

  @Override
  public void release() {
    close();
  }

  @Override
  public void close() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
    if (work != null) {
      work.close();
      work = null;
      name = null;
    }
    if (device.isCuda()) {
      Cuda.emptyCache();
    }
  }
}
