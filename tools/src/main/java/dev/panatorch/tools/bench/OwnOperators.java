package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.cuda.Cuda;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** PanaTorch itself: one scope for each hundred calls, its freeing included in the time. */
final class OwnOperators implements OperatorPeer {

  private static final int CALLS_OF_SCOPE = 100;

  private final Device device;
  private final Tensor x;
  private final Tensor other;
  private final Tensor weight;
  private final Map<String, UnaryOperator<Tensor>> cases;

  OwnOperators(Device device) {
    this.device = device;
    this.x = Torch.ones(new long[] {4, 4}, DType.FLOAT32, device).keep();
    this.other = Torch.ones(new long[] {4, 4}, DType.FLOAT32, device).keep();
    this.weight = Torch.ones(new long[] {4}, DType.FLOAT32, device).keep();
    this.cases =
        OperatorCase.all(device, other, weight).stream()
            .collect(Collectors.toMap(OperatorCase::name, OperatorCase::call));
  }

  @Override
  public String name() {
    return "panatorch";
  }

  /** The names of the cases, in the order of the table. */
  List<String> names() {
    return OperatorCase.all(device, other, weight).stream().map(OperatorCase::name).toList();
  }

  @Override
  public long nanoseconds(String operatorCase, int calls) {
    UnaryOperator<Tensor> call = cases.get(operatorCase);
    if (call == null) {
      throw new IllegalArgumentException("no case " + operatorCase);
    }
    try (var mode = GradMode.noGrad()) {
      long start = System.nanoTime();
      for (int i = 0; i < calls; i += CALLS_OF_SCOPE) {
        try (var scope = Scope.open()) {
          for (int j = 0; j < CALLS_OF_SCOPE; j++) {
            Tensor _ = call.apply(x);
          }
        }
      }
      if (device.isCuda()) {
        Cuda.synchronize();
      }
      return System.nanoTime() - start;
    }
  }

  @Override
  public void close() {
    x.close();
    other.close();
    weight.close();
  }
}
