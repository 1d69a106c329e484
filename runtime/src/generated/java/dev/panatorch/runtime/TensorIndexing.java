// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Indexing of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorIndexing permits Tensor {

  /** {@code index_select(Tensor self, int dim, Tensor index) -> Tensor} */
  default Tensor indexSelect(long dim, Tensor index) {
    return Results.tensor(pt_index_select(((Tensor) this).handle(), dim, index.handle()));
  }

  /** {@code gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor} */
  default Tensor gather(long dim, Tensor index, boolean sparseGrad) {
    return Results.tensor(pt_gather(((Tensor) this).handle(), dim, index.handle(), Arguments.flag(sparseGrad)));
  }

  /** {@code gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor} */
  default Tensor gather(long dim, Tensor index) {
    return gather(dim, index, false);
  }

  /** {@code scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor} */
  default Tensor scatter(long dim, Tensor index, Tensor src) {
    return Results.tensor(pt_scatter_src(((Tensor) this).handle(), dim, index.handle(), src.handle()));
  }

  /** {@code scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor} */
  default Tensor scatter(long dim, Tensor index, double value) {
    return Results.tensor(pt_scatter_value(((Tensor) this).handle(), dim, index.handle(), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor} */
  default Tensor scatter(long dim, Tensor index, long value) {
    return Results.tensor(pt_scatter_value(((Tensor) this).handle(), dim, index.handle(), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)} */
  default Tensor scatter_(long dim, Tensor index, Tensor src) {
    Results.check(pt_scatter__src(((Tensor) this).handle(), dim, index.handle(), src.handle()));
    return (Tensor) this;
  }

  /** {@code scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor} */
  default Tensor scatterAdd(long dim, Tensor index, Tensor src) {
    return Results.tensor(pt_scatter_add(((Tensor) this).handle(), dim, index.handle(), src.handle()));
  }

  /** {@code scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)} */
  default Tensor scatterAdd_(long dim, Tensor index, Tensor src) {
    Results.check(pt_scatter_add_(((Tensor) this).handle(), dim, index.handle(), src.handle()));
    return (Tensor) this;
  }

  /** {@code scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor} */
  default Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
    return Results.tensor(pt_scatter_reduce_two(((Tensor) this).handle(), dim, index.handle(), src.handle(), Arguments.string(reduce), Arguments.flag(includeSelf)));
  }

  /** {@code scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor} */
  default Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce) {
    return scatterReduce(dim, index, src, reduce, true);
  }

  /** {@code index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor} */
  default Tensor indexAdd(long dim, Tensor index, Tensor source, double alpha) {
    return Results.tensor(pt_index_add(((Tensor) this).handle(), dim, index.handle(), source.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor} */
  default Tensor indexAdd(long dim, Tensor index, Tensor source) {
    return indexAdd(dim, index, source, 1L);
  }

  /** {@code index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor indexAdd_(long dim, Tensor index, Tensor source, double alpha) {
    Results.check(pt_index_add_(((Tensor) this).handle(), dim, index.handle(), source.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
    return (Tensor) this;
  }

  /** {@code index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor indexAdd_(long dim, Tensor index, Tensor source) {
    return indexAdd_(dim, index, source, 1L);
  }

  /** {@code index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)} */
  default Tensor indexCopy_(long dim, Tensor index, Tensor source) {
    Results.check(pt_index_copy_(((Tensor) this).handle(), dim, index.handle(), source.handle()));
    return (Tensor) this;
  }

  /** {@code masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor} */
  default Tensor maskedFill(Tensor mask, double value) {
    return Results.tensor(pt_masked_fill_Scalar(((Tensor) this).handle(), mask.handle(), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor} */
  default Tensor maskedFill(Tensor mask, long value) {
    return Results.tensor(pt_masked_fill_Scalar(((Tensor) this).handle(), mask.handle(), Arguments.bits(value), Arguments.kind(value)));
  }

  /** {@code masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)} */
  default Tensor maskedFill_(Tensor mask, double value) {
    Results.check(pt_masked_fill__Scalar(((Tensor) this).handle(), mask.handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }

  /** {@code masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)} */
  default Tensor maskedFill_(Tensor mask, long value) {
    Results.check(pt_masked_fill__Scalar(((Tensor) this).handle(), mask.handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }

  /** {@code masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor} */
  default Tensor maskedFill(Tensor mask, Tensor value) {
    return Results.tensor(pt_masked_fill_Tensor(((Tensor) this).handle(), mask.handle(), value.handle()));
  }

  /** {@code masked_select(Tensor self, Tensor mask) -> Tensor} */
  default Tensor maskedSelect(Tensor mask) {
    return Results.tensor(pt_masked_select(((Tensor) this).handle(), mask.handle()));
  }

  /** {@code masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor} */
  default Tensor maskedScatter(Tensor mask, Tensor source) {
    return Results.tensor(pt_masked_scatter(((Tensor) this).handle(), mask.handle(), source.handle()));
  }

  /** {@code take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor} */
  default Tensor takeAlongDim(Tensor indices, @Nullable Long dim) {
    return Results.tensor(pt_take_along_dim(((Tensor) this).handle(), indices.handle(), Arguments.integer(dim)));
  }

  /** {@code take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor} */
  default Tensor takeAlongDim(Tensor indices) {
    return takeAlongDim(indices, (Long) null);
  }

  /** {@code nonzero(Tensor self) -> Tensor} */
  default Tensor nonzero() {
    return Results.tensor(pt_nonzero(((Tensor) this).handle()));
  }

  /** {@code index.Tensor(Tensor self, Tensor?[] indices) -> Tensor} */
  default Tensor index(List<@Nullable Tensor> indices) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_index_Tensor(((Tensor) this).handle(), scratch.optionalHandles(indices), indices.size()));
  }

  /** {@code index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor} */
  default Tensor indexPut(List<@Nullable Tensor> indices, Tensor values, boolean accumulate) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_index_put(((Tensor) this).handle(), scratch.optionalHandles(indices), indices.size(), values.handle(), Arguments.flag(accumulate)));
  }

  /** {@code index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor} */
  default Tensor indexPut(List<@Nullable Tensor> indices, Tensor values) {
    return indexPut(indices, values, false);
  }

  /** {@code index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)} */
  default Tensor indexPut_(List<@Nullable Tensor> indices, Tensor values, boolean accumulate) {
    Scratch scratch = Scratch.begin();
    Results.check(pt_index_put_(((Tensor) this).handle(), scratch.optionalHandles(indices), indices.size(), values.handle(), Arguments.flag(accumulate)));
    return (Tensor) this;
  }

  /** {@code index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)} */
  default Tensor indexPut_(List<@Nullable Tensor> indices, Tensor values) {
    return indexPut_(indices, values, false);
  }

  /** {@code one_hot(Tensor self, int num_classes=-1) -> Tensor} */
  default Tensor oneHot(long numClasses) {
    return Results.tensor(pt_one_hot(((Tensor) this).handle(), numClasses));
  }

  /** {@code one_hot(Tensor self, int num_classes=-1) -> Tensor} */
  default Tensor oneHot() {
    return oneHot(-1L);
  }

  /** {@code take(Tensor self, Tensor index) -> Tensor} */
  default Tensor take(Tensor index) {
    return Results.tensor(pt_take(((Tensor) this).handle(), index.handle()));
  }

  /** {@code select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor} */
  default Tensor selectScatter(Tensor src, long dim, long index) {
    return Results.tensor(pt_select_scatter(((Tensor) this).handle(), src.handle(), dim, index));
  }

  /** {@code slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor} */
  default Tensor sliceScatter(Tensor src, long dim, @Nullable Long start, @Nullable Long end, long step) {
    return Results.tensor(pt_slice_scatter(((Tensor) this).handle(), src.handle(), dim, Arguments.integer(start), Arguments.integer(end), step));
  }

  /** {@code slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor} */
  default Tensor sliceScatter(Tensor src, long dim, @Nullable Long start, @Nullable Long end) {
    return sliceScatter(src, dim, start, end, 1L);
  }

  /** {@code slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor} */
  default Tensor sliceScatter(Tensor src, long dim, @Nullable Long start) {
    return sliceScatter(src, dim, start, (Long) null);
  }

  /** {@code slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor} */
  default Tensor sliceScatter(Tensor src, long dim) {
    return sliceScatter(src, dim, (Long) null);
  }

  /** {@code slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor} */
  default Tensor sliceScatter(Tensor src) {
    return sliceScatter(src, 0L);
  }

  /** {@code index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)} */
  default Tensor indexFill_(long dim, Tensor index, double value) {
    Results.check(pt_index_fill__int_Scalar(((Tensor) this).handle(), dim, index.handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }

  /** {@code index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)} */
  default Tensor indexFill_(long dim, Tensor index, long value) {
    Results.check(pt_index_fill__int_Scalar(((Tensor) this).handle(), dim, index.handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }
}
