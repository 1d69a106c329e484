// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Normalization of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorNormalization permits Tensor {

  /** {@code layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor} */
  default Tensor layerNorm(long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps, boolean cudnnEnable) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_layer_norm(((Tensor) this).handle(), scratch.longs(normalizedShape), normalizedShape.length, Arguments.handle(weight), Arguments.handle(bias), eps, Arguments.flag(cudnnEnable)));
  }

  /** {@code layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor} */
  default Tensor layerNorm(long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    return layerNorm(normalizedShape, weight, bias, eps, true);
  }

  /** {@code layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor} */
  default Tensor layerNorm(long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
    return layerNorm(normalizedShape, weight, bias, 1e-05);
  }

  /** {@code layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor} */
  default Tensor layerNorm(long[] normalizedShape, @Nullable Tensor weight) {
    return layerNorm(normalizedShape, weight, (Tensor) null);
  }

  /** {@code layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor} */
  default Tensor layerNorm(long... normalizedShape) {
    return layerNorm(normalizedShape, (Tensor) null);
  }

  /** {@code rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor} */
  default Tensor rmsNorm(long[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_rms_norm(((Tensor) this).handle(), scratch.longs(normalizedShape), normalizedShape.length, Arguments.handle(weight), Arguments.real(eps)));
  }

  /** {@code rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor} */
  default Tensor rmsNorm(long[] normalizedShape, @Nullable Tensor weight) {
    return rmsNorm(normalizedShape, weight, (Double) null);
  }

  /** {@code rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor} */
  default Tensor rmsNorm(long... normalizedShape) {
    return rmsNorm(normalizedShape, (Tensor) null);
  }

  /** {@code group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor} */
  default Tensor groupNorm(long numGroups, @Nullable Tensor weight, @Nullable Tensor bias, double eps, boolean cudnnEnabled) {
    return Results.tensor(pt_group_norm(((Tensor) this).handle(), numGroups, Arguments.handle(weight), Arguments.handle(bias), eps, Arguments.flag(cudnnEnabled)));
  }

  /** {@code group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor} */
  default Tensor groupNorm(long numGroups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    return groupNorm(numGroups, weight, bias, eps, true);
  }

  /** {@code group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor} */
  default Tensor groupNorm(long numGroups, @Nullable Tensor weight, @Nullable Tensor bias) {
    return groupNorm(numGroups, weight, bias, 1e-05);
  }

  /** {@code group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor} */
  default Tensor groupNorm(long numGroups, @Nullable Tensor weight) {
    return groupNorm(numGroups, weight, (Tensor) null);
  }

  /** {@code group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor} */
  default Tensor groupNorm(long numGroups) {
    return groupNorm(numGroups, (Tensor) null);
  }

  /** {@code batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor} */
  default Tensor batchNorm(@Nullable Tensor weight, @Nullable Tensor bias, @Nullable Tensor runningMean, @Nullable Tensor runningVar, boolean training, double momentum, double eps, boolean cudnnEnabled) {
    return Results.tensor(pt_batch_norm(((Tensor) this).handle(), Arguments.handle(weight), Arguments.handle(bias), Arguments.handle(runningMean), Arguments.handle(runningVar), Arguments.flag(training), momentum, eps, Arguments.flag(cudnnEnabled)));
  }

  /** {@code instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor} */
  default Tensor instanceNorm(@Nullable Tensor weight, @Nullable Tensor bias, @Nullable Tensor runningMean, @Nullable Tensor runningVar, boolean useInputStats, double momentum, double eps, boolean cudnnEnabled) {
    return Results.tensor(pt_instance_norm(((Tensor) this).handle(), Arguments.handle(weight), Arguments.handle(bias), Arguments.handle(runningMean), Arguments.handle(runningVar), Arguments.flag(useInputStats), momentum, eps, Arguments.flag(cudnnEnabled)));
  }

  /** {@code native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] nativeLayerNorm(long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_native_layer_norm(((Tensor) this).handle(), scratch.longs(normalizedShape), normalizedShape.length, Arguments.handle(weight), Arguments.handle(bias), eps, scratch.results(3)), scratch, 3);
  }

  /** {@code softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor} */
  default Tensor softmax(long dim, @Nullable DType dtype) {
    return Results.tensor(pt_softmax_int(((Tensor) this).handle(), dim, Arguments.dtype(dtype)));
  }

  /** {@code softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor} */
  default Tensor softmax(long dim) {
    return softmax(dim, (DType) null);
  }

  /** {@code log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor} */
  default Tensor logSoftmax(long dim, @Nullable DType dtype) {
    return Results.tensor(pt_log_softmax_int(((Tensor) this).handle(), dim, Arguments.dtype(dtype)));
  }

  /** {@code log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor} */
  default Tensor logSoftmax(long dim) {
    return logSoftmax(dim, (DType) null);
  }
}
