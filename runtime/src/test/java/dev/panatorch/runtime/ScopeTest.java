package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void freesEveryTensorMadeInsideIt() {
    long before = LiveTensors.count();
    Tensor inside;
    try (var scope = Scope.open()) {
      inside = Torch.ones(10).add(1).mul(2);
      assertThat(scope.liveTensors()).isEqualTo(3);
      assertThat(LiveTensors.count()).isEqualTo(before + 3);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
    assertThat(inside.isClosed()).isTrue();
  }

  @Test
  void countsTheBytesOfSharedStorageOnce() {
    try (var scope = Scope.open()) {
      Tensor x = Torch.zeros(1000);
      x.view(10, 100).select(0, 3);
      assertThat(scope.liveBytes()).isEqualTo(4000);
      Torch.zeros(new long[] {10}, DType.FLOAT64);
      assertThat(scope.liveBytes()).isEqualTo(4080);
    }
  }

  @Test
  void handsEscapedTensorsToTheEnclosingScope() {
    long before = LiveTensors.count();
    try (var outer = Scope.open()) {
      Tensor sum = Scope.run(() -> Torch.ones(4).add(1).sum());
      assertThat(outer.liveTensors()).isEqualTo(1);
      assertThat(sum.item()).isEqualTo(8);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void leavesKeptAndOutermostEscapedTensorsToTheCaller() {
    long before = LiveTensors.count();
    long kept = LiveTensors.keptCount();
    Tensor escaped;
    Tensor held;
    try (var scope = Scope.open()) {
      escaped = scope.escape(Torch.ones(1));
      held = Torch.ones(2).keep();
      assertThat(scope.liveTensors()).isZero();
    }
    assertThat(LiveTensors.keptCount()).isEqualTo(kept + 2);
    assertThat(escaped.add(1).keep().toFloatArray()).containsExactly(2);
    try (held;
        escaped) {
      assertThat(held.isClosed()).isFalse();
    }
    assertThat(LiveTensors.count()).isEqualTo(before + 1);
    LiveTensors.report().lines().forEach(line -> assertThat(line).contains("float32"));
  }

  @Test
  void forgetsATensorThatWasClosedEarly() {
    try (var scope = Scope.open()) {
      Tensor first = Torch.ones(1);
      Tensor second = Torch.ones(2);
      Tensor third = Torch.ones(3);
      first.close();
      assertThat(scope.liveTensors()).isEqualTo(2);
      third.close();
      second.close();
      assertThat(scope.liveTensors()).isZero();
    }
  }

  @Test
  void closesInnermostFirst() {
    Scope outer = Scope.open();
    Scope inner = Scope.open();
    assertThatThrownBy(outer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("innermost");
    inner.close();
    outer.close();
    outer.close();
  }

  @Test
  void belongsToOneThread() throws Exception {
    try (var scope = Scope.open()) {
      Tensor tensor = Torch.ones(1);
      var failure = CompletableFuture.supplyAsync(() -> catchThrown(tensor::close)).get();
      assertThat(failure).isInstanceOf(WrongThreadException.class);
      assertThat(CompletableFuture.supplyAsync(() -> catchThrown(scope::close)).get())
          .isInstanceOf(WrongThreadException.class);
      assertThat(tensor.item()).isEqualTo(1);
    }
  }

  @Test
  void survivesAnExceptionInside() {
    long before = LiveTensors.count();
    assertThatThrownBy(() ->
            Scope.run(() -> {
              Torch.ones(3);
              return Torch.ones(2, 3).matmul(Torch.ones(2, 3));
            }))
        .isInstanceOf(ShapeException.class);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void movesWholeListsOut() {
    try (var outer = Scope.open()) {
      List<Tensor> parts;
      try (var inner = Scope.open()) {
        parts = inner.escape(List.of(Torch.ones(6).chunk(3)));
      }
      assertThat(parts).allMatch(part -> !part.isClosed());
      assertThat(outer.liveTensors()).isEqualTo(3);
    }
  }

  @Test
  void reportsAKeptTensorThatWasForgotten() throws Exception {
    long lost = LiveTensors.lostCount();
    forget();
    for (int i = 0; i < 200 && LiveTensors.lostCount() == lost; i++) {
      System.gc();
      Thread.sleep(10);
    }
    // Other tests of the process may have lost tensors too.
    assertThat(LiveTensors.lostCount()).isGreaterThan(lost);
  }

  private static void forget() {
    Torch.ones(1).keep();
  }

  private static Throwable catchThrown(Runnable body) {
    try {
      body.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }
}
