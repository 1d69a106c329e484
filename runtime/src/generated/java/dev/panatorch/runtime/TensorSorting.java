// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Sorting of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorSorting permits Tensor {

  /** {@code sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort(long dim, boolean descending) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_sort(((Tensor) this).handle(), dim, Arguments.flag(descending), scratch.results(2)), scratch, 2);
  }

  /** {@code sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort(long dim) {
    return sort(dim, false);
  }

  /** {@code sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort() {
    return sort(-1L);
  }

  /** {@code sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort(@Nullable Boolean stable, long dim, boolean descending) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_sort_stable(((Tensor) this).handle(), Arguments.flag(stable), dim, Arguments.flag(descending), scratch.results(2)), scratch, 2);
  }

  /** {@code sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort(@Nullable Boolean stable, long dim) {
    return sort(stable, dim, false);
  }

  /** {@code sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] sort(@Nullable Boolean stable) {
    return sort(stable, -1L);
  }

  /** {@code argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor} */
  default Tensor argsort(long dim, boolean descending) {
    return Results.tensor(pt_argsort(((Tensor) this).handle(), dim, Arguments.flag(descending)));
  }

  /** {@code argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor} */
  default Tensor argsort(long dim) {
    return argsort(dim, false);
  }

  /** {@code argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor} */
  default Tensor argsort() {
    return argsort(-1L);
  }

  /** {@code topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)} */
  default Tensor[] topk(long k, long dim, boolean largest, boolean sorted) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_topk(((Tensor) this).handle(), k, dim, Arguments.flag(largest), Arguments.flag(sorted), scratch.results(2)), scratch, 2);
  }

  /** {@code topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)} */
  default Tensor[] topk(long k, long dim, boolean largest) {
    return topk(k, dim, largest, true);
  }

  /** {@code topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)} */
  default Tensor[] topk(long k, long dim) {
    return topk(k, dim, true);
  }

  /** {@code topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)} */
  default Tensor[] topk(long k) {
    return topk(k, -1L);
  }

  /** {@code kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] kthvalue(long k, long dim, boolean keepdim) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_kthvalue(((Tensor) this).handle(), k, dim, Arguments.flag(keepdim), scratch.results(2)), scratch, 2);
  }

  /** {@code kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] kthvalue(long k, long dim) {
    return kthvalue(k, dim, false);
  }

  /** {@code kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)} */
  default Tensor[] kthvalue(long k) {
    return kthvalue(k, -1L);
  }

  /** {@code unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] uniqueDim(long dim, boolean sorted, boolean returnInverse, boolean returnCounts) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt_unique_dim(((Tensor) this).handle(), dim, Arguments.flag(sorted), Arguments.flag(returnInverse), Arguments.flag(returnCounts), scratch.results(3)), scratch, 3);
  }

  /** {@code unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] uniqueDim(long dim, boolean sorted, boolean returnInverse) {
    return uniqueDim(dim, sorted, returnInverse, false);
  }

  /** {@code unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] uniqueDim(long dim, boolean sorted) {
    return uniqueDim(dim, sorted, false);
  }

  /** {@code unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] uniqueDim(long dim) {
    return uniqueDim(dim, true);
  }

  /** {@code _unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] unique2(boolean sorted, boolean returnInverse, boolean returnCounts) {
    Scratch scratch = Scratch.begin();
    return Results.tensors(pt__unique2(((Tensor) this).handle(), Arguments.flag(sorted), Arguments.flag(returnInverse), Arguments.flag(returnCounts), scratch.results(3)), scratch, 3);
  }

  /** {@code _unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] unique2(boolean sorted, boolean returnInverse) {
    return unique2(sorted, returnInverse, false);
  }

  /** {@code _unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] unique2(boolean sorted) {
    return unique2(sorted, false);
  }

  /** {@code _unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)} */
  default Tensor[] unique2() {
    return unique2(true);
  }

  /** {@code msort(Tensor self) -> Tensor} */
  default Tensor msort() {
    return Results.tensor(pt_msort(((Tensor) this).handle()));
  }
}
