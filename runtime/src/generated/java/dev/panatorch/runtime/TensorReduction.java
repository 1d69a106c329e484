// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Reduction of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorReduction permits Tensor {

  /** {@code sum(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor sum(@Nullable DType dtype) {
    return Results.tensor(pt_sum(((Tensor) this).handle(), Arguments.dtype(dtype)));
  }

  /** {@code sum(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor sum() {
    return sum((DType) null);
  }

  /** {@code sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor sum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_sum_dim_IntList(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor sum(long @Nullable [] dim, boolean keepdim) {
    return sum(dim, keepdim, (DType) null);
  }

  /** {@code sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor sum(long... dim) {
    return sum(dim, false);
  }

  /** {@code mean(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor mean(@Nullable DType dtype) {
    return Results.tensor(pt_mean(((Tensor) this).handle(), Arguments.dtype(dtype)));
  }

  /** {@code mean(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor mean() {
    return mean((DType) null);
  }

  /** {@code mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor mean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_mean_dim(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor mean(long @Nullable [] dim, boolean keepdim) {
    return mean(dim, keepdim, (DType) null);
  }

  /** {@code mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor mean(long... dim) {
    return mean(dim, false);
  }

  /** {@code prod(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor prod(@Nullable DType dtype) {
    return Results.tensor(pt_prod(((Tensor) this).handle(), Arguments.dtype(dtype)));
  }

  /** {@code prod(Tensor self, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor prod() {
    return prod((DType) null);
  }

  /** {@code prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor prod(long dim, boolean keepdim, @Nullable DType dtype) {
    return Results.tensor(pt_prod_dim_int(((Tensor) this).handle(), dim, Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor prod(long dim, boolean keepdim) {
    return prod(dim, keepdim, (DType) null);
  }

  /** {@code prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor prod(long dim) {
    return prod(dim, false);
  }

  /** {@code max(Tensor self) -> Tensor} */
  default Tensor max() {
    return Results.tensor(pt_max(((Tensor) this).handle()));
  }

  /** {@code min(Tensor self) -> Tensor} */
  default Tensor min() {
    return Results.tensor(pt_min(((Tensor) this).handle()));
  }

  /** {@code max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] max(long dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_max_dim(((Tensor) this).handle(), dim, Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] max(long dim) {
    return max(dim, false);
  }

  /** {@code min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] min(long dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_min_dim(((Tensor) this).handle(), dim, Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] min(long dim) {
    return min(dim, false);
  }

  /** {@code amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amax(long[] dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_amax(((Tensor) this).handle(), scratch.longs(dim), dim.length, Arguments.flag(keepdim)));
  }

  /** {@code amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amax(long... dim) {
    return amax(dim, false);
  }

  /** {@code amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amax() {
    return amax(new long[] {});
  }

  /** {@code amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amin(long[] dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_amin(((Tensor) this).handle(), scratch.longs(dim), dim.length, Arguments.flag(keepdim)));
  }

  /** {@code amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amin(long... dim) {
    return amin(dim, false);
  }

  /** {@code amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor} */
  default Tensor amin() {
    return amin(new long[] {});
  }

  /** {@code argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmax(@Nullable Long dim, boolean keepdim) {
    return Results.tensor(pt_argmax(((Tensor) this).handle(), Arguments.integer(dim), Arguments.flag(keepdim)));
  }

  /** {@code argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmax(@Nullable Long dim) {
    return argmax(dim, false);
  }

  /** {@code argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmax() {
    return argmax((Long) null);
  }

  /** {@code argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmin(@Nullable Long dim, boolean keepdim) {
    return Results.tensor(pt_argmin(((Tensor) this).handle(), Arguments.integer(dim), Arguments.flag(keepdim)));
  }

  /** {@code argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmin(@Nullable Long dim) {
    return argmin(dim, false);
  }

  /** {@code argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor} */
  default Tensor argmin() {
    return argmin((Long) null);
  }

  /** {@code any(Tensor self) -> Tensor} */
  default Tensor any() {
    return Results.tensor(pt_any(((Tensor) this).handle()));
  }

  /** {@code all(Tensor self) -> Tensor} */
  default Tensor all() {
    return Results.tensor(pt_all(((Tensor) this).handle()));
  }

  /** {@code any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor} */
  default Tensor any(long dim, boolean keepdim) {
    return Results.tensor(pt_any_dim(((Tensor) this).handle(), dim, Arguments.flag(keepdim)));
  }

  /** {@code any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor} */
  default Tensor any(long dim) {
    return any(dim, false);
  }

  /** {@code all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor} */
  default Tensor all(long dim, boolean keepdim) {
    return Results.tensor(pt_all_dim(((Tensor) this).handle(), dim, Arguments.flag(keepdim)));
  }

  /** {@code all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor} */
  default Tensor all(long dim) {
    return all(dim, false);
  }

  /** {@code norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor} */
  default Tensor norm(@Nullable Number p, long[] dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_norm_ScalarOpt_dim(((Tensor) this).handle(), Arguments.bits(p), Arguments.kind(p), scratch.longs(dim), dim.length, Arguments.flag(keepdim)));
  }

  /** {@code norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor} */
  default Tensor norm(@Nullable Number p, long... dim) {
    return norm(p, dim, false);
  }

  /** {@code norm.Scalar(Tensor self, Scalar p=2) -> Tensor} */
  default Tensor norm(double p) {
    return Results.tensor(pt_norm_Scalar(((Tensor) this).handle(), Arguments.numberBits(p), Arguments.numberKind(p)));
  }

  /** {@code norm.Scalar(Tensor self, Scalar p=2) -> Tensor} */
  default Tensor norm() {
    return norm(2L);
  }

  /** {@code linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgVectorNorm(double ord, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_linalg_vector_norm(((Tensor) this).handle(), Arguments.numberBits(ord), Arguments.numberKind(ord), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgVectorNorm(double ord, long @Nullable [] dim, boolean keepdim) {
    return linalgVectorNorm(ord, dim, keepdim, (DType) null);
  }

  /** {@code linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgVectorNorm(double ord, long... dim) {
    return linalgVectorNorm(ord, dim, false);
  }

  /** {@code linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgVectorNorm(double ord) {
    return linalgVectorNorm(ord, (long[]) null);
  }

  /** {@code linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgVectorNorm() {
    return linalgVectorNorm(2L);
  }

  /** {@code logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor} */
  default Tensor logsumexp(long[] dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_logsumexp(((Tensor) this).handle(), scratch.longs(dim), dim.length, Arguments.flag(keepdim)));
  }

  /** {@code logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor} */
  default Tensor logsumexp(long... dim) {
    return logsumexp(dim, false);
  }

  /** {@code std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor std(long @Nullable [] dim, @Nullable Number correction, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_std_correction(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.bits(correction), Arguments.kind(correction), Arguments.flag(keepdim)));
  }

  /** {@code std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor std(long @Nullable [] dim, @Nullable Number correction) {
    return std(dim, correction, false);
  }

  /** {@code std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor std(long... dim) {
    return std(dim, (Number) null);
  }

  /** {@code std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor std() {
    return std((long[]) null);
  }

  /** {@code var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor var(long @Nullable [] dim, @Nullable Number correction, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_var_correction(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.bits(correction), Arguments.kind(correction), Arguments.flag(keepdim)));
  }

  /** {@code var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor var(long @Nullable [] dim, @Nullable Number correction) {
    return var(dim, correction, false);
  }

  /** {@code var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor var(long... dim) {
    return var(dim, (Number) null);
  }

  /** {@code var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor} */
  default Tensor var() {
    return var((long[]) null);
  }

  /** {@code std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] stdMean(long @Nullable [] dim, @Nullable Number correction, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_std_mean_correction(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.bits(correction), Arguments.kind(correction), Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] stdMean(long @Nullable [] dim, @Nullable Number correction) {
    return stdMean(dim, correction, false);
  }

  /** {@code std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] stdMean(long... dim) {
    return stdMean(dim, (Number) null);
  }

  /** {@code std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] stdMean() {
    return stdMean((long[]) null);
  }

  /** {@code var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] varMean(long @Nullable [] dim, @Nullable Number correction, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_var_mean_correction(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.bits(correction), Arguments.kind(correction), Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] varMean(long @Nullable [] dim, @Nullable Number correction) {
    return varMean(dim, correction, false);
  }

  /** {@code var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] varMean(long... dim) {
    return varMean(dim, (Number) null);
  }

  /** {@code var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)} */
  default Tensor[] varMean() {
    return varMean((long[]) null);
  }

  /** {@code cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor cumsum(long dim, @Nullable DType dtype) {
    return Results.tensor(pt_cumsum(((Tensor) this).handle(), dim, Arguments.dtype(dtype)));
  }

  /** {@code cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor cumsum(long dim) {
    return cumsum(dim, (DType) null);
  }

  /** {@code cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor cumprod(long dim, @Nullable DType dtype) {
    return Results.tensor(pt_cumprod(((Tensor) this).handle(), dim, Arguments.dtype(dtype)));
  }

  /** {@code cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor cumprod(long dim) {
    return cumprod(dim, (DType) null);
  }

  /** {@code median(Tensor self) -> Tensor} */
  default Tensor median() {
    return Results.tensor(pt_median(((Tensor) this).handle()));
  }

  /** {@code median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] median(long dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_median_dim(((Tensor) this).handle(), dim, Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] median(long dim) {
    return median(dim, false);
  }

  /** {@code count_nonzero(Tensor self, int? dim=None) -> Tensor} */
  default Tensor countNonzero(@Nullable Long dim) {
    return Results.tensor(pt_count_nonzero(((Tensor) this).handle(), Arguments.integer(dim)));
  }

  /** {@code count_nonzero(Tensor self, int? dim=None) -> Tensor} */
  default Tensor countNonzero() {
    return countNonzero((Long) null);
  }

  /** {@code nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor nansum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_nansum(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor nansum(long @Nullable [] dim, boolean keepdim) {
    return nansum(dim, keepdim, (DType) null);
  }

  /** {@code nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor nansum(long... dim) {
    return nansum(dim, false);
  }

  /** {@code nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor nansum() {
    return nansum((long[]) null);
  }

  /** {@code quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(double q, @Nullable Long dim, boolean keepdim, String interpolation) {
    return Results.tensor(pt_quantile_scalar(((Tensor) this).handle(), q, Arguments.integer(dim), Arguments.flag(keepdim), Arguments.string(interpolation)));
  }

  /** {@code quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(double q, @Nullable Long dim, boolean keepdim) {
    return quantile(q, dim, keepdim, "linear");
  }

  /** {@code quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(double q, @Nullable Long dim) {
    return quantile(q, dim, false);
  }

  /** {@code quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(double q) {
    return quantile(q, (Long) null);
  }

  /** {@code quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(Tensor q, @Nullable Long dim, boolean keepdim, String interpolation) {
    return Results.tensor(pt_quantile(((Tensor) this).handle(), q.handle(), Arguments.integer(dim), Arguments.flag(keepdim), Arguments.string(interpolation)));
  }

  /** {@code quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(Tensor q, @Nullable Long dim, boolean keepdim) {
    return quantile(q, dim, keepdim, "linear");
  }

  /** {@code quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(Tensor q, @Nullable Long dim) {
    return quantile(q, dim, false);
  }

  /** {@code quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor} */
  default Tensor quantile(Tensor q) {
    return quantile(q, (Long) null);
  }

  /** {@code bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor} */
  default Tensor bincount(@Nullable Tensor weights, long minlength) {
    return Results.tensor(pt_bincount(((Tensor) this).handle(), Arguments.handle(weights), minlength));
  }

  /** {@code bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor} */
  default Tensor bincount(@Nullable Tensor weights) {
    return bincount(weights, 0L);
  }

  /** {@code bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor} */
  default Tensor bincount() {
    return bincount((Tensor) null);
  }

  /** {@code histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor} */
  default Tensor histc(long bins, double min, double max) {
    return Results.tensor(pt_histc(((Tensor) this).handle(), bins, Arguments.numberBits(min), Arguments.numberKind(min), Arguments.numberBits(max), Arguments.numberKind(max)));
  }

  /** {@code histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor} */
  default Tensor histc(long bins, double min) {
    return histc(bins, min, 0L);
  }

  /** {@code histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor} */
  default Tensor histc(long bins) {
    return histc(bins, 0L);
  }

  /** {@code histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor} */
  default Tensor histc() {
    return histc(100L);
  }

  /** {@code mean.out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor mean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype, Tensor out) {
    Scratch scratch = Scratch.begin();
    Results.check(pt_mean_out(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype), out.handle()));
    return out;
  }

  /** {@code sum.IntList_out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor sum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype, Tensor out) {
    Scratch scratch = Scratch.begin();
    Results.check(pt_sum_IntList_out(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype), out.handle()));
    return out;
  }

  /** {@code aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)} */
  default Tensor[] aminmax(@Nullable Long dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_aminmax(((Tensor) this).handle(), Arguments.integer(dim), Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)} */
  default Tensor[] aminmax(@Nullable Long dim) {
    return aminmax(dim, false);
  }

  /** {@code aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)} */
  default Tensor[] aminmax() {
    return aminmax((Long) null);
  }
}
