package dev.panatorch.diffusion.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reference values: SiT's code at its time 0.3, where 0 is noise, float64. */
class PathTest {

  private static final double TIME = 0.3;

  @ParameterizedTest
  @CsvSource({
    "LINEAR, .3, 1, .7, -1, 2.33333333",
    "COSINE, .45399050, 1.39958978, .89100652, -.71312661, 3.08286137",
    "VARIANCE_PRESERVING, .08435257, .59173328, .99643597, -.05009276, 7.01500000"
  })
  void coefficientsAreThoseOfTheReference(
      Path path, double alpha, double alphaDot, double sigma, double sigmaDot, double diffusion) {
    var interpolant = new Interpolant(path, TimeConvention.NOISE_AT_ZERO);
    PathPoint point = interpolant.at(TIME);

    assertThat(point.alpha()).isCloseTo(alpha, within(6e-9));
    assertThat(point.alphaDot()).isCloseTo(alphaDot, within(6e-9));
    assertThat(point.sigma()).isCloseTo(sigma, within(6e-9));
    assertThat(point.sigmaDot()).isCloseTo(sigmaDot, within(6e-9));
    assertThat(DiffusionForm.SCORE_BASED.coefficient(interpolant, TIME))
        .isCloseTo(diffusion, within(6e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, -.82857143, .58",
    "COSINE, -.57025041, .50809684",
    "VARIANCE_PRESERVING, -.64297933, .64068773"
  })
  void scoreAndNoiseOfAVelocityAreThoseOfTheReference(Path path, double score, double noise) {
    try (var scope = Scope.open()) {
      PathPoint point = new Interpolant(path, TimeConvention.NOISE_AT_ZERO).at(TIME);
      Tensor x = Tensor.of(new double[] {.7}, 1);
      Tensor velocity = Tensor.of(new double[] {.4}, 1);

      assertThat(point.scoreOfVelocity(velocity, x).item()).isCloseTo(score, within(6e-9));
      assertThat(point.noiseOfVelocity(velocity, x).item()).isCloseTo(noise, within(6e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void everyConversionInvertsTheMixing(Path path) {
    for (TimeConvention convention : TimeConvention.values()) {
      for (double time : new double[] {.04, .1, .3, .5, .77, .9, .96}) {
        checkConversions(new Interpolant(path, convention).at(time));
      }
    }
  }

  private static void checkConversions(PathPoint point) {
    try (var scope = Scope.open()) {
      Tensor data = values(n -> Math.sin(1.7 * n));
      Tensor noise = values(n -> 1.5 * Math.cos(0.9 * n + 1));
      Tensor x = point.mix(data, noise);
      Tensor velocity = point.velocity(data, noise);
      Tensor score = noise.mul(-1 / point.sigma());

      close(point.noiseOfVelocity(velocity, x), noise);
      close(point.dataOfVelocity(velocity, x), data);
      close(point.scoreOfVelocity(velocity, x), score);
      close(point.velocityOfNoise(noise, x), velocity);
      close(point.velocityOfScore(score, x), velocity);
      close(point.scoreOfNoise(noise), score);
      close(point.noiseOfScore(score), noise);
      close(Prediction.VELOCITY.velocity(velocity, x, point), velocity);
      close(Prediction.NOISE.velocity(noise, x, point), velocity);
      close(Prediction.SCORE.velocity(score, x, point), velocity);
    }
  }

  private static Tensor values(Function<Integer, Double> f) {
    double[] values = new double[32];
    for (int n = 0; n < values.length; n++) {
      values[n] = f.apply(n);
    }
    return Tensor.of(values, 4, 8);
  }

  /** Within 1e-12 of the largest value. */
  private static void close(Tensor actual, Tensor expected) {
    double largest = Math.max(1, expected.abs().max().item());
    assertThat(actual.sub(expected).abs().max().item()).isLessThan(1e-12 * largest);
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void derivativesAreThoseOfTheCoefficients(Path path) {
    double h = 1e-6;
    for (TimeConvention convention : TimeConvention.values()) {
      var interpolant = new Interpolant(path, convention);
      PathPoint point = interpolant.at(.4);
      PathPoint before = interpolant.at(.4 - h);
      PathPoint after = interpolant.at(.4 + h);

      assertThat(point.alphaDot())
          .isCloseTo((after.alpha() - before.alpha()) / (2 * h), within(1e-8));
      assertThat(point.sigmaDot())
          .isCloseTo((after.sigma() - before.sigma()) / (2 * h), within(1e-8));
    }
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void theConventionsAreMirrorImages(Path path) {
    PathPoint one = new Interpolant(path, TimeConvention.NOISE_AT_ONE).at(.25);
    PathPoint zero = new Interpolant(path, TimeConvention.NOISE_AT_ZERO).at(.75);

    assertThat(one)
        .isEqualTo(new PathPoint(zero.alpha(), zero.sigma(), -zero.alphaDot(), -zero.sigmaDot()));
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void theNoisinessOfARatioInvertsTheRatio(Path path) {
    for (double noisiness : new double[] {.01, .2, .5, .8}) {
      PathPoint point = path.at(noisiness);
      assertThat(path.noisinessOfRatio(Math.log(point.sigma() / point.alpha())))
          .isCloseTo(noisiness, within(1e-12));
    }
    assertThat(path.noisinessOfRatio(1000)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SIGMA, .7",
    "LINEAR, .7",
    "DECREASING, .63026550",
    "INCREASING_DECREASING, .65450850",
    "CONSTANT, 1"
  })
  void diffusionFormsOfTheLinearPathAreThoseOfTheReference(DiffusionForm form, double expected) {
    var zero = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ZERO);
    var one = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);

    assertThat(form.coefficient(zero, TIME)).isCloseTo(expected, within(6e-9));
    assertThat(form.coefficient(one, 1 - TIME)).isCloseTo(expected, within(6e-9));
  }

  @Test
  void eachSampleIsMixedAtItsOwnTime() {
    try (var scope = Scope.open()) {
      var interpolant = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);
      Tensor data = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
      Tensor noise = Tensor.of(new float[] {5, 6, 7, 8}, 2, 2);

      PathBatch batch = interpolant.at(new double[] {0.25, 1});

      assertThat(batch.mix(data, noise).toFloatArray()).containsExactly(2, 3, 7, 8);
      assertThat(batch.velocity(data, noise).toFloatArray()).containsExactly(4, 4, 4, 4);
    }
  }

  /** SiT's drift pair at t = 0.3 and x = 0.7: v = var * score - a. */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, -2.33333333, 2.33333333",
    "COSINE, -2.15800296, 3.08286137",
    "VARIANCE_PRESERVING, -4.91050000, 7.01500000"
  })
  void velocitiesOfScoresAreThoseOfTheReferencesDrift(Path path, double a, double variance) {
    try (var scope = Scope.open()) {
      PathPoint point = new Interpolant(path, TimeConvention.NOISE_AT_ZERO).at(TIME);
      Tensor x = Tensor.of(new double[] {.7}, 1);
      double atZero = point.velocityOfScore(Tensor.of(new double[] {0}, 1), x).item();
      double atOne = point.velocityOfScore(Tensor.of(new double[] {1}, 1), x).item();

      assertThat(atZero).isCloseTo(-a, within(2e-8));
      assertThat(atOne - atZero).isCloseTo(variance, within(2e-8));
      assertThat(point.diffusion()).isCloseTo(variance, within(2e-8));
    }
  }

  /** With var 7 / 3 and sigma 0.7 of the linear path at t = 0.3. */
  @Test
  void weightsOfLossesAreThoseOfTheReference() {
    PathPoint point = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ZERO).at(TIME);

    assertThat(LossWeighting.NONE.at(point)).isEqualTo(1);
    assertThat(LossWeighting.VELOCITY.at(point)).isCloseTo(100.0 / 9, within(1e-12));
    assertThat(LossWeighting.LIKELIHOOD.at(point)).isCloseTo(7 / 3.0 / .49, within(1e-12));
  }

  /**
   * At one point of the path the error of a noise, and of the score of that noise, is the
   * velocity's over its weight in it.
   */
  @ParameterizedTest
  @EnumSource(Path.class)
  void errorsOfAllPredictionsAgree(Path path) {
    for (TimeConvention convention : TimeConvention.values()) {
      var interpolant = new Interpolant(path, convention);
      PathPoint point = interpolant.at(.4);
      PathBatch batch = interpolant.at(new double[] {.4, .4, .4, .4});
      try (var scope = Scope.open()) {
        Tensor data = values(n -> Math.sin(1.7 * n));
        Tensor noise = values(n -> 1.5 * Math.cos(0.9 * n + 1));
        Tensor x = batch.mix(data, noise);
        Tensor wrong = values(n -> 0.3 * n);

        Tensor inNoise = Prediction.NOISE.error(wrong, batch, data, noise);
        Tensor inScore = Prediction.SCORE.error(point.scoreOfNoise(wrong), batch, data, noise);
        Tensor inVelocity =
            Prediction.VELOCITY.error(point.velocityOfNoise(wrong, x), batch, data, noise);
        close(inScore, inNoise.neg());
        close(inVelocity, inNoise.mul(-point.determinant() / point.alpha()));
        // The weight "velocity" makes the noise's loss the velocity's.
        double ratio = point.determinant() / point.alpha();
        assertThat(LossWeighting.VELOCITY.at(point)).isCloseTo(ratio * ratio, within(1e-10));
      }
    }
  }

  /** SiT's intervals of its time, 0 noise, as noisiness. */
  @Test
  void rangesAreThoseOfTheReference() {
    assertThat(TimeRange.training(Path.LINEAR, Prediction.VELOCITY)).isEqualTo(TimeRange.WHOLE);
    assertThat(TimeRange.sampling(Path.COSINE, Prediction.VELOCITY)).isEqualTo(TimeRange.WHOLE);
    for (Prediction prediction : new Prediction[] {Prediction.NOISE, Prediction.SCORE}) {
      assertThat(TimeRange.training(Path.LINEAR, prediction)).isEqualTo(new TimeRange(.001, .999));
      assertThat(TimeRange.sampling(Path.COSINE, prediction)).isEqualTo(new TimeRange(.001, .999));
    }
    for (Prediction prediction : Prediction.values()) {
      assertThat(TimeRange.training(Path.VARIANCE_PRESERVING, prediction))
          .isEqualTo(new TimeRange(1e-5, 1));
      assertThat(TimeRange.sampling(Path.VARIANCE_PRESERVING, prediction))
          .isEqualTo(new TimeRange(1e-3, 1));
    }
  }
}
