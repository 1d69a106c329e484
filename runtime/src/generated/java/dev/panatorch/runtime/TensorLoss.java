// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Loss of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorLoss permits Tensor {

  /** {@code mse_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor} */
  default Tensor mseLoss(Tensor target, long reduction) {
    return Results.tensor(pt_mse_loss(((Tensor) this).handle(), target.handle(), reduction));
  }

  /** {@code mse_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor} */
  default Tensor mseLoss(Tensor target) {
    return mseLoss(target, 1L);
  }

  /** {@code l1_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor} */
  default Tensor l1Loss(Tensor target, long reduction) {
    return Results.tensor(pt_l1_loss(((Tensor) this).handle(), target.handle(), reduction));
  }

  /** {@code l1_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor} */
  default Tensor l1Loss(Tensor target) {
    return l1Loss(target, 1L);
  }

  /** {@code smooth_l1_loss(Tensor self, Tensor target, int reduction=Mean, float beta=1.0) -> Tensor} */
  default Tensor smoothL1Loss(Tensor target, long reduction, double beta) {
    return Results.tensor(pt_smooth_l1_loss(((Tensor) this).handle(), target.handle(), reduction, beta));
  }

  /** {@code smooth_l1_loss(Tensor self, Tensor target, int reduction=Mean, float beta=1.0) -> Tensor} */
  default Tensor smoothL1Loss(Tensor target, long reduction) {
    return smoothL1Loss(target, reduction, 1.0);
  }

  /** {@code smooth_l1_loss(Tensor self, Tensor target, int reduction=Mean, float beta=1.0) -> Tensor} */
  default Tensor smoothL1Loss(Tensor target) {
    return smoothL1Loss(target, 1L);
  }

  /** {@code cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor} */
  default Tensor crossEntropyLoss(Tensor target, @Nullable Tensor weight, long reduction, long ignoreIndex, double labelSmoothing) {
    return Results.tensor(pt_cross_entropy_loss(((Tensor) this).handle(), target.handle(), Arguments.handle(weight), reduction, ignoreIndex, labelSmoothing));
  }

  /** {@code cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor} */
  default Tensor crossEntropyLoss(Tensor target, @Nullable Tensor weight, long reduction, long ignoreIndex) {
    return crossEntropyLoss(target, weight, reduction, ignoreIndex, 0.0);
  }

  /** {@code cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor} */
  default Tensor crossEntropyLoss(Tensor target, @Nullable Tensor weight, long reduction) {
    return crossEntropyLoss(target, weight, reduction, -100L);
  }

  /** {@code cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor} */
  default Tensor crossEntropyLoss(Tensor target, @Nullable Tensor weight) {
    return crossEntropyLoss(target, weight, 1L);
  }

  /** {@code cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100, float label_smoothing=0.0) -> Tensor} */
  default Tensor crossEntropyLoss(Tensor target) {
    return crossEntropyLoss(target, (Tensor) null);
  }

  /** {@code nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor} */
  default Tensor nllLoss(Tensor target, @Nullable Tensor weight, long reduction, long ignoreIndex) {
    return Results.tensor(pt_nll_loss(((Tensor) this).handle(), target.handle(), Arguments.handle(weight), reduction, ignoreIndex));
  }

  /** {@code nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor} */
  default Tensor nllLoss(Tensor target, @Nullable Tensor weight, long reduction) {
    return nllLoss(target, weight, reduction, -100L);
  }

  /** {@code nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor} */
  default Tensor nllLoss(Tensor target, @Nullable Tensor weight) {
    return nllLoss(target, weight, 1L);
  }

  /** {@code nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, SymInt ignore_index=-100) -> Tensor} */
  default Tensor nllLoss(Tensor target) {
    return nllLoss(target, (Tensor) null);
  }

  /** {@code binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor} */
  default Tensor binaryCrossEntropyWithLogits(Tensor target, @Nullable Tensor weight, @Nullable Tensor posWeight, long reduction) {
    return Results.tensor(pt_binary_cross_entropy_with_logits(((Tensor) this).handle(), target.handle(), Arguments.handle(weight), Arguments.handle(posWeight), reduction));
  }

  /** {@code binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor} */
  default Tensor binaryCrossEntropyWithLogits(Tensor target, @Nullable Tensor weight, @Nullable Tensor posWeight) {
    return binaryCrossEntropyWithLogits(target, weight, posWeight, 1L);
  }

  /** {@code binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor} */
  default Tensor binaryCrossEntropyWithLogits(Tensor target, @Nullable Tensor weight) {
    return binaryCrossEntropyWithLogits(target, weight, (Tensor) null);
  }

  /** {@code binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor} */
  default Tensor binaryCrossEntropyWithLogits(Tensor target) {
    return binaryCrossEntropyWithLogits(target, (Tensor) null);
  }

  /** {@code kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor} */
  default Tensor klDiv(Tensor target, long reduction, boolean logTarget) {
    return Results.tensor(pt_kl_div(((Tensor) this).handle(), target.handle(), reduction, Arguments.flag(logTarget)));
  }

  /** {@code kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor} */
  default Tensor klDiv(Tensor target, long reduction) {
    return klDiv(target, reduction, false);
  }

  /** {@code kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor} */
  default Tensor klDiv(Tensor target) {
    return klDiv(target, 1L);
  }

  /** {@code huber_loss(Tensor self, Tensor target, int reduction=Mean, float delta=1.0) -> Tensor} */
  default Tensor huberLoss(Tensor target, long reduction, double delta) {
    return Results.tensor(pt_huber_loss(((Tensor) this).handle(), target.handle(), reduction, delta));
  }

  /** {@code huber_loss(Tensor self, Tensor target, int reduction=Mean, float delta=1.0) -> Tensor} */
  default Tensor huberLoss(Tensor target, long reduction) {
    return huberLoss(target, reduction, 1.0);
  }

  /** {@code huber_loss(Tensor self, Tensor target, int reduction=Mean, float delta=1.0) -> Tensor} */
  default Tensor huberLoss(Tensor target) {
    return huberLoss(target, 1L);
  }

  /** {@code cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor} */
  default Tensor cosineSimilarity(Tensor x2, long dim, double eps) {
    return Results.tensor(pt_cosine_similarity(((Tensor) this).handle(), x2.handle(), dim, eps));
  }

  /** {@code cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor} */
  default Tensor cosineSimilarity(Tensor x2, long dim) {
    return cosineSimilarity(x2, dim, 1e-08);
  }

  /** {@code cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor} */
  default Tensor cosineSimilarity(Tensor x2) {
    return cosineSimilarity(x2, 1L);
  }

  /** {@code cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=Mean) -> Tensor} */
  default Tensor cosineEmbeddingLoss(Tensor input2, Tensor target, double margin, long reduction) {
    return Results.tensor(pt_cosine_embedding_loss(((Tensor) this).handle(), input2.handle(), target.handle(), margin, reduction));
  }

  /** {@code cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=Mean) -> Tensor} */
  default Tensor cosineEmbeddingLoss(Tensor input2, Tensor target, double margin) {
    return cosineEmbeddingLoss(input2, target, margin, 1L);
  }

  /** {@code cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=Mean) -> Tensor} */
  default Tensor cosineEmbeddingLoss(Tensor input2, Tensor target) {
    return cosineEmbeddingLoss(input2, target, 0.0);
  }
}
