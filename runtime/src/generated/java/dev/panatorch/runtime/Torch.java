// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators whose first argument is no tensor, and the way to call any other operator by name. */
public final class Torch {

  static {
    Library.load();
  }

  private Torch() {}

  /**
   * Calls any operator that LibTorch's dispatcher knows, by name.
   *
   * @param name operator with its overload, {@code aten::add.Tensor}; the overload may be empty
   * @param arguments in schema order: Tensor, List of Tensor, Number, Boolean, String, long[], double[],
   *     DType, Device, Generator or null; defaults may be left off from the right
   * @return Tensor, List of Tensor, Long, Double, Boolean, String, or an Object[] of these for several results
   */
  public static @Nullable Object call(String name, @Nullable Object... arguments) {
    return Dispatcher.call(name, arguments);
  }

  /** {@code pow.Scalar(Scalar self, Tensor exponent) -> Tensor} */
  public static Tensor pow(double self, Tensor exponent) {
    return Results.tensor(pt_pow_Scalar(Arguments.bits(self), Arguments.kind(self), exponent.handle()));
  }

  /** {@code pow.Scalar(Scalar self, Tensor exponent) -> Tensor} */
  public static Tensor pow(long self, Tensor exponent) {
    return Results.tensor(pt_pow_Scalar(Arguments.bits(self), Arguments.kind(self), exponent.handle()));
  }

