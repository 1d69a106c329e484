// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Spectral of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorSpectral permits Tensor {

  /** {@code fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftFft2(long @Nullable [] s, long[] dim, @Nullable String norm) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_fft_fft2(((Tensor) this).handle(), scratch.longs(s), Arguments.length(s), scratch.longs(dim), dim.length, Arguments.string(norm)));
  }

  /** {@code fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftFft2(long @Nullable [] s, long... dim) {
    return fftFft2(s, dim, (String) null);
  }

  /** {@code fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftFft2(long... s) {
    return fftFft2(s, new long[] {-2,-1});
  }

  /** {@code fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftFft2() {
    return fftFft2((long[]) null);
  }

  /** {@code fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIfft2(long @Nullable [] s, long[] dim, @Nullable String norm) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_fft_ifft2(((Tensor) this).handle(), scratch.longs(s), Arguments.length(s), scratch.longs(dim), dim.length, Arguments.string(norm)));
  }

  /** {@code fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIfft2(long @Nullable [] s, long... dim) {
    return fftIfft2(s, dim, (String) null);
  }

  /** {@code fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIfft2(long... s) {
    return fftIfft2(s, new long[] {-2,-1});
  }

  /** {@code fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIfft2() {
    return fftIfft2((long[]) null);
  }

  /** {@code fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftRfft2(long @Nullable [] s, long[] dim, @Nullable String norm) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_fft_rfft2(((Tensor) this).handle(), scratch.longs(s), Arguments.length(s), scratch.longs(dim), dim.length, Arguments.string(norm)));
  }

  /** {@code fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftRfft2(long @Nullable [] s, long... dim) {
    return fftRfft2(s, dim, (String) null);
  }

  /** {@code fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftRfft2(long... s) {
    return fftRfft2(s, new long[] {-2,-1});
  }

  /** {@code fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftRfft2() {
    return fftRfft2((long[]) null);
  }

  /** {@code fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIrfft2(long @Nullable [] s, long[] dim, @Nullable String norm) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_fft_irfft2(((Tensor) this).handle(), scratch.longs(s), Arguments.length(s), scratch.longs(dim), dim.length, Arguments.string(norm)));
  }

  /** {@code fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIrfft2(long @Nullable [] s, long... dim) {
    return fftIrfft2(s, dim, (String) null);
  }

  /** {@code fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIrfft2(long... s) {
    return fftIrfft2(s, new long[] {-2,-1});
  }

  /** {@code fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor} */
  default Tensor fftIrfft2() {
    return fftIrfft2((long[]) null);
  }

  /** {@code fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor} */
  default Tensor fftFftshift(long... dim) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_fft_fftshift(((Tensor) this).handle(), scratch.longs(dim), Arguments.length(dim)));
  }

  /** {@code fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor} */
  default Tensor fftFftshift() {
    return fftFftshift((long[]) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength, @Nullable Tensor window, boolean normalized, @Nullable Boolean onesided, @Nullable Boolean returnComplex, @Nullable Boolean alignToWindow) {
    return Results.tensor(pt_stft(((Tensor) this).handle(), nFft, Arguments.integer(hopLength), Arguments.integer(winLength), Arguments.handle(window), Arguments.flag(normalized), Arguments.flag(onesided), Arguments.flag(returnComplex), Arguments.flag(alignToWindow)));
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength, @Nullable Tensor window, boolean normalized, @Nullable Boolean onesided, @Nullable Boolean returnComplex) {
    return stft(nFft, hopLength, winLength, window, normalized, onesided, returnComplex, (Boolean) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength, @Nullable Tensor window, boolean normalized, @Nullable Boolean onesided) {
    return stft(nFft, hopLength, winLength, window, normalized, onesided, (Boolean) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength, @Nullable Tensor window, boolean normalized) {
    return stft(nFft, hopLength, winLength, window, normalized, (Boolean) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength, @Nullable Tensor window) {
    return stft(nFft, hopLength, winLength, window, false);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength, @Nullable Long winLength) {
    return stft(nFft, hopLength, winLength, (Tensor) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft, @Nullable Long hopLength) {
    return stft(nFft, hopLength, (Long) null);
  }

  /** {@code stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor} */
  default Tensor stft(long nFft) {
    return stft(nFft, (Long) null);
  }
}
