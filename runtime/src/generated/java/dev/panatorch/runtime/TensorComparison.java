// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Comparison of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorComparison permits Tensor {

  /** {@code eq.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor eq(Tensor other) {
    return Results.tensor(pt_eq_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code eq.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor eq(double other) {
    return Results.tensor(pt_eq_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code eq.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor eq(long other) {
    return Results.tensor(pt_eq_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code ne.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor ne(Tensor other) {
    return Results.tensor(pt_ne_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code ne.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor ne(double other) {
    return Results.tensor(pt_ne_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code ne.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor ne(long other) {
    return Results.tensor(pt_ne_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code lt.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor lt(Tensor other) {
    return Results.tensor(pt_lt_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code lt.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor lt(double other) {
    return Results.tensor(pt_lt_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code lt.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor lt(long other) {
    return Results.tensor(pt_lt_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code le.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor le(Tensor other) {
    return Results.tensor(pt_le_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code le.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor le(double other) {
    return Results.tensor(pt_le_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code le.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor le(long other) {
    return Results.tensor(pt_le_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code gt.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor gt(Tensor other) {
    return Results.tensor(pt_gt_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code gt.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor gt(double other) {
    return Results.tensor(pt_gt_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code gt.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor gt(long other) {
    return Results.tensor(pt_gt_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code ge.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor ge(Tensor other) {
    return Results.tensor(pt_ge_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code ge.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor ge(double other) {
    return Results.tensor(pt_ge_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code ge.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor ge(long other) {
    return Results.tensor(pt_ge_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code isnan(Tensor self) -> Tensor} */
  default Tensor isnan() {
    return Results.tensor(pt_isnan(((Tensor) this).handle()));
  }

  /** {@code isinf(Tensor self) -> Tensor} */
  default Tensor isinf() {
    return Results.tensor(pt_isinf(((Tensor) this).handle()));
  }

  /** {@code isfinite(Tensor self) -> Tensor} */
  default Tensor isfinite() {
    return Results.tensor(pt_isfinite(((Tensor) this).handle()));
  }

  /** {@code isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor} */
  default Tensor isclose(Tensor other, double rtol, double atol, boolean equalNan) {
    return Results.tensor(pt_isclose(((Tensor) this).handle(), other.handle(), rtol, atol, Arguments.flag(equalNan)));
  }

  /** {@code isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor} */
  default Tensor isclose(Tensor other, double rtol, double atol) {
    return isclose(other, rtol, atol, false);
  }

  /** {@code isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor} */
  default Tensor isclose(Tensor other, double rtol) {
    return isclose(other, rtol, 1e-08);
  }

  /** {@code isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor} */
  default Tensor isclose(Tensor other) {
    return isclose(other, 1e-05);
  }

  /** {@code allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool} */
  default boolean allclose(Tensor other, double rtol, double atol, boolean equalNan) {
    return Results.truth(pt_allclose(((Tensor) this).handle(), other.handle(), rtol, atol, Arguments.flag(equalNan)));
  }

  /** {@code allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool} */
  default boolean allclose(Tensor other, double rtol, double atol) {
    return allclose(other, rtol, atol, false);
  }

  /** {@code allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool} */
  default boolean allclose(Tensor other, double rtol) {
    return allclose(other, rtol, 1e-08);
  }

  /** {@code allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool} */
  default boolean allclose(Tensor other) {
    return allclose(other, 1e-05);
  }

  /** {@code equal(Tensor self, Tensor other) -> bool} */
  default boolean equal(Tensor other) {
    return Results.truth(pt_equal(((Tensor) this).handle(), other.handle()));
  }

  /** {@code where.self(Tensor condition, Tensor self, Tensor other) -> Tensor} */
  default Tensor where(Tensor self, Tensor other) {
    return Results.tensor(pt_where_self(((Tensor) this).handle(), self.handle(), other.handle()));
  }

  /** {@code where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor} */
  default Tensor where(Tensor self, double other) {
    return Results.tensor(pt_where_ScalarOther(((Tensor) this).handle(), self.handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor} */
  default Tensor where(Tensor self, long other) {
    return Results.tensor(pt_where_ScalarOther(((Tensor) this).handle(), self.handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor} */
  default Tensor where(double self, Tensor other) {
    return Results.tensor(pt_where_ScalarSelf(((Tensor) this).handle(), Arguments.bits(self), Arguments.kind(self), other.handle()));
  }

  /** {@code where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor} */
  default Tensor where(long self, Tensor other) {
    return Results.tensor(pt_where_ScalarSelf(((Tensor) this).handle(), Arguments.bits(self), Arguments.kind(self), other.handle()));
  }

  /** {@code searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor} */
  default Tensor searchsorted(Tensor self, boolean outInt32, boolean right, @Nullable String side, @Nullable Tensor sorter) {
    return Results.tensor(pt_searchsorted_Tensor(((Tensor) this).handle(), self.handle(), Arguments.flag(outInt32), Arguments.flag(right), Arguments.string(side), Arguments.handle(sorter)));
  }

  /** {@code searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor} */
  default Tensor searchsorted(Tensor self, boolean outInt32, boolean right, @Nullable String side) {
    return searchsorted(self, outInt32, right, side, (Tensor) null);
  }

  /** {@code searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor} */
  default Tensor searchsorted(Tensor self, boolean outInt32, boolean right) {
    return searchsorted(self, outInt32, right, (String) null);
  }

  /** {@code searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor} */
  default Tensor searchsorted(Tensor self, boolean outInt32) {
    return searchsorted(self, outInt32, false);
  }

  /** {@code searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor} */
  default Tensor searchsorted(Tensor self) {
    return searchsorted(self, false);
  }

  /** {@code bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor} */
  default Tensor bucketize(Tensor boundaries, boolean outInt32, boolean right) {
    return Results.tensor(pt_bucketize_Tensor(((Tensor) this).handle(), boundaries.handle(), Arguments.flag(outInt32), Arguments.flag(right)));
  }

  /** {@code bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor} */
  default Tensor bucketize(Tensor boundaries, boolean outInt32) {
    return bucketize(boundaries, outInt32, false);
  }

  /** {@code bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor} */
  default Tensor bucketize(Tensor boundaries) {
    return bucketize(boundaries, false);
  }

  /** {@code isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor} */
  default Tensor isin(Tensor testElements, boolean assumeUnique, boolean invert) {
    return Results.tensor(pt_isin_Tensor_Tensor(((Tensor) this).handle(), testElements.handle(), Arguments.flag(assumeUnique), Arguments.flag(invert)));
  }

  /** {@code isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor} */
  default Tensor isin(Tensor testElements, boolean assumeUnique) {
    return isin(testElements, assumeUnique, false);
  }

  /** {@code isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor} */
  default Tensor isin(Tensor testElements) {
    return isin(testElements, false);
  }
}
