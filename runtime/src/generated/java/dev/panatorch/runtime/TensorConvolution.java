// Generated from native/operators.txt. Change the table and run native/regenerate.

package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of section Convolution of the operator table. */
@SuppressWarnings("javadoc")
public sealed interface TensorConvolution permits Tensor {

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_conv1d(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias), scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(dilation), dilation.length, groups));
  }

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long... dilation) {
    return conv1d(weight, bias, stride, padding, dilation, 1L);
  }

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight, @Nullable Tensor bias, long[] stride, long... padding) {
    return conv1d(weight, bias, stride, padding, new long[] {1});
  }

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight, @Nullable Tensor bias, long... stride) {
    return conv1d(weight, bias, stride, new long[] {0});
  }

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight, @Nullable Tensor bias) {
    return conv1d(weight, bias, new long[] {1});
  }

  /** {@code conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv1d(Tensor weight) {
    return conv1d(weight, (Tensor) null);
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_conv2d(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias), scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(dilation), dilation.length, groups));
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long... dilation) {
    return conv2d(weight, bias, stride, padding, dilation, 1L);
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight, @Nullable Tensor bias, long[] stride, long... padding) {
    return conv2d(weight, bias, stride, padding, new long[] {1, 1});
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight, @Nullable Tensor bias, long... stride) {
    return conv2d(weight, bias, stride, new long[] {0, 0});
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight, @Nullable Tensor bias) {
    return conv2d(weight, bias, new long[] {1, 1});
  }

  /** {@code conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv2d(Tensor weight) {
    return conv2d(weight, (Tensor) null);
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_conv3d(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias), scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(dilation), dilation.length, groups));
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long... dilation) {
    return conv3d(weight, bias, stride, padding, dilation, 1L);
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight, @Nullable Tensor bias, long[] stride, long... padding) {
    return conv3d(weight, bias, stride, padding, new long[] {1, 1, 1});
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight, @Nullable Tensor bias, long... stride) {
    return conv3d(weight, bias, stride, new long[] {0, 0, 0});
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight, @Nullable Tensor bias) {
    return conv3d(weight, bias, new long[] {1, 1, 1});
  }

  /** {@code conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] dilation=1, SymInt groups=1) -> Tensor} */
  default Tensor conv3d(Tensor weight) {
    return conv3d(weight, (Tensor) null);
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups, long... dilation) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_conv_transpose2d_input(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias), scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(outputPadding), outputPadding.length, groups, scratch.longs(dilation), dilation.length));
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups) {
    return convTranspose2d(weight, bias, stride, padding, outputPadding, groups, new long[] {1, 1});
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long... outputPadding) {
    return convTranspose2d(weight, bias, stride, padding, outputPadding, 1L);
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, long[] stride, long... padding) {
    return convTranspose2d(weight, bias, stride, padding, new long[] {0, 0});
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, long... stride) {
    return convTranspose2d(weight, bias, stride, new long[] {0, 0});
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias) {
    return convTranspose2d(weight, bias, new long[] {1, 1});
  }

  /** {@code conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor} */
  default Tensor convTranspose2d(Tensor weight) {
    return convTranspose2d(weight, (Tensor) null);
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups, long... dilation) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_conv_transpose1d(((Tensor) this).handle(), weight.handle(), Arguments.handle(bias), scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(outputPadding), outputPadding.length, groups, scratch.longs(dilation), dilation.length));
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long[] outputPadding, long groups) {
    return convTranspose1d(weight, bias, stride, padding, outputPadding, groups, new long[] {1});
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, long[] stride, long[] padding, long... outputPadding) {
    return convTranspose1d(weight, bias, stride, padding, outputPadding, 1L);
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, long[] stride, long... padding) {
    return convTranspose1d(weight, bias, stride, padding, new long[] {0});
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, long... stride) {
    return convTranspose1d(weight, bias, stride, new long[] {0});
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias) {
    return convTranspose1d(weight, bias, new long[] {1});
  }

  /** {@code conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor} */
  default Tensor convTranspose1d(Tensor weight) {
    return convTranspose1d(weight, (Tensor) null);
  }

  /** {@code max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor} */
  default Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding, long[] dilation, boolean ceilMode) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_max_pool2d(((Tensor) this).handle(), scratch.longs(kernelSize), kernelSize.length, scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, scratch.longs(dilation), dilation.length, Arguments.flag(ceilMode)));
  }

  /** {@code max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor} */
  default Tensor maxPool2d(long[] kernelSize, long[] stride, long[] padding, long... dilation) {
    return maxPool2d(kernelSize, stride, padding, dilation, false);
  }

  /** {@code max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor} */
  default Tensor maxPool2d(long[] kernelSize, long[] stride, long... padding) {
    return maxPool2d(kernelSize, stride, padding, new long[] {1, 1});
  }

  /** {@code max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor} */
  default Tensor maxPool2d(long[] kernelSize, long... stride) {
    return maxPool2d(kernelSize, stride, new long[] {0, 0});
  }

  /** {@code max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor} */
  default Tensor maxPool2d(long... kernelSize) {
    return maxPool2d(kernelSize, new long[] {});
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad, @Nullable Long divisorOverride) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_avg_pool2d(((Tensor) this).handle(), scratch.longs(kernelSize), kernelSize.length, scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, Arguments.flag(ceilMode), Arguments.flag(countIncludePad), Arguments.integer(divisorOverride)));
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
    return avgPool2d(kernelSize, stride, padding, ceilMode, countIncludePad, (Long) null);
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
    return avgPool2d(kernelSize, stride, padding, ceilMode, true);
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long[] kernelSize, long[] stride, long... padding) {
    return avgPool2d(kernelSize, stride, padding, false);
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long[] kernelSize, long... stride) {
    return avgPool2d(kernelSize, stride, new long[] {0, 0});
  }

  /** {@code avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor} */
  default Tensor avgPool2d(long... kernelSize) {
    return avgPool2d(kernelSize, new long[] {});
  }

  /** {@code adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor} */
  default Tensor adaptiveAvgPool2d(long... outputSize) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_adaptive_avg_pool2d(((Tensor) this).handle(), scratch.longs(outputSize), outputSize.length));
  }

  /** {@code adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor} */
  default Tensor adaptiveAvgPool1d(long... outputSize) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_adaptive_avg_pool1d(((Tensor) this).handle(), scratch.longs(outputSize), outputSize.length));
  }

  /** {@code avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor} */
  default Tensor avgPool1d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode, boolean countIncludePad) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_avg_pool1d(((Tensor) this).handle(), scratch.longs(kernelSize), kernelSize.length, scratch.longs(stride), stride.length, scratch.longs(padding), padding.length, Arguments.flag(ceilMode), Arguments.flag(countIncludePad)));
  }

  /** {@code avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor} */
  default Tensor avgPool1d(long[] kernelSize, long[] stride, long[] padding, boolean ceilMode) {
    return avgPool1d(kernelSize, stride, padding, ceilMode, true);
  }

  /** {@code avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor} */
  default Tensor avgPool1d(long[] kernelSize, long[] stride, long... padding) {
    return avgPool1d(kernelSize, stride, padding, false);
  }

  /** {@code avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor} */
  default Tensor avgPool1d(long[] kernelSize, long... stride) {
    return avgPool1d(kernelSize, stride, new long[] {0});
  }

  /** {@code avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor} */
  default Tensor avgPool1d(long... kernelSize) {
    return avgPool1d(kernelSize, new long[] {});
  }

  /** {@code upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor} */
  default Tensor upsampleNearest2d(long @Nullable [] outputSize, double @Nullable [] scaleFactors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_upsample_nearest2d_vec(((Tensor) this).handle(), scratch.longs(outputSize), Arguments.length(outputSize), scratch.doubles(scaleFactors), Arguments.length(scaleFactors)));
  }

  /** {@code upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor} */
  default Tensor upsampleBilinear2d(long @Nullable [] outputSize, boolean alignCorners, double @Nullable [] scaleFactors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_upsample_bilinear2d_vec(((Tensor) this).handle(), scratch.longs(outputSize), Arguments.length(outputSize), Arguments.flag(alignCorners), scratch.doubles(scaleFactors), Arguments.length(scaleFactors)));
  }

  /** {@code upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor} */
  default Tensor upsampleBicubic2d(long @Nullable [] outputSize, boolean alignCorners, double @Nullable [] scaleFactors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_upsample_bicubic2d_vec(((Tensor) this).handle(), scratch.longs(outputSize), Arguments.length(outputSize), Arguments.flag(alignCorners), scratch.doubles(scaleFactors), Arguments.length(scaleFactors)));
  }

  /** {@code _upsample_bilinear2d_aa.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor} */
  default Tensor upsampleBilinear2dAa(long @Nullable [] outputSize, boolean alignCorners, double @Nullable [] scaleFactors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt__upsample_bilinear2d_aa_vec(((Tensor) this).handle(), scratch.longs(outputSize), Arguments.length(outputSize), Arguments.flag(alignCorners), scratch.doubles(scaleFactors), Arguments.length(scaleFactors)));
  }

  /** {@code _upsample_bicubic2d_aa.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor} */
  default Tensor upsampleBicubic2dAa(long @Nullable [] outputSize, boolean alignCorners, double @Nullable [] scaleFactors) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt__upsample_bicubic2d_aa_vec(((Tensor) this).handle(), scratch.longs(outputSize), Arguments.length(outputSize), Arguments.flag(alignCorners), scratch.doubles(scaleFactors), Arguments.length(scaleFactors)));
  }

  /** {@code pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor} */
  default Tensor pad(long[] pad, String mode, @Nullable Double value) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_pad(((Tensor) this).handle(), scratch.longs(pad), pad.length, Arguments.string(mode), Arguments.real(value)));
  }

  /** {@code pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor} */
  default Tensor pad(long[] pad, String mode) {
    return pad(pad, mode, (Double) null);
  }

  /** {@code pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor} */
  default Tensor pad(long... pad) {
    return pad(pad, "constant");
  }

  /** {@code constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor} */
  default Tensor constantPadNd(long[] pad, double value) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_constant_pad_nd(((Tensor) this).handle(), scratch.longs(pad), pad.length, Arguments.numberBits(value), Arguments.numberKind(value)));
  }

  /** {@code constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor} */
  default Tensor constantPadNd(long... pad) {
    return constantPadNd(pad, 0L);
  }

  /** {@code reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor} */
  default Tensor reflectionPad2d(long... padding) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_reflection_pad2d(((Tensor) this).handle(), scratch.longs(padding), padding.length));
  }

  /** {@code replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor} */
  default Tensor replicationPad2d(long... padding) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_replication_pad2d(((Tensor) this).handle(), scratch.longs(padding), padding.length));
  }

  /** {@code reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor} */
  default Tensor reflectionPad1d(long... padding) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_reflection_pad1d(((Tensor) this).handle(), scratch.longs(padding), padding.length));
  }

  /** {@code grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor} */
  default Tensor gridSampler2d(Tensor grid, long interpolationMode, long paddingMode, boolean alignCorners) {
    return Results.tensor(pt_grid_sampler_2d(((Tensor) this).handle(), grid.handle(), interpolationMode, paddingMode, Arguments.flag(alignCorners)));
  }

  /** {@code im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor} */
  default Tensor im2col(long[] kernelSize, long[] dilation, long[] padding, long... stride) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_im2col(((Tensor) this).handle(), scratch.longs(kernelSize), kernelSize.length, scratch.longs(dilation), dilation.length, scratch.longs(padding), padding.length, scratch.longs(stride), stride.length));
  }

  /** {@code col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor} */
  default Tensor col2im(long[] outputSize, long[] kernelSize, long[] dilation, long[] padding, long... stride) {
    Scratch scratch = Scratch.begin();
    return Results.tensor(pt_col2im(((Tensor) this).handle(), scratch.longs(outputSize), outputSize.length, scratch.longs(kernelSize), kernelSize.length, scratch.longs(dilation), dilation.length, scratch.longs(padding), padding.length, scratch.longs(stride), stride.length));
  }
}
