// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Creation of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorCreation permits Tensor {

  /** {@code zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor zerosLike(@Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_zeros_like(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor zerosLike(@Nullable DType dtype, @Nullable Device device) {
    return zerosLike(dtype, device, (MemoryFormat) null);
  }

  /** {@code zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor zerosLike(@Nullable DType dtype) {
    return zerosLike(dtype, (Device) null);
  }

  /** {@code zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor zerosLike() {
    return zerosLike((DType) null);
  }

  /** {@code ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor onesLike(@Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_ones_like(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor onesLike(@Nullable DType dtype, @Nullable Device device) {
    return onesLike(dtype, device, (MemoryFormat) null);
  }

  /** {@code ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor onesLike(@Nullable DType dtype) {
    return onesLike(dtype, (Device) null);
  }

  /** {@code ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor onesLike() {
    return onesLike((DType) null);
  }

  /** {@code empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor emptyLike(@Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_empty_like(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor emptyLike(@Nullable DType dtype, @Nullable Device device) {
    return emptyLike(dtype, device, (MemoryFormat) null);
  }

  /** {@code empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor emptyLike(@Nullable DType dtype) {
    return emptyLike(dtype, (Device) null);
  }

  /** {@code empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor emptyLike() {
    return emptyLike((DType) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(double fillValue, @Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_full_like(((Tensor) this).handle(), Arguments.bits(fillValue), Arguments.kind(fillValue), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(double fillValue, @Nullable DType dtype, @Nullable Device device) {
    return fullLike(fillValue, dtype, device, (MemoryFormat) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(double fillValue, @Nullable DType dtype) {
    return fullLike(fillValue, dtype, (Device) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(double fillValue) {
    return fullLike(fillValue, (DType) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(long fillValue, @Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_full_like(((Tensor) this).handle(), Arguments.bits(fillValue), Arguments.kind(fillValue), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(long fillValue, @Nullable DType dtype, @Nullable Device device) {
    return fullLike(fillValue, dtype, device, (MemoryFormat) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(long fillValue, @Nullable DType dtype) {
    return fullLike(fillValue, dtype, (Device) null);
  }

  /** {@code full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor fullLike(long fillValue) {
    return fullLike(fillValue, (DType) null);
  }

  /** {@code rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randLike(@Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_rand_like(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randLike(@Nullable DType dtype, @Nullable Device device) {
    return randLike(dtype, device, (MemoryFormat) null);
  }

  /** {@code rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randLike(@Nullable DType dtype) {
    return randLike(dtype, (Device) null);
  }

  /** {@code rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randLike() {
    return randLike((DType) null);
  }

  /** {@code randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randnLike(@Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_randn_like(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randnLike(@Nullable DType dtype, @Nullable Device device) {
    return randnLike(dtype, device, (MemoryFormat) null);
  }

  /** {@code randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randnLike(@Nullable DType dtype) {
    return randnLike(dtype, (Device) null);
  }

  /** {@code randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor randnLike() {
    return randnLike((DType) null);
  }

  /** {@code new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  default Tensor newZeros(long[] size, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_new_zeros(((Tensor) this).handle(), scratch.longs(size), size.length, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  default Tensor newZeros(long[] size, @Nullable DType dtype) {
    return newZeros(size, dtype, (Device) null);
  }

  /** {@code new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  default Tensor newZeros(long... size) {
    return newZeros(size, (DType) null);
  }
}
