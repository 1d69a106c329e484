// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section MatrixMultiplication of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorMatrixMultiplication permits Tensor {

  /** {@code matmul(Tensor self, Tensor other) -> Tensor} */
  default Tensor matmul(Tensor other) {
    return Results.tensor(pt_matmul(((Tensor) this).handle(), other.handle()));
  }

  /** {@code mm(Tensor self, Tensor mat2) -> Tensor} */
  default Tensor mm(Tensor mat2) {
    return Results.tensor(pt_mm(((Tensor) this).handle(), mat2.handle()));
  }

  /** {@code mm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor mm(Tensor mat2, Tensor out) {
    Results.check(pt_mm_out(((Tensor) this).handle(), mat2.handle(), out.handle()));
    return out;
  }

  /** {@code bmm(Tensor self, Tensor mat2) -> Tensor} */
  default Tensor bmm(Tensor mat2) {
    return Results.tensor(pt_bmm(((Tensor) this).handle(), mat2.handle()));
  }

  /** {@code baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor baddbmm(Tensor batch1, Tensor batch2, double beta, double alpha) {
    return Results.tensor(pt_baddbmm(((Tensor) this).handle(), batch1.handle(), batch2.handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor baddbmm(Tensor batch1, Tensor batch2, double beta) {
    return baddbmm(batch1, batch2, beta, 1L);
  }

  /** {@code baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor baddbmm(Tensor batch1, Tensor batch2) {
    return baddbmm(batch1, batch2, 1L);
  }

  /** {@code addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmm(Tensor mat1, Tensor mat2, double beta, double alpha) {
    return Results.tensor(pt_addmm(((Tensor) this).handle(), mat1.handle(), mat2.handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmm(Tensor mat1, Tensor mat2, double beta) {
    return addmm(mat1, mat2, beta, 1L);
  }

  /** {@code addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmm(Tensor mat1, Tensor mat2) {
    return addmm(mat1, mat2, 1L);
  }

  /** {@code addmm.out(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor addmm(Tensor mat1, Tensor mat2, double beta, double alpha, Tensor out) {
    Results.check(pt_addmm_out(((Tensor) this).handle(), mat1.handle(), mat2.handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(alpha), Arguments.numberKind(alpha), out.handle()));
    return out;
  }

  /** {@code mv(Tensor self, Tensor vec) -> Tensor} */
  default Tensor mv(Tensor vec) {
    return Results.tensor(pt_mv(((Tensor) this).handle(), vec.handle()));
  }

  /** {@code dot(Tensor self, Tensor tensor) -> Tensor} */
  default Tensor dot(Tensor tensor) {
    return Results.tensor(pt_dot(((Tensor) this).handle(), tensor.handle()));
  }

  /** {@code outer(Tensor self, Tensor vec2) -> Tensor} */
  default Tensor outer(Tensor vec2) {
    return Results.tensor(pt_outer(((Tensor) this).handle(), vec2.handle()));
  }

  /** {@code linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor} */
  default Tensor linear(Tensor weight, @Nullable Tensor bias) {
    return Results.tensor(pt_linear(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias)));
  }

  /** {@code linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor} */
  default Tensor linear(Tensor weight) {
    return linear(weight, (Tensor) null);
  }

  /** {@code matmul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor matmul(Tensor other, Tensor out) {
    Results.check(pt_matmul_out(((Tensor) this).handle(), other.handle(), out.handle()));
    return out;
  }

  /** {@code bmm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor bmm(Tensor mat2, Tensor out) {
    Results.check(pt_bmm_out(((Tensor) this).handle(), mat2.handle(), out.handle()));
    return out;
  }

  /** {@code _scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor} */
  default Tensor scaledMm(Tensor mat2, Tensor scaleA, Tensor scaleB, @Nullable Tensor bias, @Nullable Tensor scaleResult, @Nullable DType outDtype, boolean useFastAccum) {
    return Results.tensor(pt__scaled_mm(((Tensor) this).handle(), mat2.handle(), scaleA.handle(), scaleB.handle(), Arguments.handle(bias), Arguments.handle(scaleResult), Arguments.dtype(outDtype), Arguments.flag(useFastAccum)));
  }

  /** {@code _scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor} */
  default Tensor scaledMm(Tensor mat2, Tensor scaleA, Tensor scaleB, @Nullable Tensor bias, @Nullable Tensor scaleResult, @Nullable DType outDtype) {
    return scaledMm(mat2, scaleA, scaleB, bias, scaleResult, outDtype, false);
  }

  /** {@code _scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor} */
  default Tensor scaledMm(Tensor mat2, Tensor scaleA, Tensor scaleB, @Nullable Tensor bias, @Nullable Tensor scaleResult) {
    return scaledMm(mat2, scaleA, scaleB, bias, scaleResult, (DType) null);
  }

  /** {@code _scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor} */
  default Tensor scaledMm(Tensor mat2, Tensor scaleA, Tensor scaleB, @Nullable Tensor bias) {
    return scaledMm(mat2, scaleA, scaleB, bias, (Tensor) null);
  }

  /** {@code _scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor} */
  default Tensor scaledMm(Tensor mat2, Tensor scaleA, Tensor scaleB) {
    return scaledMm(mat2, scaleA, scaleB, (Tensor) null);
  }

  /** {@code cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor} */
  default Tensor cdist(Tensor x2, double p, @Nullable Long computeMode) {
    return Results.tensor(pt_cdist(((Tensor) this).handle(), x2.handle(), p, Arguments.integer(computeMode)));
  }

  /** {@code cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor} */
  default Tensor cdist(Tensor x2, double p) {
    return cdist(x2, p, (Long) null);
  }

  /** {@code cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor} */
  default Tensor cdist(Tensor x2) {
    return cdist(x2, 2);
  }

  /** {@code tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor} */
  default Tensor tensordot(Tensor other, long[] dimsSelf, long... dimsOther) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_tensordot(((Tensor) this).handle(), other.handle(), scratch.longs(dimsSelf), dimsSelf.length, scratch.longs(dimsOther), dimsOther.length));
  }

  /** {@code addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addbmm(Tensor batch1, Tensor batch2, double beta, double alpha) {
    return Results.tensor(pt_addbmm(((Tensor) this).handle(), batch1.handle(), batch2.handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addbmm(Tensor batch1, Tensor batch2, double beta) {
    return addbmm(batch1, batch2, beta, 1L);
  }

  /** {@code addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addbmm(Tensor batch1, Tensor batch2) {
    return addbmm(batch1, batch2, 1L);
  }

  /** {@code addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmv(Tensor mat, Tensor vec, double beta, double alpha) {
    return Results.tensor(pt_addmv(((Tensor) this).handle(), mat.handle(), vec.handle(), Arguments.numberBits(beta), Arguments.numberKind(beta), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmv(Tensor mat, Tensor vec, double beta) {
    return addmv(mat, vec, beta, 1L);
  }

  /** {@code addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor} */
  default Tensor addmv(Tensor mat, Tensor vec) {
    return addmv(mat, vec, 1L);
  }

  /** {@code vdot(Tensor self, Tensor other) -> Tensor} */
  default Tensor vdot(Tensor other) {
    return Results.tensor(pt_vdot(((Tensor) this).handle(), other.handle()));
  }
}
