package dev.panatorch.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class WaitingThreadsTest {

  @SuppressWarnings("restricted")
  private static String environment(String name) throws Throwable {
    Linker linker = Linker.nativeLinker();
    var getenv =
        linker.downcallHandle(
            linker.defaultLookup().find("getenv").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      var value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
      return value.equals(MemorySegment.NULL) ? "" : value.reinterpret(Long.MAX_VALUE).getString(0);
    }
  }

  @Test
  void openMpIsToldToSpinShortlyUnlessTheUserSaysHowToWait() throws Throwable {
    WaitingThreads.spinShortly();
    String given = System.getenv().getOrDefault("GOMP_SPINCOUNT", "1000");
    boolean ownPolicy = System.getenv().containsKey("OMP_WAIT_POLICY");
    assertThat(environment("GOMP_SPINCOUNT"))
        .isEqualTo(ownPolicy ? System.getenv().getOrDefault("GOMP_SPINCOUNT", "") : given);
  }
}
