// Generated from native/operators.txt. Change the table and run native/regenerate.

#include "convert.h"
#include "panatorch.h"

#include <ATen/ops/alias_ops.h>
#include <ATen/ops/as_strided_ops.h>
#include <ATen/ops/broadcast_to_ops.h>
#include <ATen/ops/cat_ops.h>
#include <ATen/ops/chunk_ops.h>
#include <ATen/ops/clone_ops.h>
#include <ATen/ops/contiguous_ops.h>
#include <ATen/ops/detach_ops.h>
#include <ATen/ops/diag_ops.h>
#include <ATen/ops/diag_embed_ops.h>
#include <ATen/ops/diagonal_ops.h>
#include <ATen/ops/expand_ops.h>
#include <ATen/ops/expand_as_ops.h>
#include <ATen/ops/flatten_ops.h>
#include <ATen/ops/flip_ops.h>
#include <ATen/ops/mT_ops.h>
#include <ATen/ops/meshgrid_ops.h>
#include <ATen/ops/movedim_ops.h>
#include <ATen/ops/narrow_ops.h>
#include <ATen/ops/permute_ops.h>
#include <ATen/ops/pixel_shuffle_ops.h>
#include <ATen/ops/pixel_unshuffle_ops.h>
#include <ATen/ops/ravel_ops.h>
#include <ATen/ops/repeat_ops.h>
#include <ATen/ops/repeat_interleave_ops.h>
#include <ATen/ops/reshape_ops.h>
#include <ATen/ops/roll_ops.h>
#include <ATen/ops/rot90_ops.h>
#include <ATen/ops/select_ops.h>
#include <ATen/ops/slice_ops.h>
#include <ATen/ops/split_ops.h>
#include <ATen/ops/split_with_sizes_ops.h>
#include <ATen/ops/squeeze_ops.h>
#include <ATen/ops/stack_ops.h>
#include <ATen/ops/swapaxes_ops.h>
#include <ATen/ops/t_ops.h>
#include <ATen/ops/tile_ops.h>
#include <ATen/ops/transpose_ops.h>
#include <ATen/ops/tril_ops.h>
#include <ATen/ops/triu_ops.h>
#include <ATen/ops/unbind_ops.h>
#include <ATen/ops/unflatten_ops.h>
#include <ATen/ops/unfold_ops.h>
#include <ATen/ops/unsqueeze_ops.h>
#include <ATen/ops/view_ops.h>
#include <ATen/ops/view_as_ops.h>

using namespace panatorch;

pt_tensor pt_view(pt_tensor self, const int64_t* size, int64_t size_size) {
  try {
    return give(at::_ops::view::call(panatorch::tensor(self), panatorch::sym_ints(size, size_size)));
  } catch (...) {
    fail("view", {self});
    return 0;
  }
}

pt_tensor pt_reshape(pt_tensor self, const int64_t* shape, int64_t shape_size) {
  try {
    return give(at::_ops::reshape::call(panatorch::tensor(self), panatorch::sym_ints(shape, shape_size)));
  } catch (...) {
    fail("reshape", {self});
    return 0;
  }
}

pt_tensor pt_flatten_using_ints(pt_tensor self, int64_t start_dim, int64_t end_dim) {
  try {
    return give(at::_ops::flatten_using_ints::call(panatorch::tensor(self), start_dim, end_dim));
  } catch (...) {
    fail("flatten.using_ints", {self});
    return 0;
  }
}

pt_tensor pt_unflatten_int(pt_tensor self, int64_t dim, const int64_t* sizes, int64_t sizes_size) {
  try {
    return give(at::_ops::unflatten_int::call(panatorch::tensor(self), dim, panatorch::sym_ints(sizes, sizes_size)));
  } catch (...) {
    fail("unflatten.int", {self});
    return 0;
  }
}

pt_tensor pt_unsqueeze(pt_tensor self, int64_t dim) {
  try {
    return give(at::_ops::unsqueeze::call(panatorch::tensor(self), dim));
  } catch (...) {
    fail("unsqueeze", {self});
    return 0;
  }
}

pt_tensor pt_squeeze(pt_tensor self) {
  try {
    return give(at::_ops::squeeze::call(panatorch::tensor(self)));
  } catch (...) {
    fail("squeeze", {self});
    return 0;
  }
}

