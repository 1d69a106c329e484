package dev.panatorch.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds a tiny library with the real CMake and compiler. */
class ShimBuildTest {
  private static final String CMAKE =
      """
      cmake_minimum_required(VERSION 3.18)
      project(tiny LANGUAGES CXX)
      add_library(panatorch SHARED src/tiny.cpp)
      """;

  @TempDir Path home;
  private final List<String> report = new ArrayList<>();
  private LibTorch torch = new LibTorch(Path.of("/"), "", null, "");

  @BeforeEach
  void makeTorch() throws Exception {
    torch = LibTorchReader.read(FakeTorch.create(home.resolve("torch"), "2.13.0+cpu", ""), "test");
  }

  private ShimBuild build(String code) {
    Map<String, byte[]> files =
        Map.of(
            "CMakeLists.txt", CMAKE.getBytes(StandardCharsets.UTF_8),
            "src/tiny.cpp", code.getBytes(StandardCharsets.UTF_8));
    return new ShimBuild(
        home.resolve("cache"), torch, new NativeSources(new TreeMap<>(files)), report::add);
  }

  @Test
  void buildsOnceAndThenFindsWhatItBuilt() {
    Shim first = build("int tiny() { return 1; }").findOrBuild();
    report.clear();
    Shim second = build("int tiny() { return 1; }").findOrBuild();

    assertThat(first.main()).isRegularFile();
    assertThat(first.folder().getFileName().toString()).startsWith("2.13.0-cpu-");
    assertThat(first.cuda()).isNull();
    assertThat(second).isEqualTo(first);
    assertThat(report).isEmpty();
  }

  @Test
  void otherSourcesAndAnotherLibTorchGiveAnotherShim() throws Exception {
    Shim first = build("int tiny() { return 1; }").findOrBuild();
    Shim changed = build("int tiny() { return 2; }").findOrBuild();
    Files.writeString(
        torch.lib().resolve(System.mapLibraryName("torch_cpu")), "exchanged in place");
    Shim exchanged = build("int tiny() { return 2; }").findOrBuild();

    assertThat(List.of(first.folder(), changed.folder(), exchanged.folder()))
        .doesNotHaveDuplicates();
    assertThat(first.main()).isRegularFile();
  }

  @Test
  void aCompilerErrorIsShownAndLeavesNoShim() throws IOException {
    assertThatThrownBy(() -> build("int tiny() { return missing; }").findOrBuild())
        .isInstanceOf(NativeSetupException.class)
        .hasMessageContainingAll(
            "compile step failed", "LibTorch 2.13.0+cpu", "missing", "build.log");
    try (var folders = Files.list(home.resolve("cache/shim"))) {
      assertThat(folders).noneMatch(Shim::isIn);
    }
  }

  @Test
  void aFailedConfigurationIsTriedAfreshTheNextTime() {
    assertThatThrownBy(() -> broken().findOrBuild())
        .hasMessageContainingAll("configure step failed", "no such thing here");

    assertThat(build("int tiny() { return 1; }").findOrBuild().main()).isRegularFile();
  }

  private ShimBuild broken() {
    String text = CMAKE + "message(FATAL_ERROR \"no such thing here\")\n";
    TreeMap<String, byte[]> files =
        new TreeMap<>(
            Map.of(
                "CMakeLists.txt",
                text.getBytes(StandardCharsets.UTF_8),
                "src/tiny.cpp",
                new byte[0]));
    return new ShimBuild(home.resolve("cache"), torch, new NativeSources(files), report::add);
  }

  @Test
  void unchangedSourcesKeepTheirTimesAndVanishedOnesGo() throws IOException {
    Path folder = home.resolve("sources");
    new NativeSources(new TreeMap<>(Map.of("a", new byte[] {1}, "b/c", new byte[] {2})))
        .syncTo(folder);
    Files.setLastModifiedTime(
        folder.resolve("a"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));

    new NativeSources(new TreeMap<>(Map.of("a", new byte[] {1}, "d", new byte[] {3})))
        .syncTo(folder);

    assertThat(Files.getLastModifiedTime(folder.resolve("a")).toMillis()).isEqualTo(1_000_000);
    assertThat(folder.resolve("b/c")).doesNotExist();
    assertThat(folder.resolve("d")).exists();
  }

  @Test
  void theHashDependsOnNamesContentsAndText() {
    String base = new NativeSources(new TreeMap<>(Map.of("a", new byte[] {1}))).hash("x");

    assertThat(new NativeSources(new TreeMap<>(Map.of("b", new byte[] {1}))).hash("x"))
        .isNotEqualTo(base);
    assertThat(new NativeSources(new TreeMap<>(Map.of("a", new byte[] {2}))).hash("x"))
        .isNotEqualTo(base);
    assertThat(new NativeSources(new TreeMap<>(Map.of("a", new byte[] {1}))).hash("y"))
        .isNotEqualTo(base);
  }
}
