package dev.panatorch.natives;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The compiled C++ shim in the cache folder.
 *
 * @param folder its folder, whose name tells the LibTorch and the sources it was built from
 * @param main {@code libpanatorch.so}
 * @param cuda {@code libpanatorch_cuda.so}; null where LibTorch has no CUDA
 * @param builtAgainst the version of the LibTorch it was built against
 */
public record Shim(Path folder, Path main, @Nullable Path cuda, String builtAgainst) {
  static final String MAIN = System.mapLibraryName("panatorch");
  static final String CUDA = System.mapLibraryName("panatorch_cuda");

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(MAIN));
  }

  static Shim in(Path folder, LibTorch torch) {
    Path cuda = folder.resolve(CUDA);
    return new Shim(
        folder, folder.resolve(MAIN), Files.isRegularFile(cuda) ? cuda : null, torch.version());
  }
}