pt_tensor pt_squeeze_dim(pt_tensor self, int64_t dim) {
  try {
    return give(at::_ops::squeeze_dim::call(panatorch::tensor(self), dim));
  } catch (...) {
    fail("squeeze.dim", {self});
    return 0;
  }
}

pt_tensor pt_squeeze_dims(pt_tensor self, const int64_t* dim, int64_t dim_size) {
  try {
    return give(at::_ops::squeeze_dims::call(panatorch::tensor(self), panatorch::ints(dim, dim_size)));
  } catch (...) {
    fail("squeeze.dims", {self});
    return 0;
  }
}

pt_tensor pt_permute(pt_tensor self, const int64_t* dims, int64_t dims_size) {
  try {
    return give(at::_ops::permute::call(panatorch::tensor(self), panatorch::ints(dims, dims_size)));
  } catch (...) {
    fail("permute", {self});
    return 0;
  }
}

pt_tensor pt_transpose_int(pt_tensor self, int64_t dim0, int64_t dim1) {
  try {
    return give(at::_ops::transpose_int::call(panatorch::tensor(self), dim0, dim1));
  } catch (...) {
    fail("transpose.int", {self});
    return 0;
  }
}

pt_tensor pt_t(pt_tensor self) {
  try {
    return give(at::_ops::t::call(panatorch::tensor(self)));
  } catch (...) {
    fail("t", {self});
    return 0;
  }
}

pt_tensor pt_mT(pt_tensor self) {
  try {
    return give(at::_ops::mT::call(panatorch::tensor(self)));
  } catch (...) {
    fail("mT", {self});
    return 0;
  }
}

pt_tensor pt_expand(pt_tensor self, const int64_t* size, int64_t size_size, int32_t implicit) {
  try {
    return give(at::_ops::expand::call(panatorch::tensor(self), panatorch::sym_ints(size, size_size), implicit != 0));
  } catch (...) {
    fail("expand", {self});
    return 0;
  }
}

pt_tensor pt_expand_as(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::expand_as::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("expand_as", {self, other});
    return 0;
  }
}

pt_tensor pt_repeat(pt_tensor self, const int64_t* repeats, int64_t repeats_size) {
  try {
    return give(at::_ops::repeat::call(panatorch::tensor(self), panatorch::sym_ints(repeats, repeats_size)));
  } catch (...) {
    fail("repeat", {self});
    return 0;
  }
}

pt_tensor pt_repeat_interleave_self_int(pt_tensor self, int64_t repeats, int64_t dim, int64_t output_size) {
  try {
    return give(at::_ops::repeat_interleave_self_int::call(panatorch::tensor(self), panatorch::sym_int(repeats), panatorch::optional_int(dim), panatorch::sym_optional_int(output_size)));
  } catch (...) {
    fail("repeat_interleave.self_int", {self});
    return 0;
  }
}

pt_tensor pt_tile(pt_tensor self, const int64_t* dims, int64_t dims_size) {
  try {
    return give(at::_ops::tile::call(panatorch::tensor(self), panatorch::sym_ints(dims, dims_size)));
  } catch (...) {
    fail("tile", {self});
    return 0;
  }
}

pt_tensor pt_movedim_int(pt_tensor self, int64_t source, int64_t destination) {
  try {
    return give(at::_ops::movedim_int::call(panatorch::tensor(self), source, destination));
  } catch (...) {
    fail("movedim.int", {self});
    return 0;
  }
}

pt_tensor pt_roll(pt_tensor self, const int64_t* shifts, int64_t shifts_size, const int64_t* dims, int64_t dims_size) {
  try {
    return give(at::_ops::roll::call(panatorch::tensor(self), panatorch::sym_ints(shifts, shifts_size), panatorch::ints(dims, dims_size)));
  } catch (...) {
    fail("roll", {self});
    return 0;
  }
}

pt_tensor pt_flip(pt_tensor self, const int64_t* dims, int64_t dims_size) {
  try {
    return give(at::_ops::flip::call(panatorch::tensor(self), panatorch::ints(dims, dims_size)));
  } catch (...) {
    fail("flip", {self});
    return 0;
  }
}

pt_tensor pt_contiguous(pt_tensor self, int32_t memory_format) {
  try {
    return give(at::_ops::contiguous::call(panatorch::tensor(self), panatorch::memory_format(memory_format)));
  } catch (...) {
    fail("contiguous", {self});
    return 0;
  }
}

