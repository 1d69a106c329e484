package dev.panatorch.diffusion;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.OptionalLong;

/**
 * A denoiser that is a formula, in float32 on the CPU, for latents [3, 4] whose channels are last,
 * of ten classes and one for none.
 *
 * @param formula what it puts out
 * @param parameterization what that means
 * @param takesTemperature whether it is one of guidance-free training
 */
public record FormulaDenoiser(
    Formula formula, Parameterization parameterization, boolean takesTemperature)
    implements Denoiser {

  /** Number of classes. */
  public static final long CLASSES = 10;

  /** A function of the state and, each [B, 1, 1] and float32, the time, label and temperature. */
  @FunctionalInterface
  public interface Formula {
    /** The output for a batch. */
    Tensor of(Tensor x, Tensor time, Tensor label, Tensor temperature);
  }

  /** One that takes no temperature. */
  public static FormulaDenoiser of(Parameterization meaning, Formula formula) {
    return new FormulaDenoiser(formula, meaning, false);
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels) {
    return run(x, times, labels, times.onesLike());
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels, Tensor temperatures) {
    return run(x, times, labels, temperatures);
  }

  private Tensor run(Tensor x, Tensor times, Tensor labels, Tensor temperatures) {
    return Scope.run(
        () -> formula.of(x, column(times), column(labels.to(DType.FLOAT32)), column(temperatures)));
  }

  private static Tensor column(Tensor values) {
    return values.reshape(-1, 1, 1);
  }

  @Override
  public long[] latentShape() {
    return new long[] {3, 4};
  }

  @Override
  public int channelDim() {
    return 2;
  }

  @Override
  public long classes() {
    return CLASSES;
  }

  @Override
  public OptionalLong nullLabel() {
    return OptionalLong.of(CLASSES);
  }

  @Override
  public DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  public Device device() {
    return Device.CPU;
  }
}
