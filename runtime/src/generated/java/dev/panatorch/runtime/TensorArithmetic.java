// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Arithmetic of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorArithmetic permits Tensor {

  /** {@code add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor} */
  default Tensor add(Tensor other, double alpha) {
    return Results.tensor(pt_add_Tensor(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor} */
  default Tensor add(Tensor other) {
    return add(other, 1L);
  }

  /** {@code add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor add(double other, double alpha) {
    return Results.tensor(pt_add_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor add(double other) {
    return add(other, 1L);
  }

  /** {@code add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor add(long other, long alpha) {
    return Results.tensor(pt_add_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.bits(alpha), Arguments.kind(alpha)));
  }

  /** {@code add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor add(long other) {
    return add(other, 1L);
  }

  /** {@code add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(Tensor other, double alpha) {
    Results.check(pt_add__Tensor(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
    return (Tensor) this;
  }

  /** {@code add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(Tensor other) {
    return add_(other, 1L);
  }

  /** {@code add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(double other, double alpha) {
    Results.check(pt_add__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
    return (Tensor) this;
  }

  /** {@code add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(double other) {
    return add_(other, 1L);
  }

  /** {@code add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(long other, long alpha) {
    Results.check(pt_add__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.bits(alpha), Arguments.kind(alpha)));
    return (Tensor) this;
  }

  /** {@code add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor add_(long other) {
    return add_(other, 1L);
  }

  /** {@code add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor add(Tensor other, double alpha, Tensor out) {
    Results.check(pt_add_out(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha), out.handle()));
    return out;
  }

  /** {@code sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor} */
  default Tensor sub(Tensor other, double alpha) {
    return Results.tensor(pt_sub_Tensor(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor} */
  default Tensor sub(Tensor other) {
    return sub(other, 1L);
  }

  /** {@code sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor sub(double other, double alpha) {
    return Results.tensor(pt_sub_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor sub(double other) {
    return sub(other, 1L);
  }

  /** {@code sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor sub(long other, long alpha) {
    return Results.tensor(pt_sub_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.bits(alpha), Arguments.kind(alpha)));
  }

  /** {@code sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor sub(long other) {
    return sub(other, 1L);
  }

  /** {@code sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(Tensor other, double alpha) {
    Results.check(pt_sub__Tensor(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
    return (Tensor) this;
  }

  /** {@code sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(Tensor other) {
    return sub_(other, 1L);
  }

  /** {@code sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(double other, double alpha) {
    Results.check(pt_sub__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
    return (Tensor) this;
  }

  /** {@code sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(double other) {
    return sub_(other, 1L);
  }

  /** {@code sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(long other, long alpha) {
    Results.check(pt_sub__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.bits(alpha), Arguments.kind(alpha)));
    return (Tensor) this;
  }

  /** {@code sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)} */
  default Tensor sub_(long other) {
    return sub_(other, 1L);
  }

  /** {@code rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor rsub(double other, double alpha) {
    return Results.tensor(pt_rsub_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor rsub(double other) {
    return rsub(other, 1L);
  }

  /** {@code rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor rsub(long other, long alpha) {
    return Results.tensor(pt_rsub_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.bits(alpha), Arguments.kind(alpha)));
  }

  /** {@code rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor} */
  default Tensor rsub(long other) {
    return rsub(other, 1L);
  }

  /** {@code mul.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor mul(Tensor other) {
    return Results.tensor(pt_mul_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code mul.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor mul(double other) {
    return Results.tensor(pt_mul_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code mul.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor mul(long other) {
    return Results.tensor(pt_mul_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)} */
  default Tensor mul_(Tensor other) {
    Results.check(pt_mul__Tensor(((Tensor) this).handle(), other.handle()));
    return (Tensor) this;
  }

  /** {@code mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)} */
  default Tensor mul_(double other) {
    Results.check(pt_mul__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
    return (Tensor) this;
  }

  /** {@code mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)} */
  default Tensor mul_(long other) {
    Results.check(pt_mul__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
    return (Tensor) this;
  }

  /** {@code mul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor mul(Tensor other, Tensor out) {
    Results.check(pt_mul_out(((Tensor) this).handle(), other.handle(), out.handle()));
    return out;
  }

  /** {@code div.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor div(Tensor other) {
    return Results.tensor(pt_div_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code div.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor div(double other) {
    return Results.tensor(pt_div_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code div.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor div(long other) {
    return Results.tensor(pt_div_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)} */
  default Tensor div_(Tensor other) {
    Results.check(pt_div__Tensor(((Tensor) this).handle(), other.handle()));
    return (Tensor) this;
  }

  /** {@code div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)} */
  default Tensor div_(double other) {
    Results.check(pt_div__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
    return (Tensor) this;
  }

  /** {@code div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)} */
  default Tensor div_(long other) {
    Results.check(pt_div__Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
    return (Tensor) this;
  }

  /** {@code div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor} */
  default Tensor div(Tensor other, @Nullable String roundingMode) {
    return Results.tensor(pt_div_Tensor_mode(((Tensor) this).handle(), other.handle(), Arguments.string(roundingMode)));
  }

  /** {@code div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor} */
  default Tensor div(double other, @Nullable String roundingMode) {
    return Results.tensor(pt_div_Scalar_mode(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.string(roundingMode)));
  }

  /** {@code div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor} */
  default Tensor div(long other, @Nullable String roundingMode) {
    return Results.tensor(pt_div_Scalar_mode(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other), Arguments.string(roundingMode)));
  }

  /** {@code remainder.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor remainder(double other) {
    return Results.tensor(pt_remainder_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code remainder.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor remainder(long other) {
    return Results.tensor(pt_remainder_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code remainder.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor remainder(Tensor other) {
    return Results.tensor(pt_remainder_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code fmod.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor fmod(double other) {
    return Results.tensor(pt_fmod_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code fmod.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor fmod(long other) {
    return Results.tensor(pt_fmod_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code floor_divide(Tensor self, Tensor other) -> Tensor} */
  default Tensor floorDivide(Tensor other) {
    return Results.tensor(pt_floor_divide(((Tensor) this).handle(), other.handle()));
  }

  /** {@code floor_divide.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor floorDivide(double other) {
    return Results.tensor(pt_floor_divide_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code floor_divide.Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor floorDivide(long other) {
    return Results.tensor(pt_floor_divide_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor} */
  default Tensor pow(double exponent) {
    return Results.tensor(pt_pow_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(exponent), Arguments.kind(exponent)));
  }

  /** {@code pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor} */
  default Tensor pow(long exponent) {
    return Results.tensor(pt_pow_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(exponent), Arguments.kind(exponent)));
  }

  /** {@code pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor} */
  default Tensor pow(Tensor exponent) {
    return Results.tensor(pt_pow_Tensor_Tensor(((Tensor) this).handle(), exponent.handle()));
  }

  /** {@code neg(Tensor self) -> Tensor} */
  default Tensor neg() {
    return Results.tensor(pt_neg(((Tensor) this).handle()));
  }

  /** {@code neg_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor neg_() {
    Results.check(pt_neg_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code abs(Tensor self) -> Tensor} */
  default Tensor abs() {
    return Results.tensor(pt_abs(((Tensor) this).handle()));
  }

  /** {@code abs_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor abs_() {
    Results.check(pt_abs_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code sign(Tensor self) -> Tensor} */
  default Tensor sign() {
    return Results.tensor(pt_sign(((Tensor) this).handle()));
  }

  /** {@code reciprocal(Tensor self) -> Tensor} */
  default Tensor reciprocal() {
    return Results.tensor(pt_reciprocal(((Tensor) this).handle()));
  }

  /** {@code sqrt(Tensor self) -> Tensor} */
  default Tensor sqrt() {
    return Results.tensor(pt_sqrt(((Tensor) this).handle()));
  }

  /** {@code sqrt_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor sqrt_() {
    Results.check(pt_sqrt_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code rsqrt(Tensor self) -> Tensor} */
  default Tensor rsqrt() {
    return Results.tensor(pt_rsqrt(((Tensor) this).handle()));
  }

  /** {@code square(Tensor self) -> Tensor} */
  default Tensor square() {
    return Results.tensor(pt_square(((Tensor) this).handle()));
  }

  /** {@code exp(Tensor self) -> Tensor} */
  default Tensor exp() {
    return Results.tensor(pt_exp(((Tensor) this).handle()));
  }

  /** {@code exp_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor exp_() {
    Results.check(pt_exp_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code exp2(Tensor self) -> Tensor} */
  default Tensor exp2() {
    return Results.tensor(pt_exp2(((Tensor) this).handle()));
  }

  /** {@code expm1(Tensor self) -> Tensor} */
  default Tensor expm1() {
    return Results.tensor(pt_expm1(((Tensor) this).handle()));
  }

  /** {@code log(Tensor self) -> Tensor} */
  default Tensor log() {
    return Results.tensor(pt_log(((Tensor) this).handle()));
  }

  /** {@code log_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor log_() {
    Results.check(pt_log_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code log2(Tensor self) -> Tensor} */
  default Tensor log2() {
    return Results.tensor(pt_log2(((Tensor) this).handle()));
  }

  /** {@code log10(Tensor self) -> Tensor} */
  default Tensor log10() {
    return Results.tensor(pt_log10(((Tensor) this).handle()));
  }

  /** {@code log1p(Tensor self) -> Tensor} */
  default Tensor log1p() {
    return Results.tensor(pt_log1p(((Tensor) this).handle()));
  }

  /** {@code sin(Tensor self) -> Tensor} */
  default Tensor sin() {
    return Results.tensor(pt_sin(((Tensor) this).handle()));
  }

  /** {@code cos(Tensor self) -> Tensor} */
  default Tensor cos() {
    return Results.tensor(pt_cos(((Tensor) this).handle()));
  }

  /** {@code tan(Tensor self) -> Tensor} */
  default Tensor tan() {
    return Results.tensor(pt_tan(((Tensor) this).handle()));
  }

  /** {@code asin(Tensor self) -> Tensor} */
  default Tensor asin() {
    return Results.tensor(pt_asin(((Tensor) this).handle()));
  }

  /** {@code acos(Tensor self) -> Tensor} */
  default Tensor acos() {
    return Results.tensor(pt_acos(((Tensor) this).handle()));
  }

  /** {@code atan(Tensor self) -> Tensor} */
  default Tensor atan() {
    return Results.tensor(pt_atan(((Tensor) this).handle()));
  }

  /** {@code atan2(Tensor self, Tensor other) -> Tensor} */
  default Tensor atan2(Tensor other) {
    return Results.tensor(pt_atan2(((Tensor) this).handle(), other.handle()));
  }

  /** {@code sinh(Tensor self) -> Tensor} */
  default Tensor sinh() {
    return Results.tensor(pt_sinh(((Tensor) this).handle()));
  }

  /** {@code cosh(Tensor self) -> Tensor} */
  default Tensor cosh() {
    return Results.tensor(pt_cosh(((Tensor) this).handle()));
  }

  /** {@code tanh(Tensor self) -> Tensor} */
  default Tensor tanh() {
    return Results.tensor(pt_tanh(((Tensor) this).handle()));
  }

  /** {@code tanh_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor tanh_() {
    Results.check(pt_tanh_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code erf(Tensor self) -> Tensor} */
  default Tensor erf() {
    return Results.tensor(pt_erf(((Tensor) this).handle()));
  }

  /** {@code erfc(Tensor self) -> Tensor} */
  default Tensor erfc() {
    return Results.tensor(pt_erfc(((Tensor) this).handle()));
  }

  /** {@code erfinv(Tensor self) -> Tensor} */
  default Tensor erfinv() {
    return Results.tensor(pt_erfinv(((Tensor) this).handle()));
  }

  /** {@code floor(Tensor self) -> Tensor} */
  default Tensor floor() {
    return Results.tensor(pt_floor(((Tensor) this).handle()));
  }

  /** {@code ceil(Tensor self) -> Tensor} */
  default Tensor ceil() {
    return Results.tensor(pt_ceil(((Tensor) this).handle()));
  }

  /** {@code round(Tensor self) -> Tensor} */
  default Tensor round() {
    return Results.tensor(pt_round(((Tensor) this).handle()));
  }

  /** {@code trunc(Tensor self) -> Tensor} */
  default Tensor trunc() {
    return Results.tensor(pt_trunc(((Tensor) this).handle()));
  }

  /** {@code frac(Tensor self) -> Tensor} */
  default Tensor frac() {
    return Results.tensor(pt_frac(((Tensor) this).handle()));
  }

  /** {@code clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor} */
  default Tensor clamp(@Nullable Number min, @Nullable Number max) {
    return Results.tensor(pt_clamp(((Tensor) this).handle(), Arguments.bits(min), Arguments.kind(min), Arguments.bits(max), Arguments.kind(max)));
  }

  /** {@code clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor} */
  default Tensor clamp(@Nullable Number min) {
    return clamp(min, (Number) null);
  }

  /** {@code clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor} */
  default Tensor clamp() {
    return clamp((Number) null);
  }

  /** {@code clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)} */
  default Tensor clamp_(@Nullable Number min, @Nullable Number max) {
    Results.check(pt_clamp_(((Tensor) this).handle(), Arguments.bits(min), Arguments.kind(min), Arguments.bits(max), Arguments.kind(max)));
    return (Tensor) this;
  }

  /** {@code clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)} */
  default Tensor clamp_(@Nullable Number min) {
    return clamp_(min, (Number) null);
  }

  /** {@code clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)} */
  default Tensor clamp_() {
    return clamp_((Number) null);
  }

  /** {@code clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor} */
  default Tensor clamp(@Nullable Tensor min, @Nullable Tensor max) {
    return Results.tensor(pt_clamp_Tensor(((Tensor) this).handle(), Arguments.handle(min), Arguments.handle(max)));
  }

  /** {@code clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor} */
  default Tensor clamp(@Nullable Tensor min) {
    return clamp(min, (Tensor) null);
  }

  /** {@code clamp_min(Tensor self, Scalar min) -> Tensor} */
  default Tensor clampMin(double min) {
    return Results.tensor(pt_clamp_min(((Tensor) this).handle(), Arguments.bits(min), Arguments.kind(min)));
  }

  /** {@code clamp_min(Tensor self, Scalar min) -> Tensor} */
  default Tensor clampMin(long min) {
    return Results.tensor(pt_clamp_min(((Tensor) this).handle(), Arguments.bits(min), Arguments.kind(min)));
  }

  /** {@code clamp_max(Tensor self, Scalar max) -> Tensor} */
  default Tensor clampMax(double max) {
    return Results.tensor(pt_clamp_max(((Tensor) this).handle(), Arguments.bits(max), Arguments.kind(max)));
  }

  /** {@code clamp_max(Tensor self, Scalar max) -> Tensor} */
  default Tensor clampMax(long max) {
    return Results.tensor(pt_clamp_max(((Tensor) this).handle(), Arguments.bits(max), Arguments.kind(max)));
  }

  /** {@code maximum(Tensor self, Tensor other) -> Tensor} */
  default Tensor maximum(Tensor other) {
    return Results.tensor(pt_maximum(((Tensor) this).handle(), other.handle()));
  }

  /** {@code minimum(Tensor self, Tensor other) -> Tensor} */
  default Tensor minimum(Tensor other) {
    return Results.tensor(pt_minimum(((Tensor) this).handle(), other.handle()));
  }

  /** {@code lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor} */
  default Tensor lerp(Tensor end, double weight) {
    return Results.tensor(pt_lerp_Scalar(((Tensor) this).handle(), end.handle(), Arguments.bits(weight), Arguments.kind(weight)));
  }

  /** {@code lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor} */
  default Tensor lerp(Tensor end, long weight) {
    return Results.tensor(pt_lerp_Scalar(((Tensor) this).handle(), end.handle(), Arguments.bits(weight), Arguments.kind(weight)));
  }

  /** {@code lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)} */
  default Tensor lerp_(Tensor end, double weight) {
    Results.check(pt_lerp__Scalar(((Tensor) this).handle(), end.handle(), Arguments.bits(weight), Arguments.kind(weight)));
    return (Tensor) this;
  }

  /** {@code lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)} */
  default Tensor lerp_(Tensor end, long weight) {
    Results.check(pt_lerp__Scalar(((Tensor) this).handle(), end.handle(), Arguments.bits(weight), Arguments.kind(weight)));
    return (Tensor) this;
  }

  /** {@code lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor} */
  default Tensor lerp(Tensor end, Tensor weight) {
    return Results.tensor(pt_lerp_Tensor(((Tensor) this).handle(), end.handle(), weight.handle()));
  }

  /** {@code addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor} */
  default Tensor addcmul(Tensor tensor1, Tensor tensor2, double value) {
    return Results.tensor(pt_addcmul(((Tensor) this).handle(), tensor1.handle(), tensor2.handle(), Arguments.numberBits(value), Arguments.numberKind(value)));
  }

  /** {@code addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor} */
  default Tensor addcmul(Tensor tensor1, Tensor tensor2) {
    return addcmul(tensor1, tensor2, 1L);
  }

  /** {@code addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)} */
  default Tensor addcmul_(Tensor tensor1, Tensor tensor2, double value) {
    Results.check(pt_addcmul_(((Tensor) this).handle(), tensor1.handle(), tensor2.handle(), Arguments.numberBits(value), Arguments.numberKind(value)));
    return (Tensor) this;
  }

  /** {@code addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)} */
  default Tensor addcmul_(Tensor tensor1, Tensor tensor2) {
    return addcmul_(tensor1, tensor2, 1L);
  }

  /** {@code addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor} */
  default Tensor addcdiv(Tensor tensor1, Tensor tensor2, double value) {
    return Results.tensor(pt_addcdiv(((Tensor) this).handle(), tensor1.handle(), tensor2.handle(), Arguments.numberBits(value), Arguments.numberKind(value)));
  }

  /** {@code addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor} */
  default Tensor addcdiv(Tensor tensor1, Tensor tensor2) {
    return addcdiv(tensor1, tensor2, 1L);
  }

  /** {@code addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)} */
  default Tensor addcdiv_(Tensor tensor1, Tensor tensor2, double value) {
    Results.check(pt_addcdiv_(((Tensor) this).handle(), tensor1.handle(), tensor2.handle(), Arguments.numberBits(value), Arguments.numberKind(value)));
    return (Tensor) this;
  }

  /** {@code addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)} */
  default Tensor addcdiv_(Tensor tensor1, Tensor tensor2) {
    return addcdiv_(tensor1, tensor2, 1L);
  }

  /** {@code bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor bitwiseAnd(Tensor other) {
    return Results.tensor(pt_bitwise_and_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor bitwiseOr(Tensor other) {
    return Results.tensor(pt_bitwise_or_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor bitwiseXor(Tensor other) {
    return Results.tensor(pt_bitwise_xor_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code bitwise_not(Tensor self) -> Tensor} */
  default Tensor bitwiseNot() {
    return Results.tensor(pt_bitwise_not(((Tensor) this).handle()));
  }

  /** {@code logical_and(Tensor self, Tensor other) -> Tensor} */
  default Tensor logicalAnd(Tensor other) {
    return Results.tensor(pt_logical_and(((Tensor) this).handle(), other.handle()));
  }

  /** {@code logical_or(Tensor self, Tensor other) -> Tensor} */
  default Tensor logicalOr(Tensor other) {
    return Results.tensor(pt_logical_or(((Tensor) this).handle(), other.handle()));
  }

  /** {@code logical_not(Tensor self) -> Tensor} */
  default Tensor logicalNot() {
    return Results.tensor(pt_logical_not(((Tensor) this).handle()));
  }

  /** {@code logical_xor(Tensor self, Tensor other) -> Tensor} */
  default Tensor logicalXor(Tensor other) {
    return Results.tensor(pt_logical_xor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code hypot(Tensor self, Tensor other) -> Tensor} */
  default Tensor hypot(Tensor other) {
    return Results.tensor(pt_hypot(((Tensor) this).handle(), other.handle()));
  }

  /** {@code digamma(Tensor self) -> Tensor} */
  default Tensor digamma() {
    return Results.tensor(pt_digamma(((Tensor) this).handle()));
  }

  /** {@code lgamma(Tensor self) -> Tensor} */
  default Tensor lgamma() {
    return Results.tensor(pt_lgamma(((Tensor) this).handle()));
  }

  /** {@code nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor} */
  default Tensor nanToNum(@Nullable Double nan, @Nullable Double posinf, @Nullable Double neginf) {
    return Results.tensor(pt_nan_to_num(((Tensor) this).handle(), Arguments.real(nan), Arguments.real(posinf), Arguments.real(neginf)));
  }

  /** {@code nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor} */
  default Tensor nanToNum(@Nullable Double nan, @Nullable Double posinf) {
    return nanToNum(nan, posinf, (Double) null);
  }

  /** {@code nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor} */
  default Tensor nanToNum(@Nullable Double nan) {
    return nanToNum(nan, (Double) null);
  }

  /** {@code nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor} */
  default Tensor nanToNum() {
    return nanToNum((Double) null);
  }

  /** {@code xlogy.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor xlogy(Tensor other) {
    return Results.tensor(pt_xlogy_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code special_ndtri(Tensor self) -> Tensor} */
  default Tensor specialNdtri() {
    return Results.tensor(pt_special_ndtri(((Tensor) this).handle()));
  }

  /** {@code special_ndtr(Tensor self) -> Tensor} */
  default Tensor specialNdtr() {
    return Results.tensor(pt_special_ndtr(((Tensor) this).handle()));
  }

  /** {@code bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor bitwiseLeftShift(double other) {
    return Results.tensor(pt_bitwise_left_shift_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor bitwiseLeftShift(long other) {
    return Results.tensor(pt_bitwise_left_shift_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor bitwiseRightShift(double other) {
    return Results.tensor(pt_bitwise_right_shift_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor} */
  default Tensor bitwiseRightShift(long other) {
    return Results.tensor(pt_bitwise_right_shift_Tensor_Scalar(((Tensor) this).handle(), Arguments.bits(other), Arguments.kind(other)));
  }

  /** {@code logaddexp(Tensor self, Tensor other) -> Tensor} */
  default Tensor logaddexp(Tensor other) {
    return Results.tensor(pt_logaddexp(((Tensor) this).handle(), other.handle()));
  }

  /** {@code deg2rad(Tensor self) -> Tensor} */
  default Tensor deg2rad() {
    return Results.tensor(pt_deg2rad(((Tensor) this).handle()));
  }

  /** {@code polar(Tensor abs, Tensor angle) -> Tensor} */
  default Tensor polar(Tensor angle) {
    return Results.tensor(pt_polar(((Tensor) this).handle(), angle.handle()));
  }

  /** {@code complex(Tensor real, Tensor imag) -> Tensor} */
  default Tensor complex(Tensor imag) {
    return Results.tensor(pt_complex(((Tensor) this).handle(), imag.handle()));
  }

  /** {@code view_as_real(Tensor(a) self) -> Tensor(a)} */
  default Tensor viewAsReal() {
    return Results.tensor(pt_view_as_real(((Tensor) this).handle()));
  }

  /** {@code view_as_complex(Tensor(a) self) -> Tensor(a)} */
  default Tensor viewAsComplex() {
    return Results.tensor(pt_view_as_complex(((Tensor) this).handle()));
  }

  /** {@code copysign.Tensor(Tensor self, Tensor other) -> Tensor} */
  default Tensor copysign(Tensor other) {
    return Results.tensor(pt_copysign_Tensor(((Tensor) this).handle(), other.handle()));
  }

  /** {@code sub.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor sub(Tensor other, double alpha, Tensor out) {
    Results.check(pt_sub_out(((Tensor) this).handle(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha), out.handle()));
    return out;
  }

  /** {@code div.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)} */
  default Tensor div(Tensor other, Tensor out) {
    Results.check(pt_div_out(((Tensor) this).handle(), other.handle(), out.handle()));
    return out;
  }
}