pt_tensor pt_clone(pt_tensor self, int32_t memory_format) {
  try {
    return give(at::_ops::clone::call(panatorch::tensor(self), panatorch::optional_memory_format(memory_format)));
  } catch (...) {
    fail("clone", {self});
    return 0;
  }
}

int64_t pt_chunk(pt_tensor self, int64_t chunks, int64_t dim) {
  try {
    return give(at::_ops::chunk::call(panatorch::tensor(self), chunks, dim));
  } catch (...) {
    fail("chunk", {self});
    return -1;
  }
}

int64_t pt_split_Tensor(pt_tensor self, int64_t split_size, int64_t dim) {
  try {
    return give(at::_ops::split_Tensor::call(panatorch::tensor(self), panatorch::sym_int(split_size), dim));
  } catch (...) {
    fail("split.Tensor", {self});
    return -1;
  }
}

int64_t pt_split_with_sizes(pt_tensor self, const int64_t* split_sizes, int64_t split_sizes_size, int64_t dim) {
  try {
    return give(at::_ops::split_with_sizes::call(panatorch::tensor(self), panatorch::sym_ints(split_sizes, split_sizes_size), dim));
  } catch (...) {
    fail("split_with_sizes", {self});
    return -1;
  }
}

int64_t pt_unbind_int(pt_tensor self, int64_t dim) {
  try {
    return give(at::_ops::unbind_int::call(panatorch::tensor(self), dim));
  } catch (...) {
    fail("unbind.int", {self});
    return -1;
  }
}

pt_tensor pt_narrow(pt_tensor self, int64_t dim, int64_t start, int64_t length) {
  try {
    return give(at::_ops::narrow::call(panatorch::tensor(self), dim, panatorch::sym_int(start), panatorch::sym_int(length)));
  } catch (...) {
    fail("narrow", {self});
    return 0;
  }
}

pt_tensor pt_select_int(pt_tensor self, int64_t dim, int64_t index) {
  try {
    return give(at::_ops::select_int::call(panatorch::tensor(self), dim, panatorch::sym_int(index)));
  } catch (...) {
    fail("select.int", {self});
    return 0;
  }
}

pt_tensor pt_slice_Tensor(pt_tensor self, int64_t dim, int64_t start, int64_t end, int64_t step) {
  try {
    return give(at::_ops::slice_Tensor::call(panatorch::tensor(self), dim, panatorch::sym_optional_int(start), panatorch::sym_optional_int(end), panatorch::sym_int(step)));
  } catch (...) {
    fail("slice.Tensor", {self});
    return 0;
  }
}

pt_tensor pt_cat(const pt_tensor* tensors, int64_t tensors_size, int64_t dim) {
  try {
    return give(at::_ops::cat::call(panatorch::tensors(tensors, tensors_size), dim));
  } catch (...) {
    fail("cat", {});
    return 0;
  }
}

int32_t pt_cat_out(const pt_tensor* tensors, int64_t tensors_size, int64_t dim, pt_tensor out) {
  try {
    at::_ops::cat_out::call(panatorch::tensors(tensors, tensors_size), dim, panatorch::tensor(out));
    return 0;
  } catch (...) {
    fail("cat.out", {out});
    return -1;
  }
}

pt_tensor pt_stack(const pt_tensor* tensors, int64_t tensors_size, int64_t dim) {
  try {
    return give(at::_ops::stack::call(panatorch::tensors(tensors, tensors_size), dim));
  } catch (...) {
    fail("stack", {});
    return 0;
  }
}

int64_t pt_meshgrid_indexing(const pt_tensor* tensors, int64_t tensors_size, const char* indexing) {
  try {
    return give(at::_ops::meshgrid_indexing::call(panatorch::tensors(tensors, tensors_size), panatorch::string(indexing)));
  } catch (...) {
    fail("meshgrid.indexing", {});
    return -1;
  }
}

pt_tensor pt_tril(pt_tensor self, int64_t diagonal) {
  try {
    return give(at::_ops::tril::call(panatorch::tensor(self), panatorch::sym_int(diagonal)));
  } catch (...) {
    fail("tril", {self});
    return 0;
  }
}

