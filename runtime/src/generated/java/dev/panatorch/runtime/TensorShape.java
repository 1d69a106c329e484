// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Shape of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorShape permits Tensor {

  /** {@code view(Tensor(a) self, SymInt[] size) -> Tensor(a)} */
  default Tensor view(long... size) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_view(((Tensor) this).handle(), scratch.longs(size), size.length));
  }

  /** {@code reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)} */
  default Tensor reshape(long... shape) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_reshape(((Tensor) this).handle(), scratch.longs(shape), shape.length));
  }

  /** {@code flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)} */
  default Tensor flatten(long startDim, long endDim) {
    return Results.tensor(pt_flatten_using_ints(((Tensor) this).handle(), startDim, endDim));
  }

  /** {@code flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)} */
  default Tensor flatten(long startDim) {
    return flatten(startDim, -1L);
  }

  /** {@code flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)} */
  default Tensor flatten() {
    return flatten(0L);
  }

  /** {@code unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)} */
  default Tensor unflatten(long dim, long... sizes) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_unflatten_int(((Tensor) this).handle(), dim, scratch.longs(sizes), sizes.length));
  }

  /** {@code unsqueeze(Tensor(a) self, int dim) -> Tensor(a)} */
  default Tensor unsqueeze(long dim) {
    return Results.tensor(pt_unsqueeze(((Tensor) this).handle(), dim));
  }

  /** {@code squeeze(Tensor(a) self) -> Tensor(a)} */
  default Tensor squeeze() {
    return Results.tensor(pt_squeeze(((Tensor) this).handle()));
  }

  /** {@code squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)} */
  default Tensor squeeze(long dim) {
    return Results.tensor(pt_squeeze_dim(((Tensor) this).handle(), dim));
  }

  /** {@code squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)} */
  default Tensor squeeze(long... dim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_squeeze_dims(((Tensor) this).handle(), scratch.longs(dim), dim.length));
  }

  /** {@code permute(Tensor(a) self, int[] dims) -> Tensor(a)} */
  default Tensor permute(long... dims) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_permute(((Tensor) this).handle(), scratch.longs(dims), dims.length));
  }

  /** {@code transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)} */
  default Tensor transpose(long dim0, long dim1) {
    return Results.tensor(pt_transpose_int(((Tensor) this).handle(), dim0, dim1));
  }

  /** {@code t(Tensor(a) self) -> Tensor(a)} */
  default Tensor t() {
    return Results.tensor(pt_t(((Tensor) this).handle()));
  }

  /** {@code mT(Tensor(a) self) -> Tensor(a)} */
  default Tensor mT() {
    return Results.tensor(pt_mT(((Tensor) this).handle()));
  }

  /** {@code expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)} */
  default Tensor expand(long[] size, boolean implicit) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_expand(((Tensor) this).handle(), scratch.longs(size), size.length, Arguments.flag(implicit)));
  }

  /** {@code expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)} */
  default Tensor expand(long... size) {
    return expand(size, false);
  }

  /** {@code expand_as(Tensor(a) self, Tensor other) -> Tensor(a)} */
  default Tensor expandAs(Tensor other) {
    return Results.tensor(pt_expand_as(((Tensor) this).handle(), other.handle()));
  }

  /** {@code repeat(Tensor self, SymInt[] repeats) -> Tensor} */
  default Tensor repeat(long... repeats) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_repeat(((Tensor) this).handle(), scratch.longs(repeats), repeats.length));
  }

  /** {@code repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor} */
  default Tensor repeatInterleave(long repeats, @Nullable Long dim, @Nullable Long outputSize) {
    return Results.tensor(pt_repeat_interleave_self_int(((Tensor) this).handle(), repeats, Arguments.integer(dim), Arguments.integer(outputSize)));
  }

  /** {@code repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor} */
  default Tensor repeatInterleave(long repeats, @Nullable Long dim) {
    return repeatInterleave(repeats, dim, (Long) null);
  }

  /** {@code repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor} */
  default Tensor repeatInterleave(long repeats) {
    return repeatInterleave(repeats, (Long) null);
  }

  /** {@code tile(Tensor self, SymInt[] dims) -> Tensor} */
  default Tensor tile(long... dims) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_tile(((Tensor) this).handle(), scratch.longs(dims), dims.length));
  }

  /** {@code movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)} */
  default Tensor movedim(long source, long destination) {
    return Results.tensor(pt_movedim_int(((Tensor) this).handle(), source, destination));
  }

  /** {@code roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor} */
  default Tensor roll(long[] shifts, long... dims) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_roll(((Tensor) this).handle(), scratch.longs(shifts), shifts.length, scratch.longs(dims), dims.length));
  }

  /** {@code roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor} */
  default Tensor roll(long... shifts) {
    return roll(shifts, new long[] {});
  }

  /** {@code flip(Tensor self, int[] dims) -> Tensor} */
  default Tensor flip(long... dims) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_flip(((Tensor) this).handle(), scratch.longs(dims), dims.length));
  }

  /** {@code contiguous(Tensor(a) self, *, MemoryFormat memory_format=contiguous_format) -> Tensor(a)} */
  default Tensor contiguous(MemoryFormat memoryFormat) {
    return Results.tensor(pt_contiguous(((Tensor) this).handle(), memoryFormat.code()));
  }

  /** {@code contiguous(Tensor(a) self, *, MemoryFormat memory_format=contiguous_format) -> Tensor(a)} */
  default Tensor contiguous() {
    return contiguous(MemoryFormat.CONTIGUOUS);
  }

  /** {@code clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor copy(@Nullable MemoryFormat memoryFormat) {
    return Results.tensor(pt_clone(((Tensor) this).handle(), Arguments.memoryFormat(memoryFormat)));
  }

  /** {@code clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor} */
  default Tensor copy() {
    return copy((MemoryFormat) null);
  }

  /** {@code chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]} */
  default Tensor[] chunk(long chunks, long dim) {
    return Results.tensors(pt_chunk(((Tensor) this).handle(), chunks, dim));
  }

  /** {@code chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]} */
  default Tensor[] chunk(long chunks) {
    return chunk(chunks, 0L);
  }

  /** {@code split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]} */
  default Tensor[] split(long splitSize, long dim) {
    return Results.tensors(pt_split_Tensor(((Tensor) this).handle(), splitSize, dim));
  }

  /** {@code split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]} */
  default Tensor[] split(long splitSize) {
    return split(splitSize, 0L);
  }

  /** {@code split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]} */
  default Tensor[] splitWithSizes(long[] splitSizes, long dim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_split_with_sizes(((Tensor) this).handle(), scratch.longs(splitSizes), splitSizes.length, dim));
  }

  /** {@code split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]} */
  default Tensor[] splitWithSizes(long... splitSizes) {
    return splitWithSizes(splitSizes, 0L);
  }

  /** {@code unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]} */
  default Tensor[] unbind(long dim) {
    return Results.tensors(pt_unbind_int(((Tensor) this).handle(), dim));
  }

  /** {@code unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]} */
  default Tensor[] unbind() {
    return unbind(0L);
  }

  /** {@code narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)} */
  default Tensor narrow(long dim, long start, long length) {
    return Results.tensor(pt_narrow(((Tensor) this).handle(), dim, start, length));
  }

  /** {@code select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)} */
  default Tensor select(long dim, long index) {
    return Results.tensor(pt_select_int(((Tensor) this).handle(), dim, index));
  }

  /** {@code slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)} */
  default Tensor slice(long dim, @Nullable Long start, @Nullable Long end, long step) {
    return Results.tensor(pt_slice_Tensor(((Tensor) this).handle(), dim, Arguments.integer(start), Arguments.integer(end), step));
  }

  /** {@code slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)} */
  default Tensor slice(long dim, @Nullable Long start, @Nullable Long end) {
    return slice(dim, start, end, 1L);
  }

  /** {@code slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)} */
  default Tensor slice(long dim, @Nullable Long start) {
    return slice(dim, start, (Long) null);
  }

  /** {@code slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)} */
  default Tensor slice(long dim) {
    return slice(dim, (Long) null);
  }

  /** {@code slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)} */
  default Tensor slice() {
    return slice(0L);
  }

  /** {@code tril(Tensor self, SymInt diagonal=0) -> Tensor} */
  default Tensor tril(long diagonal) {
    return Results.tensor(pt_tril(((Tensor) this).handle(), diagonal));
  }

  /** {@code tril(Tensor self, SymInt diagonal=0) -> Tensor} */
  default Tensor tril() {
    return tril(0L);
  }

  /** {@code triu(Tensor self, SymInt diagonal=0) -> Tensor} */
  default Tensor triu(long diagonal) {
    return Results.tensor(pt_triu(((Tensor) this).handle(), diagonal));
  }

  /** {@code triu(Tensor self, SymInt diagonal=0) -> Tensor} */
  default Tensor triu() {
    return triu(0L);
  }

  /** {@code diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)} */
  default Tensor diagonal(long offset, long dim1, long dim2) {
    return Results.tensor(pt_diagonal(((Tensor) this).handle(), offset, dim1, dim2));
  }

  /** {@code diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)} */
  default Tensor diagonal(long offset, long dim1) {
    return diagonal(offset, dim1, 1L);
  }

  /** {@code diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)} */
  default Tensor diagonal(long offset) {
    return diagonal(offset, 0L);
  }

  /** {@code diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)} */
  default Tensor diagonal() {
    return diagonal(0L);
  }

  /** {@code diag(Tensor self, int diagonal=0) -> Tensor} */
  default Tensor diag(long diagonal) {
    return Results.tensor(pt_diag(((Tensor) this).handle(), diagonal));
  }

  /** {@code diag(Tensor self, int diagonal=0) -> Tensor} */
  default Tensor diag() {
    return diag(0L);
  }

  /** {@code diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor} */
  default Tensor diagEmbed(long offset, long dim1, long dim2) {
    return Results.tensor(pt_diag_embed(((Tensor) this).handle(), offset, dim1, dim2));
  }

  /** {@code diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor} */
  default Tensor diagEmbed(long offset, long dim1) {
    return diagEmbed(offset, dim1, -1L);
  }

  /** {@code diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor} */
  default Tensor diagEmbed(long offset) {
    return diagEmbed(offset, -2L);
  }

  /** {@code diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor} */
  default Tensor diagEmbed() {
    return diagEmbed(0L);
  }

  /** {@code pixel_shuffle(Tensor self, int upscale_factor) -> Tensor} */
  default Tensor pixelShuffle(long upscaleFactor) {
    return Results.tensor(pt_pixel_shuffle(((Tensor) this).handle(), upscaleFactor));
  }

  /** {@code pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor} */
  default Tensor pixelUnshuffle(long downscaleFactor) {
    return Results.tensor(pt_pixel_unshuffle(((Tensor) this).handle(), downscaleFactor));
  }

  /** {@code unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)} */
  default Tensor unfold(long dimension, long size, long step) {
    return Results.tensor(pt_unfold(((Tensor) this).handle(), dimension, size, step));
  }

  /** {@code rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor} */
  default Tensor rot90(long k, long... dims) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_rot90(((Tensor) this).handle(), k, scratch.longs(dims), dims.length));
  }

  /** {@code rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor} */
  default Tensor rot90(long k) {
    return rot90(k, new long[] {0,1});
  }

  /** {@code rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor} */
  default Tensor rot90() {
    return rot90(1L);
  }

  /** {@code view_as(Tensor(a) self, Tensor other) -> Tensor(a)} */
  default Tensor viewAs(Tensor other) {
    return Results.tensor(pt_view_as(((Tensor) this).handle(), other.handle()));
  }

  /** {@code broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)} */
  default Tensor broadcastTo(long... size) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_broadcast_to(((Tensor) this).handle(), scratch.longs(size), size.length));
  }

  /** {@code swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)} */
  default Tensor swapaxes(long axis0, long axis1) {
    return Results.tensor(pt_swapaxes(((Tensor) this).handle(), axis0, axis1));
  }

  /** {@code as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)} */
  default Tensor asStrided(long[] size, long[] stride, @Nullable Long storageOffset) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_as_strided(((Tensor) this).handle(), scratch.longs(size), size.length, scratch.longs(stride), stride.length, Arguments.integer(storageOffset)));
  }

  /** {@code as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)} */
  default Tensor asStrided(long[] size, long... stride) {
    return asStrided(size, stride, (Long) null);
  }

  /** {@code detach(Tensor(a) self) -> Tensor(a)} */
  default Tensor detach() {
    return Results.tensor(pt_detach(((Tensor) this).handle()));
  }

  /** {@code alias(Tensor(a) self) -> Tensor(a)} */
  default Tensor alias() {
    return Results.tensor(pt_alias(((Tensor) this).handle()));
  }

  /** {@code ravel(Tensor(a) self) -> Tensor(a)} */
  default Tensor ravel() {
    return Results.tensor(pt_ravel(((Tensor) this).handle()));
  }
}
