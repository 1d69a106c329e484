// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section LinearAlgebra of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorLinearAlgebra permits Tensor {

  /** {@code linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)} */
  default Tensor[] linalgEigh(String UPLO) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_eigh(((Tensor) this).handle(), Arguments.string(UPLO), scratch.results(2)), scratch, 2);
  }

  /** {@code linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)} */
  default Tensor[] linalgEigh() {
    return linalgEigh("L");
  }

  /** {@code linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor} */
  default Tensor linalgEigvalsh(String UPLO) {
    return Results.tensor(pt_linalg_eigvalsh(((Tensor) this).handle(), Arguments.string(UPLO)));
  }

  /** {@code linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor} */
  default Tensor linalgEigvalsh() {
    return linalgEigvalsh("L");
  }

  /** {@code linalg_eigvals(Tensor self) -> Tensor} */
  default Tensor linalgEigvals() {
    return Results.tensor(pt_linalg_eigvals(((Tensor) this).handle()));
  }

  /** {@code linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)} */
  default Tensor[] linalgSvd(boolean fullMatrices, @Nullable String driver) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_svd(((Tensor) this).handle(), Arguments.flag(fullMatrices), Arguments.string(driver), scratch.results(3)), scratch, 3);
  }

  /** {@code linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)} */
  default Tensor[] linalgSvd(boolean fullMatrices) {
    return linalgSvd(fullMatrices, (String) null);
  }

  /** {@code linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)} */
  default Tensor[] linalgSvd() {
    return linalgSvd(true);
  }

  /** {@code linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor} */
  default Tensor linalgSvdvals(@Nullable String driver) {
    return Results.tensor(pt_linalg_svdvals(((Tensor) this).handle(), Arguments.string(driver)));
  }

  /** {@code linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor} */
  default Tensor linalgSvdvals() {
    return linalgSvdvals((String) null);
  }

  /** {@code linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor} */
  default Tensor linalgCholesky(boolean upper) {
    return Results.tensor(pt_linalg_cholesky(((Tensor) this).handle(), Arguments.flag(upper)));
  }

  /** {@code linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor} */
  default Tensor linalgCholesky() {
    return linalgCholesky(false);
  }

  /** {@code linalg_qr(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)} */
  default Tensor[] linalgQr(String mode) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_qr(((Tensor) this).handle(), Arguments.string(mode), scratch.results(2)), scratch, 2);
  }

  /** {@code linalg_qr(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)} */
  default Tensor[] linalgQr() {
    return linalgQr("reduced");
  }

  /** {@code linalg_inv(Tensor A) -> Tensor} */
  default Tensor linalgInv() {
    return Results.tensor(pt_linalg_inv(((Tensor) this).handle()));
  }

  /** {@code linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor} */
  default Tensor linalgSolve(Tensor B, boolean left) {
    return Results.tensor(pt_linalg_solve(((Tensor) this).handle(), B.handle(), Arguments.flag(left)));
  }

  /** {@code linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor} */
  default Tensor linalgSolve(Tensor B) {
    return linalgSolve(B, true);
  }

  /** {@code linalg_det(Tensor A) -> Tensor} */
  default Tensor linalgDet() {
    return Results.tensor(pt_linalg_det(((Tensor) this).handle()));
  }

  /** {@code linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)} */
  default Tensor[] linalgSlogdet() {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_slogdet(((Tensor) this).handle(), scratch.results(2)), scratch, 2);
  }

  /** {@code linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor} */
  default Tensor linalgPinv(double rcond, boolean hermitian) {
    return Results.tensor(pt_linalg_pinv(((Tensor) this).handle(), rcond, Arguments.flag(hermitian)));
  }

  /** {@code linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor} */
  default Tensor linalgPinv(double rcond) {
    return linalgPinv(rcond, false);
  }

  /** {@code linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor} */
  default Tensor linalgSolveTriangular(Tensor B, boolean upper, boolean left, boolean unitriangular) {
    return Results.tensor(pt_linalg_solve_triangular(((Tensor) this).handle(), B.handle(), Arguments.flag(upper), Arguments.flag(left), Arguments.flag(unitriangular)));
  }

  /** {@code linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor} */
  default Tensor linalgSolveTriangular(Tensor B, boolean upper, boolean left) {
    return linalgSolveTriangular(B, upper, left, false);
  }

  /** {@code linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor} */
  default Tensor linalgSolveTriangular(Tensor B, boolean upper) {
    return linalgSolveTriangular(B, upper, true);
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(double ord, long[] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_linalg_matrix_norm(((Tensor) this).handle(), Arguments.bits(ord), Arguments.kind(ord), scratch.longs(dim), dim.length, Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(double ord, long[] dim, boolean keepdim) {
    return linalgMatrixNorm(ord, dim, keepdim, (DType) null);
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(double ord, long... dim) {
    return linalgMatrixNorm(ord, dim, false);
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(double ord) {
    return linalgMatrixNorm(ord, new long[] {-2,-1});
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(long ord, long[] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_linalg_matrix_norm(((Tensor) this).handle(), Arguments.bits(ord), Arguments.kind(ord), scratch.longs(dim), dim.length, Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(long ord, long[] dim, boolean keepdim) {
    return linalgMatrixNorm(ord, dim, keepdim, (DType) null);
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(long ord, long... dim) {
    return linalgMatrixNorm(ord, dim, false);
  }

  /** {@code linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgMatrixNorm(long ord) {
    return linalgMatrixNorm(ord, new long[] {-2,-1});
  }

  /** {@code trace(Tensor self) -> Tensor} */
  default Tensor trace() {
    return Results.tensor(pt_trace(((Tensor) this).handle()));
  }

  /** {@code cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor} */
  default Tensor cov(long correction, @Nullable Tensor fweights, @Nullable Tensor aweights) {
    return Results.tensor(pt_cov(((Tensor) this).handle(), correction, Arguments.handle(fweights), Arguments.handle(aweights)));
  }

  /** {@code cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor} */
  default Tensor cov(long correction, @Nullable Tensor fweights) {
    return cov(correction, fweights, (Tensor) null);
  }

  /** {@code cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor} */
  default Tensor cov(long correction) {
    return cov(correction, (Tensor) null);
  }

  /** {@code cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor} */
  default Tensor cov() {
    return cov(1L);
  }

  /** {@code linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)} */
  default Tensor[] linalgLstsq(Tensor b, @Nullable Double rcond, @Nullable String driver) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_lstsq(((Tensor) this).handle(), b.handle(), Arguments.real(rcond), Arguments.string(driver), scratch.results(4)), scratch, 4);
  }

  /** {@code linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)} */
  default Tensor[] linalgLstsq(Tensor b, @Nullable Double rcond) {
    return linalgLstsq(b, rcond, (String) null);
  }

  /** {@code linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)} */
  default Tensor[] linalgLstsq(Tensor b) {
    return linalgLstsq(b, (Double) null);
  }

  /** {@code cholesky_inverse(Tensor self, bool upper=False) -> Tensor} */
  default Tensor choleskyInverse(boolean upper) {
    return Results.tensor(pt_cholesky_inverse(((Tensor) this).handle(), Arguments.flag(upper)));
  }

  /** {@code cholesky_inverse(Tensor self, bool upper=False) -> Tensor} */
  default Tensor choleskyInverse() {
    return choleskyInverse(false);
  }

  /** {@code linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor} */
  default Tensor linalgCross(Tensor other, long dim) {
    return Results.tensor(pt_linalg_cross(((Tensor) this).handle(), other.handle(), dim));
  }

  /** {@code linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor} */
  default Tensor linalgCross(Tensor other) {
    return linalgCross(other, -1L);
  }

  /** {@code linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgNorm(@Nullable Number ord, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_linalg_norm(((Tensor) this).handle(), Arguments.bits(ord), Arguments.kind(ord), scratch.longs(dim), Arguments.length(dim), Arguments.flag(keepdim), Arguments.dtype(dtype)));
  }

  /** {@code linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgNorm(@Nullable Number ord, long @Nullable [] dim, boolean keepdim) {
    return linalgNorm(ord, dim, keepdim, (DType) null);
  }

  /** {@code linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgNorm(@Nullable Number ord, long... dim) {
    return linalgNorm(ord, dim, false);
  }

  /** {@code linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgNorm(@Nullable Number ord) {
    return linalgNorm(ord, (long[]) null);
  }

  /** {@code linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor} */
  default Tensor linalgNorm() {
    return linalgNorm((Number) null);
  }

  /** {@code linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)} */
  default Tensor[] linalgCholeskyEx(boolean upper, boolean checkErrors) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_linalg_cholesky_ex(((Tensor) this).handle(), Arguments.flag(upper), Arguments.flag(checkErrors), scratch.results(2)), scratch, 2);
  }

  /** {@code linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)} */
  default Tensor[] linalgCholeskyEx(boolean upper) {
    return linalgCholeskyEx(upper, false);
  }

  /** {@code linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)} */
  default Tensor[] linalgCholeskyEx() {
    return linalgCholeskyEx(false);
  }
}
