package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/** A field that remembers the data that it last saw behind the noise. */
final class DataEstimate implements Field, AutoCloseable {

  private final Field field;
  private final Parameterization meaning;
  private final int channelDim;
  private @Nullable Tensor data;

  DataEstimate(Field field, Parameterization meaning, int channelDim) {
    this.field = field;
    this.meaning = meaning;
    this.channelDim = channelDim;
  }

  @Override
  public Tensor at(Tensor x, double time) {
    return at(x, time, time);
  }

  @Override
  public Tensor at(Tensor x, double time, double stepTime) {
    Tensor value = field.at(x, time, stepTime);
    close();
    data = Scope.run(() -> estimate(value, x, time)).keep();
    return value;
  }

  private Tensor estimate(Tensor value, Tensor x, double time) {
    return switch (meaning) {
      case Flow flow -> flow.interpolant().at(time).dataOfVelocity(value, x);
      case NoiseSteps process -> {
        double kept = process.alphaBar((int) time);
        Tensor noise = value.narrow(channelDim, 0, x.size(channelDim));
        yield x.mul(Math.sqrt(1 / kept)).sub(noise, Math.sqrt(1 / kept - 1));
      }
    };
  }

  /** What was seen last; null before the first evaluation. */
  @Nullable Tensor data() {
    return data;
  }

  @Override
  public void close() {
    if (data != null) {
      data.close();
    }
  }
}
