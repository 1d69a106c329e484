// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Random of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorRandom permits Tensor {

  /** {@code normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor normal_(double mean, double std, @Nullable Generator generator) {
    Results.check(pt_normal_(((Tensor) this).handle(), mean, std, Arguments.handle(generator)));
    return (Tensor) this;
  }

  /** {@code normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor normal_(double mean, double std) {
    return normal_(mean, std, (Generator) null);
  }

  /** {@code normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor normal_(double mean) {
    return normal_(mean, 1);
  }

  /** {@code normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor normal_() {
    return normal_(0);
  }

  /** {@code uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor uniform_(double from, double to, @Nullable Generator generator) {
    Results.check(pt_uniform_(((Tensor) this).handle(), from, to, Arguments.handle(generator)));
    return (Tensor) this;
  }

  /** {@code uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor uniform_(double from, double to) {
    return uniform_(from, to, (Generator) null);
  }

  /** {@code uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor uniform_(double from) {
    return uniform_(from, 1);
  }

  /** {@code uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor uniform_() {
    return uniform_(0);
  }

  /** {@code bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor bernoulli_(double p, @Nullable Generator generator) {
    Results.check(pt_bernoulli__float(((Tensor) this).handle(), p, Arguments.handle(generator)));
    return (Tensor) this;
  }

  /** {@code bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor bernoulli_(double p) {
    return bernoulli_(p, (Generator) null);
  }

  /** {@code bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor bernoulli_() {
    return bernoulli_(0.5);
  }

  /** {@code bernoulli(Tensor self, *, Generator? generator=None) -> Tensor} */
  default Tensor bernoulli(@Nullable Generator generator) {
    return Results.tensor(pt_bernoulli(((Tensor) this).handle(), Arguments.handle(generator)));
  }

  /** {@code bernoulli(Tensor self, *, Generator? generator=None) -> Tensor} */
  default Tensor bernoulli() {
    return bernoulli((Generator) null);
  }

  /** {@code multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor} */
  default Tensor multinomial(long numSamples, boolean replacement, @Nullable Generator generator) {
    return Results.tensor(pt_multinomial(((Tensor) this).handle(), numSamples, Arguments.flag(replacement), Arguments.handle(generator)));
  }

  /** {@code multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor} */
  default Tensor multinomial(long numSamples, boolean replacement) {
    return multinomial(numSamples, replacement, (Generator) null);
  }

  /** {@code multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor} */
  default Tensor multinomial(long numSamples) {
    return multinomial(numSamples, false);
  }

  /** {@code random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor random_(long from, @Nullable Long to, @Nullable Generator generator) {
    Results.check(pt_random__from(((Tensor) this).handle(), from, Arguments.integer(to), Arguments.handle(generator)));
    return (Tensor) this;
  }

  /** {@code random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor random_(long from, @Nullable Long to) {
    return random_(from, to, (Generator) null);
  }

  /** {@code exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor exponential_(double lambd, @Nullable Generator generator) {
    Results.check(pt_exponential_(((Tensor) this).handle(), lambd, Arguments.handle(generator)));
    return (Tensor) this;
  }

  /** {@code exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor exponential_(double lambd) {
    return exponential_(lambd, (Generator) null);
  }

  /** {@code exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!)} */
  default Tensor exponential_() {
    return exponential_(1);
  }

  /** {@code normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor} */
  default Tensor normal(double std, @Nullable Generator generator) {
    return Results.tensor(pt_normal_Tensor_float(((Tensor) this).handle(), std, Arguments.handle(generator)));
  }

  /** {@code normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor} */
  default Tensor normal(double std) {
    return normal(std, (Generator) null);
  }

  /** {@code normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor} */
  default Tensor normal() {
    return normal(1);
  }
}