pt_tensor pt_triu(pt_tensor self, int64_t diagonal) {
  try {
    return give(at::_ops::triu::call(panatorch::tensor(self), panatorch::sym_int(diagonal)));
  } catch (...) {
    fail("triu", {self});
    return 0;
  }
}

pt_tensor pt_diagonal(pt_tensor self, int64_t offset, int64_t dim1, int64_t dim2) {
  try {
    return give(at::_ops::diagonal::call(panatorch::tensor(self), offset, dim1, dim2));
  } catch (...) {
    fail("diagonal", {self});
    return 0;
  }
}

pt_tensor pt_diag(pt_tensor self, int64_t diagonal) {
  try {
    return give(at::_ops::diag::call(panatorch::tensor(self), diagonal));
  } catch (...) {
    fail("diag", {self});
    return 0;
  }
}

pt_tensor pt_diag_embed(pt_tensor self, int64_t offset, int64_t dim1, int64_t dim2) {
  try {
    return give(at::_ops::diag_embed::call(panatorch::tensor(self), offset, dim1, dim2));
  } catch (...) {
    fail("diag_embed", {self});
    return 0;
  }
}

pt_tensor pt_pixel_shuffle(pt_tensor self, int64_t upscale_factor) {
  try {
    return give(at::_ops::pixel_shuffle::call(panatorch::tensor(self), upscale_factor));
  } catch (...) {
    fail("pixel_shuffle", {self});
    return 0;
  }
}

pt_tensor pt_pixel_unshuffle(pt_tensor self, int64_t downscale_factor) {
  try {
    return give(at::_ops::pixel_unshuffle::call(panatorch::tensor(self), downscale_factor));
  } catch (...) {
    fail("pixel_unshuffle", {self});
    return 0;
  }
}

pt_tensor pt_unfold(pt_tensor self, int64_t dimension, int64_t size, int64_t step) {
  try {
    return give(at::_ops::unfold::call(panatorch::tensor(self), dimension, size, step));
  } catch (...) {
    fail("unfold", {self});
    return 0;
  }
}

pt_tensor pt_rot90(pt_tensor self, int64_t k, const int64_t* dims, int64_t dims_size) {
  try {
    return give(at::_ops::rot90::call(panatorch::tensor(self), k, panatorch::ints(dims, dims_size)));
  } catch (...) {
    fail("rot90", {self});
    return 0;
  }
}

pt_tensor pt_view_as(pt_tensor self, pt_tensor other) {
  try {
    return give(at::_ops::view_as::call(panatorch::tensor(self), panatorch::tensor(other)));
  } catch (...) {
    fail("view_as", {self, other});
    return 0;
  }
}

pt_tensor pt_broadcast_to(pt_tensor self, const int64_t* size, int64_t size_size) {
  try {
    return give(at::_ops::broadcast_to::call(panatorch::tensor(self), panatorch::sym_ints(size, size_size)));
  } catch (...) {
    fail("broadcast_to", {self});
    return 0;
  }
}

pt_tensor pt_swapaxes(pt_tensor self, int64_t axis0, int64_t axis1) {
  try {
    return give(at::_ops::swapaxes::call(panatorch::tensor(self), axis0, axis1));
  } catch (...) {
    fail("swapaxes", {self});
    return 0;
  }
}

pt_tensor pt_as_strided(pt_tensor self, const int64_t* size, int64_t size_size, const int64_t* stride, int64_t stride_size, int64_t storage_offset) {
  try {
    return give(at::_ops::as_strided::call(panatorch::tensor(self), panatorch::sym_ints(size, size_size), panatorch::sym_ints(stride, stride_size), panatorch::sym_optional_int(storage_offset)));
  } catch (...) {
    fail("as_strided", {self});
    return 0;
  }
}

pt_tensor pt_detach(pt_tensor self) {
  try {
    return give(at::_ops::detach::call(panatorch::tensor(self)));
  } catch (...) {
    fail("detach", {self});
    return 0;
  }
}

pt_tensor pt_alias(pt_tensor self) {
  try {
    return give(at::_ops::alias::call(panatorch::tensor(self)));
  } catch (...) {
    fail("alias", {self});
    return 0;
  }
}

pt_tensor pt_ravel(pt_tensor self) {
  try {
    return give(at::_ops::ravel::call(panatorch::tensor(self)));
  } catch (...) {
    fail("ravel", {self});
    return 0;
  }
}
