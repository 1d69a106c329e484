package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.Tensor;

/**
 * One point of a path: {@code x = alpha * data + sigma * noise} moves with the velocity {@code v =
 * alphaDot * data + sigmaDot * noise}. From these two equations any of velocity, noise, score and
 * data follows from any other and {@code x}; they hold for both time conventions.
 *
 * <p>All methods work element by element, in the dtype of their arguments, and solve the two
 * equations with their {@linkplain #determinant() determinant}, which is finite and not zero where
 * quotients such as {@code alphaDot / alpha} are infinite.
 *
 * @param alpha weight of the data
 * @param sigma weight of the noise
 * @param alphaDot derivative of alpha with respect to time
 * @param sigmaDot derivative of sigma with respect to time
 */
public record PathPoint(double alpha, double sigma, double alphaDot, double sigmaDot) {

  /** {@code alphaDot * sigma - alpha * sigmaDot}. */
  public double determinant() {
    return alphaDot * sigma - alpha * sigmaDot;
  }

  /**
   * {@code D} of the stochastic differential equation that the path comes from, {@code |sigma
   * (alphaDot sigma / alpha - sigmaDot)|}: the drift's variance in SiT's code. Infinite at pure
   * noise, where alpha is 0.
   */
  public double diffusion() {
    return Math.abs(sigma * determinant() / alpha);
  }

  /** The point {@code x} of the path between these two. */
  public Tensor mix(Tensor data, Tensor noise) {
    return data.mul(alpha).add(noise, sigma);
  }

  /** The velocity of the path between these two. */
  public Tensor velocity(Tensor data, Tensor noise) {
    return data.mul(alphaDot).add(noise, sigmaDot);
  }

  /** The noise that {@code x} holds, given its velocity. */
  public Tensor noiseOfVelocity(Tensor velocity, Tensor x) {
    double scale = 1 / determinant();
    return x.mul(alphaDot * scale).sub(velocity, alpha * scale);
  }

  /** The data that {@code x} holds, given its velocity. */
  public Tensor dataOfVelocity(Tensor velocity, Tensor x) {
    double scale = 1 / determinant();
    return velocity.mul(sigma * scale).sub(x, sigmaDot * scale);
  }

  /**
   * The score, the gradient of the log-density at {@code x}, given the velocity: SiT, equation 9.
   * Infinite at the data, where sigma is 0.
   */
  public Tensor scoreOfVelocity(Tensor velocity, Tensor x) {
    double scale = 1 / (sigma * determinant());
    return velocity.mul(alpha * scale).sub(x, alphaDot * scale);
  }

  /** The velocity at {@code x}, given its noise. Infinite at pure noise, where alpha is 0. */
  public Tensor velocityOfNoise(Tensor noise, Tensor x) {
    return x.mul(alphaDot / alpha).sub(noise, determinant() / alpha);
  }

  /** The velocity at {@code x}, given the score. Infinite at pure noise. */
  public Tensor velocityOfScore(Tensor score, Tensor x) {
    return velocityOfNoise(noiseOfScore(score), x);
  }

  /** The score, given the noise: {@code -noise / sigma}. */
  public Tensor scoreOfNoise(Tensor noise) {
    return noise.mul(-1 / sigma);
  }

  /** The noise, given the score: {@code -sigma * score}. */
  public Tensor noiseOfScore(Tensor score) {
    return score.mul(-sigma);
  }
}
