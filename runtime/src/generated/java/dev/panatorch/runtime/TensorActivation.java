// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Activation of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorActivation permits Tensor {

  /** {@code relu(Tensor self) -> Tensor} */
  default Tensor relu() {
    return Results.tensor(pt_relu(((Tensor) this).handle()));
  }

  /** {@code relu_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor relu_() {
    Results.check(pt_relu_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor} */
  default Tensor leakyRelu(double negativeSlope) {
    return Results.tensor(pt_leaky_relu(((Tensor) this).handle(), Arguments.numberBits(negativeSlope), Arguments.numberKind(negativeSlope)));
  }

  /** {@code leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor} */
  default Tensor leakyRelu() {
    return leakyRelu(0.01);
  }

  /** {@code gelu(Tensor self, *, str approximate='none') -> Tensor} */
  default Tensor gelu(String approximate) {
    return Results.tensor(pt_gelu(((Tensor) this).handle(), Arguments.string(approximate)));
  }

  /** {@code gelu(Tensor self, *, str approximate='none') -> Tensor} */
  default Tensor gelu() {
    return gelu("none");
  }

  /** {@code silu(Tensor self) -> Tensor} */
  default Tensor silu() {
    return Results.tensor(pt_silu(((Tensor) this).handle()));
  }

  /** {@code silu_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor silu_() {
    Results.check(pt_silu_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code sigmoid(Tensor self) -> Tensor} */
  default Tensor sigmoid() {
    return Results.tensor(pt_sigmoid(((Tensor) this).handle()));
  }

  /** {@code sigmoid_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor sigmoid_() {
    Results.check(pt_sigmoid_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor} */
  default Tensor softplus(double beta, double threshold) {
    return Results.tensor(pt_softplus(((Tensor) this).handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(threshold), Arguments.numberKind(threshold)));
  }

  /** {@code softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor} */
  default Tensor softplus(double beta) {
    return softplus(beta, 20L);
  }

  /** {@code softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor} */
  default Tensor softplus() {
    return softplus(1L);
  }

  /** {@code elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor} */
  default Tensor elu(double alpha, double scale, double inputScale) {
    return Results.tensor(pt_elu(((Tensor) this).handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha), Arguments.numberBits(scale), Arguments.numberKind(scale), Arguments.numberBits(inputScale), Arguments.numberKind(inputScale)));
  }

  /** {@code elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor} */
  default Tensor elu(double alpha, double scale) {
    return elu(alpha, scale, 1L);
  }

  /** {@code elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor} */
  default Tensor elu(double alpha) {
    return elu(alpha, 1L);
  }

  /** {@code elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor} */
  default Tensor elu() {
    return elu(1L);
  }

  /** {@code hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor} */
  default Tensor hardtanh(double minVal, double maxVal) {
    return Results.tensor(pt_hardtanh(((Tensor) this).handle(), Arguments.numberBits(minVal), Arguments.numberKind(minVal), Arguments.numberBits(maxVal), Arguments.numberKind(maxVal)));
  }

  /** {@code hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor} */
  default Tensor hardtanh(double minVal) {
    return hardtanh(minVal, 1L);
  }

  /** {@code hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor} */
  default Tensor hardtanh() {
    return hardtanh(-1L);
  }

  /** {@code mish(Tensor self) -> Tensor} */
  default Tensor mish() {
    return Results.tensor(pt_mish(((Tensor) this).handle()));
  }

  /** {@code log_sigmoid(Tensor self) -> Tensor} */
  default Tensor logSigmoid() {
    return Results.tensor(pt_log_sigmoid(((Tensor) this).handle()));
  }

  /** {@code prelu(Tensor self, Tensor weight) -> Tensor} */
  default Tensor prelu(Tensor weight) {
    return Results.tensor(pt_prelu(((Tensor) this).handle(), weight.handle()));
  }

  /** {@code celu(Tensor self, Scalar alpha=1.0) -> Tensor} */
  default Tensor celu(double alpha) {
    return Results.tensor(pt_celu(((Tensor) this).handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code celu(Tensor self, Scalar alpha=1.0) -> Tensor} */
  default Tensor celu() {
    return celu(1.0);
  }

  /** {@code selu(Tensor self) -> Tensor} */
  default Tensor selu() {
    return Results.tensor(pt_selu(((Tensor) this).handle()));
  }

  /** {@code threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor} */
  default Tensor threshold(double threshold, double value) {
    return Results.tensor(pt_threshold(((Tensor) this).handle(), Arguments.bits(threshold), Arguments.kind(threshold), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor} */
  default Tensor threshold(long threshold, long value) {
    return Results.tensor(pt_threshold(((Tensor) this).handle(), Arguments.bits(threshold), Arguments.kind(threshold), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code hardswish(Tensor self) -> Tensor} */
  default Tensor hardswish() {
    return Results.tensor(pt_hardswish(((Tensor) this).handle()));
  }

  /** {@code glu(Tensor self, int dim=-1) -> Tensor} */
  default Tensor glu(long dim) {
    return Results.tensor(pt_glu(((Tensor) this).handle(), dim));
  }

  /** {@code glu(Tensor self, int dim=-1) -> Tensor} */
  default Tensor glu() {
    return glu(-1L);
  }
}
