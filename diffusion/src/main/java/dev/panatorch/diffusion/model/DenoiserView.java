package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import java.util.OptionalLong;

/** A network that another one does the work of, and that is like it unless it says otherwise. */
interface DenoiserView extends Denoiser {

  /** The network that does the work. */
  Denoiser original();

  @Override
  default Parameterization parameterization() {
    return original().parameterization();
  }

  @Override
  default long[] latentShape() {
    return original().latentShape();
  }

  @Override
  default int channelDim() {
    return original().channelDim();
  }

  @Override
  default long classes() {
    return original().classes();
  }

  @Override
  default OptionalLong nullLabel() {
    return original().nullLabel();
  }

  @Override
  default DType dtype() {
    return original().dtype();
  }

  @Override
  default Device device() {
    return original().device();
  }

  @Override
  default boolean takesTemperature() {
    return original().takesTemperature();
  }
}
