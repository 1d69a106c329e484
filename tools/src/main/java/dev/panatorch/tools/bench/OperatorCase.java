package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One operator on small tensors, where the time is the way to the kernel rather than the kernel.
 * The peers know the cases by their names.
 *
 * @param name name of the case
 * @param call the operator, on a float32 [4, 4] tensor
 */
record OperatorCase(String name, UnaryOperator<Tensor> call) {

  /**
   * The cases.
   *
   * @param other float32 [4, 4]
   * @param weight float32 [4]
   */
  static List<OperatorCase> all(Device device, Tensor other, Tensor weight) {
    return List.of(
        new OperatorCase("add", x -> x.add(other)),
        new OperatorCase("add_", x -> x.add_(other)),
        new OperatorCase("mul scalar", x -> x.mul(1.5)),
        new OperatorCase("view", x -> x.view(16)),
        new OperatorCase("transpose", x -> x.transpose(0, 1)),
        new OperatorCase("relu", x -> x.relu()),
        new OperatorCase("sum", x -> x.sum()),
        new OperatorCase("softmax", x -> x.softmax(-1)),
        new OperatorCase("layer_norm", x -> x.layerNorm(new long[] {4}, weight, weight)),
        new OperatorCase("matmul", x -> x.matmul(other)),
        new OperatorCase("linear", x -> x.linear(other, weight)),
        new OperatorCase("cat", x -> Torch.cat(List.of(x, other), 0)),
        new OperatorCase("zeros", x -> Torch.zeros(new long[] {4, 4}, DType.FLOAT32, device)));
  }
}
