// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Movement of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorMovement permits Tensor {

  /** {@code _to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor toCopy(@Nullable DType dtype, @Nullable Device device, boolean nonBlocking, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt__to_copy(((Tensor) this).handle(), Arguments.dtype(dtype), Arguments.device(device), Arguments.flag(nonBlocking), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code _to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor toCopy(@Nullable DType dtype, @Nullable Device device, boolean nonBlocking) {
    return toCopy(dtype, device, nonBlocking, (MemoryFormat) null);
  }

  /** {@code _to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor toCopy(@Nullable DType dtype, @Nullable Device device) {
    return toCopy(dtype, device, false);
  }

  /** {@code _to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor toCopy(@Nullable DType dtype) {
    return toCopy(dtype, (Device) null);
  }

  /** {@code _to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor toCopy() {
    return toCopy((DType) null);
  }

  /** {@code to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(DType dtype, boolean nonBlocking, boolean copy, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_to_dtype(((Tensor) this).handle(), dtype.code(), Arguments.flag(nonBlocking), Arguments.flag(copy), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(DType dtype, boolean nonBlocking, boolean copy) {
    return to(dtype, nonBlocking, copy, (MemoryFormat) null);
  }

  /** {@code to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(DType dtype, boolean nonBlocking) {
    return to(dtype, nonBlocking, false);
  }

  /** {@code to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(DType dtype) {
    return to(dtype, false);
  }

  /** {@code to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Device device, DType dtype, boolean nonBlocking, boolean copy, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_to_device(((Tensor) this).handle(), device.code(), dtype.code(), Arguments.flag(nonBlocking), Arguments.flag(copy), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Device device, DType dtype, boolean nonBlocking, boolean copy) {
    return to(device, dtype, nonBlocking, copy, (MemoryFormat) null);
  }

  /** {@code to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Device device, DType dtype, boolean nonBlocking) {
    return to(device, dtype, nonBlocking, false);
  }

  /** {@code to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Device device, DType dtype) {
    return to(device, dtype, false);
  }

  /** {@code to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Tensor other, boolean nonBlocking, boolean copy, @Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_to_other(((Tensor) this).handle(), other.handle(), Arguments.flag(nonBlocking), Arguments.flag(copy), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Tensor other, boolean nonBlocking, boolean copy) {
    return to(other, nonBlocking, copy, (MemoryFormat) null);
  }

  /** {@code to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Tensor other, boolean nonBlocking) {
    return to(other, nonBlocking, false);
  }

  /** {@code to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)} */
  default Tensor to(Tensor other) {
    return to(other, false);
  }

  /** {@code copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)} */
  default Tensor copy_(Tensor src, boolean nonBlocking) {
    Results.check(pt_copy_(((Tensor) this).handle(), src.handle(), Arguments.flag(nonBlocking)));
    return (Tensor) this;
  }

  /** {@code copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)} */
  default Tensor copy_(Tensor src) {
    return copy_(src, false);
  }

  /** {@code fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)} */
  default Tensor fill_(double value) {
    Results.check(pt_fill__Scalar(((Tensor) this).handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }

  /** {@code fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)} */
  default Tensor fill_(long value) {
    Results.check(pt_fill__Scalar(((Tensor) this).handle(), Arguments.bits(value), Arguments.kind(value)));
    return (Tensor) this;
  }

  /** {@code fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)} */
  default Tensor fill_(Tensor value) {
    Results.check(pt_fill__Tensor(((Tensor) this).handle(), value.handle()));
    return (Tensor) this;
  }

  /** {@code zero_(Tensor(a!) self) -> Tensor(a!)} */
  default Tensor zero_() {
    Results.check(pt_zero_(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** {@code pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)} */
  default Tensor pinMemory(@Nullable Device device) {
    return Results.tensor(pt_pin_memory(((Tensor) this).handle(), Arguments.device(device)));
  }

  /** {@code pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)} */
  default Tensor pinMemory() {
    return pinMemory((Device) null);
  }

  /** {@code type_as(Tensor self, Tensor other) -> Tensor} */
  default Tensor typeAs(Tensor other) {
    return Results.tensor(pt_type_as(((Tensor) this).handle(), other.handle()));
  }

  /** {@code set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)} */
  default Tensor set_(Tensor source) {
    Results.check(pt_set__source_Tensor(((Tensor) this).handle(), source.handle()));
    return (Tensor) this;
  }
}