  /** {@code cat(Tensor[] tensors, int dim=0) -> Tensor} */
  public static Tensor cat(List<Tensor> tensors, long dim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_cat(scratch.handles(tensors), tensors.size(), dim));
  }

  /** {@code cat(Tensor[] tensors, int dim=0) -> Tensor} */
  public static Tensor cat(List<Tensor> tensors) {
    return cat(tensors, 0L);
  }

  /** {@code cat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)} */
  public static Tensor cat(List<Tensor> tensors, long dim, Tensor out) {
    Scratch scratch = Scratch.begin();
    Results.check(pt_cat_out(scratch.handles(tensors), tensors.size(), dim, out.handle()));
    return out;
  }

  /** {@code stack(Tensor[] tensors, int dim=0) -> Tensor} */
  public static Tensor stack(List<Tensor> tensors, long dim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_stack(scratch.handles(tensors), tensors.size(), dim));
  }

  /** {@code stack(Tensor[] tensors, int dim=0) -> Tensor} */
  public static Tensor stack(List<Tensor> tensors) {
    return stack(tensors, 0L);
  }

  /** {@code meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]} */
  public static Tensor[] meshgrid(List<Tensor> tensors, String indexing) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_meshgrid_indexing(scratch.handles(tensors), tensors.size(), Arguments.string(indexing)));
  }

  /** {@code einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor} */
  public static Tensor einsum(String equation, List<Tensor> tensors, long... path) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_einsum(Arguments.string(equation), scratch.handles(tensors), tensors.size(), scratch.longs(path), Arguments.length(path)));
  }

  /** {@code einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor} */
  public static Tensor einsum(String equation, List<Tensor> tensors) {
    return einsum(equation, tensors, (long[]) null);
  }

  /** {@code rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor rand(long[] size, @Nullable Generator generator, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_rand_generator(scratch.longs(size), size.length, Arguments.handle(generator), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor rand(long[] size, @Nullable Generator generator, @Nullable DType dtype) {
    return rand(size, generator, dtype, (Device) null);
  }

  /** {@code rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor rand(long[] size, @Nullable Generator generator) {
    return rand(size, generator, (DType) null);
  }

  /** {@code randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randn(long[] size, @Nullable Generator generator, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_randn_generator(scratch.longs(size), size.length, Arguments.handle(generator), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randn(long[] size, @Nullable Generator generator, @Nullable DType dtype) {
    return randn(size, generator, dtype, (Device) null);
  }

  /** {@code randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randn(long[] size, @Nullable Generator generator) {
    return randn(size, generator, (DType) null);
  }

  /** {@code randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randint(long low, long high, long[] size, @Nullable Generator generator, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_randint_low_generator(low, high, scratch.longs(size), size.length, Arguments.handle(generator), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randint(long low, long high, long[] size, @Nullable Generator generator, @Nullable DType dtype) {
    return randint(low, high, size, generator, dtype, (Device) null);
  }

  /** {@code randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randint(long low, long high, long[] size, @Nullable Generator generator) {
    return randint(low, high, size, generator, DType.INT64);
  }

  /** {@code randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randperm(long n, @Nullable Generator generator, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_randperm_generator(n, Arguments.handle(generator), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randperm(long n, @Nullable Generator generator, @Nullable DType dtype) {
    return randperm(n, generator, dtype, (Device) null);
  }

  /** {@code randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor randperm(long n, @Nullable Generator generator) {
    return randperm(n, generator, DType.INT64);
  }

  /** {@code zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor zeros(long[] size, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_zeros(scratch.longs(size), size.length, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor zeros(long[] size, @Nullable DType dtype) {
    return zeros(size, dtype, (Device) null);
  }

  /** {@code zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor zeros(long... size) {
    return zeros(size, (DType) null);
  }

  /** {@code ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor ones(long[] size, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_ones(scratch.longs(size), size.length, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor ones(long[] size, @Nullable DType dtype) {
    return ones(size, dtype, (Device) null);
  }

  /** {@code ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor ones(long... size) {
    return ones(size, (DType) null);
  }

  /** {@code empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  public static Tensor empty(long[] size, @Nullable DType dtype, @Nullable Device device, @Nullable MemoryFormat memoryFormat) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_empty_memory_format(scratch.longs(size), size.length, Arguments.dtype(dtype), Arguments.device(device), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  public static Tensor empty(long[] size, @Nullable DType dtype, @Nullable Device device) {
    return empty(size, dtype, device, (MemoryFormat) null);
  }

  /** {@code empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  public static Tensor empty(long[] size, @Nullable DType dtype) {
    return empty(size, dtype, (Device) null);
  }

  /** {@code empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor} */
  public static Tensor empty(long... size) {
    return empty(size, (DType) null);
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, double fillValue, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_full(scratch.longs(size), size.length, Arguments.bits(fillValue), Arguments.kind(fillValue), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, double fillValue, @Nullable DType dtype) {
    return full(size, fillValue, dtype, (Device) null);
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, double fillValue) {
    return full(size, fillValue, (DType) null);
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, long fillValue, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_full(scratch.longs(size), size.length, Arguments.bits(fillValue), Arguments.kind(fillValue), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, long fillValue, @Nullable DType dtype) {
    return full(size, fillValue, dtype, (Device) null);
  }

  /** {@code full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor full(long[] size, long fillValue) {
    return full(size, fillValue, (DType) null);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end, double step, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange_start_step(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), Arguments.numberBits(step), Arguments.numberKind(step), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end, double step, @Nullable DType dtype) {
    return arange(start, end, step, dtype, (Device) null);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end, double step) {
    return arange(start, end, step, (DType) null);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end) {
    return arange(start, end, 1L);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end, long step, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange_start_step(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), Arguments.bits(step), Arguments.kind(step), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end, long step, @Nullable DType dtype) {
    return arange(start, end, step, dtype, (Device) null);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end, long step) {
    return arange(start, end, step, (DType) null);
  }

  /** {@code arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end) {
    return arange(start, end, 1L);
  }

  /** {@code arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange_start(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double start, double end, @Nullable DType dtype) {
    return arange(start, end, dtype, (Device) null);
  }

  /** {@code arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange_start(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long start, long end, @Nullable DType dtype) {
    return arange(start, end, dtype, (Device) null);
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double end, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange(Arguments.bits(end), Arguments.kind(end), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double end, @Nullable DType dtype) {
    return arange(end, dtype, (Device) null);
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(double end) {
    return arange(end, (DType) null);
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long end, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_arange(Arguments.bits(end), Arguments.kind(end), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long end, @Nullable DType dtype) {
    return arange(end, dtype, (Device) null);
  }

  /** {@code arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor arange(long end) {
    return arange(end, (DType) null);
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(double start, double end, long steps, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_linspace(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), steps, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(double start, double end, long steps, @Nullable DType dtype) {
    return linspace(start, end, steps, dtype, (Device) null);
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(double start, double end, long steps) {
    return linspace(start, end, steps, (DType) null);
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(long start, long end, long steps, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_linspace(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), steps, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(long start, long end, long steps, @Nullable DType dtype) {
    return linspace(start, end, steps, dtype, (Device) null);
  }

  /** {@code linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor linspace(long start, long end, long steps) {
    return linspace(start, end, steps, (DType) null);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(double start, double end, long steps, double base, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_logspace(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), steps, base, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(double start, double end, long steps, double base, @Nullable DType dtype) {
    return logspace(start, end, steps, base, dtype, (Device) null);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(double start, double end, long steps, double base) {
    return logspace(start, end, steps, base, (DType) null);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(double start, double end, long steps) {
    return logspace(start, end, steps, 10.0);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(long start, long end, long steps, double base, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_logspace(Arguments.bits(start), Arguments.kind(start), Arguments.bits(end), Arguments.kind(end), steps, base, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(long start, long end, long steps, double base, @Nullable DType dtype) {
    return logspace(start, end, steps, base, dtype, (Device) null);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(long start, long end, long steps, double base) {
    return logspace(start, end, steps, base, (DType) null);
  }

  /** {@code logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor logspace(long start, long end, long steps) {
    return logspace(start, end, steps, 10.0);
  }

  /** {@code eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor eye(long n, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_eye(n, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor eye(long n, @Nullable DType dtype) {
    return eye(n, dtype, (Device) null);
  }

  /** {@code eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor eye(long n) {
    return eye(n, (DType) null);
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(double s, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_scalar_tensor(Arguments.bits(s), Arguments.kind(s), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(double s, @Nullable DType dtype) {
    return scalarTensor(s, dtype, (Device) null);
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(double s) {
    return scalarTensor(s, (DType) null);
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(long s, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_scalar_tensor(Arguments.bits(s), Arguments.kind(s), Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(long s, @Nullable DType dtype) {
    return scalarTensor(s, dtype, (Device) null);
  }

  /** {@code scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor scalarTensor(long s) {
    return scalarTensor(s, (DType) null);
  }

  /** {@code tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor trilIndices(long row, long col, long offset, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_tril_indices(row, col, offset, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor trilIndices(long row, long col, long offset, @Nullable DType dtype) {
    return trilIndices(row, col, offset, dtype, (Device) null);
  }

  /** {@code tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor trilIndices(long row, long col, long offset) {
    return trilIndices(row, col, offset, DType.INT64);
  }

  /** {@code tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor trilIndices(long row, long col) {
    return trilIndices(row, col, 0L);
  }

  /** {@code triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor triuIndices(long row, long col, long offset, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_triu_indices(row, col, offset, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor triuIndices(long row, long col, long offset, @Nullable DType dtype) {
    return triuIndices(row, col, offset, dtype, (Device) null);
  }

  /** {@code triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor triuIndices(long row, long col, long offset) {
    return triuIndices(row, col, offset, DType.INT64);
  }

  /** {@code triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=long, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor triuIndices(long row, long col) {
    return triuIndices(row, col, 0L);
  }

  /** {@code hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor hannWindow(long windowLength, @Nullable DType dtype, @Nullable Device device) {
    return Results.tensor(pt_hann_window(windowLength, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor hannWindow(long windowLength, @Nullable DType dtype) {
    return hannWindow(windowLength, dtype, (Device) null);
  }

  /** {@code hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor hannWindow(long windowLength) {
    return hannWindow(windowLength, (DType) null);
  }

  /** {@code empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor emptyStrided(long[] size, long[] stride, @Nullable DType dtype, @Nullable Device device) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_empty_strided(scratch.longs(size), size.length, scratch.longs(stride), stride.length, Arguments.dtype(dtype), Arguments.device(device)));
  }

  /** {@code empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor emptyStrided(long[] size, long[] stride, @Nullable DType dtype) {
    return emptyStrided(size, stride, dtype, (Device) null);
  }

  /** {@code empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor} */
  public static Tensor emptyStrided(long[] size, long... stride) {
    return emptyStrided(size, stride, (DType) null);
  }

  /** {@code linalg_multi_dot(Tensor[] tensors) -> Tensor} */
  public static Tensor linalgMultiDot(List<Tensor> tensors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_linalg_multi_dot(scratch.handles(tensors), tensors.size()));
  }

  /** {@code _foreach_add.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]} */
  public static Tensor[] foreachAdd(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_add_Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_add.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]} */
  public static Tensor[] foreachAdd(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_add_Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachAdd_(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_add__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachAdd_(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_add__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()} */
  public static void foreachAdd_(List<Tensor> self, List<Tensor> other, double alpha) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_add__List(scratch.handles(self), self.size(), scratch.handles(other), other.size(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code _foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()} */
  public static void foreachAdd_(List<Tensor> self, List<Tensor> other) {
    foreachAdd_(self, other, 1L);
  }

  /** {@code _foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]} */
  public static Tensor[] foreachAdd(List<Tensor> self, List<Tensor> other, double alpha) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_add_List(scratch.handles(self), self.size(), scratch.handles(other), other.size(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code _foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]} */
  public static Tensor[] foreachAdd(List<Tensor> self, List<Tensor> other) {
    return foreachAdd(self, other, 1L);
  }

  /** {@code _foreach_sub.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]} */
  public static Tensor[] foreachSub(List<Tensor> self, List<Tensor> other, double alpha) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_sub_List(scratch.handles(self), self.size(), scratch.handles(other), other.size(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code _foreach_sub.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]} */
  public static Tensor[] foreachSub(List<Tensor> self, List<Tensor> other) {
    return foreachSub(self, other, 1L);
  }

  /** {@code _foreach_mul.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]} */
  public static Tensor[] foreachMul(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_mul_Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_mul.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]} */
  public static Tensor[] foreachMul(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_mul_Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachMul_(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_mul__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachMul_(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_mul__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_mul_.Tensor(Tensor(a!)[] self, Tensor other) -> ()} */
  public static void foreachMul_(List<Tensor> self, Tensor other) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_mul__Tensor(scratch.handles(self), self.size(), other.handle()));
  }

  /** {@code _foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -> ()} */
  public static void foreachMul_(List<Tensor> self, List<Tensor> other) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_mul__List(scratch.handles(self), self.size(), scratch.handles(other), other.size()));
  }

  /** {@code _foreach_div_.List(Tensor(a!)[] self, Tensor[] other) -> ()} */
  public static void foreachDiv_(List<Tensor> self, List<Tensor> other) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_div__List(scratch.handles(self), self.size(), scratch.handles(other), other.size()));
  }

  /** {@code _foreach_div_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachDiv_(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_div__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_div_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachDiv_(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_div__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]} */
  public static Tensor[] foreachNorm(List<Tensor> self, double ord, @Nullable DType dtype) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_norm_Scalar(scratch.handles(self), self.size(), Arguments.numberBits(ord), Arguments.numberKind(ord), Arguments.dtype(dtype)));
  }

  /** {@code _foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]} */
  public static Tensor[] foreachNorm(List<Tensor> self, double ord) {
    return foreachNorm(self, ord, (DType) null);
  }

  /** {@code _foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]} */
  public static Tensor[] foreachNorm(List<Tensor> self) {
    return foreachNorm(self, 2L);
  }

  /** {@code _foreach_sqrt(Tensor[] self) -> Tensor[]} */
  public static Tensor[] foreachSqrt(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_sqrt(scratch.handles(self), self.size()));
  }

  /** {@code _foreach_sqrt_(Tensor(a!)[] self) -> ()} */
  public static void foreachSqrt_(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_sqrt_(scratch.handles(self), self.size()));
  }

  /** {@code _foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> ()} */
  public static void foreachLerp_(List<Tensor> self, List<Tensor> tensors1, double weight) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_lerp__Scalar(scratch.handles(self), self.size(), scratch.handles(tensors1), tensors1.size(), Arguments.bits(weight), Arguments.kind(weight)));
  }

  /** {@code _foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> ()} */
  public static void foreachLerp_(List<Tensor> self, List<Tensor> tensors1, long weight) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_lerp__Scalar(scratch.handles(self), self.size(), scratch.handles(tensors1), tensors1.size(), Arguments.bits(weight), Arguments.kind(weight)));
  }

  /** {@code _foreach_addcmul_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()} */
  public static void foreachAddcmul_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, double value) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_addcmul__Scalar(scratch.handles(self), self.size(), scratch.handles(tensor1), tensor1.size(), scratch.handles(tensor2), tensor2.size(), Arguments.numberBits(value), Arguments.numberKind(value)));
  }

  /** {@code _foreach_addcmul_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()} */
  public static void foreachAddcmul_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
    foreachAddcmul_(self, tensor1, tensor2, 1L);
  }

  /** {@code _foreach_addcdiv_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()} */
  public static void foreachAddcdiv_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2, double value) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_addcdiv__Scalar(scratch.handles(self), self.size(), scratch.handles(tensor1), tensor1.size(), scratch.handles(tensor2), tensor2.size(), Arguments.numberBits(value), Arguments.numberKind(value)));
  }

  /** {@code _foreach_addcdiv_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()} */
  public static void foreachAddcdiv_(List<Tensor> self, List<Tensor> tensor1, List<Tensor> tensor2) {
    foreachAddcdiv_(self, tensor1, tensor2, 1L);
  }

  /** {@code _foreach_copy_(Tensor(a!)[] self, Tensor[] src, bool non_blocking=False) -> ()} */
  public static void foreachCopy_(List<Tensor> self, List<Tensor> src, boolean nonBlocking) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_copy_(scratch.handles(self), self.size(), scratch.handles(src), src.size(), Arguments.flag(nonBlocking)));
  }

  /** {@code _foreach_copy_(Tensor(a!)[] self, Tensor[] src, bool non_blocking=False) -> ()} */
  public static void foreachCopy_(List<Tensor> self, List<Tensor> src) {
    foreachCopy_(self, src, false);
  }

  /** {@code _foreach_zero_(Tensor(a!)[] self) -> ()} */
  public static void foreachZero_(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_zero_(scratch.handles(self), self.size()));
  }

  /** {@code _foreach_clamp_max_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachClampMax_(List<Tensor> self, double scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_clamp_max__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_clamp_max_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()} */
  public static void foreachClampMax_(List<Tensor> self, long scalar) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_clamp_max__Scalar(scratch.handles(self), self.size(), Arguments.bits(scalar), Arguments.kind(scalar)));
  }

  /** {@code _foreach_neg(Tensor[] self) -> Tensor[]} */
  public static Tensor[] foreachNeg(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_neg(scratch.handles(self), self.size()));
  }

  /** {@code _foreach_add_.Tensor(Tensor(a!)[] self, Tensor other, *, Scalar alpha=1) -> ()} */
  public static void foreachAdd_(List<Tensor> self, Tensor other, double alpha) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__foreach_add__Tensor(scratch.handles(self), self.size(), other.handle(), Arguments.numberBits(alpha), Arguments.numberKind(alpha)));
  }

  /** {@code _foreach_add_.Tensor(Tensor(a!)[] self, Tensor other, *, Scalar alpha=1) -> ()} */
  public static void foreachAdd_(List<Tensor> self, Tensor other) {
    foreachAdd_(self, other, 1L);
  }

  /** {@code _fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale, @Nullable Tensor foundInf) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__fused_adamw_(scratch.handles(self), self.size(), scratch.handles(grads), grads.size(), scratch.handles(expAvgs), expAvgs.size(), scratch.handles(expAvgSqs), expAvgSqs.size(), scratch.handles(maxExpAvgSqs), maxExpAvgSqs.size(), scratch.handles(stateSteps), stateSteps.size(), lr, beta1, beta2, weightDecay, eps, Arguments.flag(amsgrad), Arguments.flag(maximize), Arguments.handle(gradScale), Arguments.handle(foundInf)));
  }

  /** {@code _fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale) {
    fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, gradScale, (Tensor) null);
  }

  /** {@code _fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize) {
    fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, (Tensor) null);
  }

  /** {@code _fused_adamw_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, Tensor lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale, @Nullable Tensor foundInf) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__fused_adamw__tensor_lr(scratch.handles(self), self.size(), scratch.handles(grads), grads.size(), scratch.handles(expAvgs), expAvgs.size(), scratch.handles(expAvgSqs), expAvgSqs.size(), scratch.handles(maxExpAvgSqs), maxExpAvgSqs.size(), scratch.handles(stateSteps), stateSteps.size(), lr.handle(), beta1, beta2, weightDecay, eps, Arguments.flag(amsgrad), Arguments.flag(maximize), Arguments.handle(gradScale), Arguments.handle(foundInf)));
  }

  /** {@code _fused_adamw_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, Tensor lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale) {
    fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, gradScale, (Tensor) null);
  }

  /** {@code _fused_adamw_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdamw_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, Tensor lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize) {
    fusedAdamw_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, (Tensor) null);
  }

  /** {@code _fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale, @Nullable Tensor foundInf) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__fused_adam_(scratch.handles(self), self.size(), scratch.handles(grads), grads.size(), scratch.handles(expAvgs), expAvgs.size(), scratch.handles(expAvgSqs), expAvgSqs.size(), scratch.handles(maxExpAvgSqs), maxExpAvgSqs.size(), scratch.handles(stateSteps), stateSteps.size(), lr, beta1, beta2, weightDecay, eps, Arguments.flag(amsgrad), Arguments.flag(maximize), Arguments.handle(gradScale), Arguments.handle(foundInf)));
  }

  /** {@code _fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize, @Nullable Tensor gradScale) {
    fusedAdam_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, gradScale, (Tensor) null);
  }

  /** {@code _fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedAdam_(List<Tensor> self, List<Tensor> grads, List<Tensor> expAvgs, List<Tensor> expAvgSqs, List<Tensor> maxExpAvgSqs, List<Tensor> stateSteps, double lr, double beta1, double beta2, double weightDecay, double eps, boolean amsgrad, boolean maximize) {
    fusedAdam_(self, grads, expAvgs, expAvgSqs, maxExpAvgSqs, stateSteps, lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, (Tensor) null);
  }

  /** {@code _fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, @Nullable Tensor gradScale, @Nullable Tensor foundInf) {
    Scratch scratch = Scratch.begin();
    Results.check(pt__fused_sgd_(scratch.handles(self), self.size(), scratch.handles(grads), grads.size(), scratch.handles(momentumBufferList), momentumBufferList.size(), weightDecay, momentum, lr, dampening, Arguments.flag(nesterov), Arguments.flag(maximize), Arguments.flag(isFirstStep), Arguments.handle(gradScale), Arguments.handle(foundInf)));
  }

  /** {@code _fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, @Nullable Tensor gradScale) {
    fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, gradScale, (Tensor) null);
  }

  /** {@code _fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()} */
  public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep) {
    fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, (Tensor) null);
  }

  /** {@code _foreach_abs(Tensor[] self) -> Tensor[]} */
  public static Tensor[] foreachAbs(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_abs(scratch.handles(self), self.size()));
  }

  /** {@code _foreach_max(Tensor[] self) -> Tensor[]} */
  public static Tensor[] foreachMax(List<Tensor> self) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__foreach_max(scratch.handles(self), self.size()));
  }
}
