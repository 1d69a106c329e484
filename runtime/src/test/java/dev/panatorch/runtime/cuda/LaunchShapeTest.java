package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LaunchShapeTest {

  @Property
  void everyElementHasAThreadAndNoBlockIsIdle(
      @ForAll @LongRange(min = 1, max = 1L << 35) long elements,
      @ForAll @IntRange(min = 32, max = 1024) int threads) {
    LaunchShape shape = LaunchShape.forElements(elements, threads);
    long covered = (long) shape.gridX() * shape.blockX();
    assertThat(covered).isGreaterThanOrEqualTo(elements).isLessThan(elements + threads);
  }

  @Test
  void eachPartIsChangedAlone() {
    LaunchShape shape =
        LaunchShape.of(1, 32).withGrid(2, 3, 4).withBlock(5, 6, 7).withSharedBytes(8).allAtOnce();
    assertThat(shape).isEqualTo(new LaunchShape(2, 3, 4, 5, 6, 7, 8, true));
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThatThrownBy(() -> LaunchShape.of(0, 32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LaunchShape.forElements(1L << 40, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("let each thread work on several");
    assertThatThrownBy(() -> LaunchShape.of(1, 32).withSharedBytes(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
