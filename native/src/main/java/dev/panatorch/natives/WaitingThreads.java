package dev.panatorch.natives;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * How long LibTorch's OpenMP threads spin before they sleep. GNU OpenMP's default suits a machine
 * of one's own; where other processes, or the JVM's own threads, want the cores, spinning threads
 * take them from the one thread that they wait for. Short spinning costs nothing measurable on
 * quiet cores.
 */
final class WaitingThreads {

  private static final String SPINS = "GOMP_SPINCOUNT";
  private static final String SHORT = "1000";

  private WaitingThreads() {}

  /**
   * Sets {@code GOMP_SPINCOUNT} in this process, unless it or {@code OMP_WAIT_POLICY} is set. GNU
   * OpenMP reads it once, when it is loaded.
   */
  @SuppressWarnings("restricted")
  static void spinShortly() {
    Map<String, String> given = System.getenv();
    if (given.containsKey(SPINS) || given.containsKey("OMP_WAIT_POLICY")) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setenv")
        .map(setenv ->
            linker.downcallHandle(
                setenv, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)))
        .ifPresent(WaitingThreads::call);
  }

  private static void call(MethodHandle setenv) {
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int) setenv.invokeExact(arena.allocateFrom(SPINS), arena.allocateFrom(SHORT), 0);
      if (failed != 0) {
        throw new NativeSetupException("the environment of this process takes no " + SPINS);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("setenv throws nothing", e);
    }
  }
}
