package dev.panatorch.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibTorchFinderTest {
  @TempDir Path home;

  private static LibTorch find(Surroundings surroundings) {
    return new LibTorchFinder(surroundings).find();
  }

  @Test
  void propertyComesBeforeVariableBeforePythonBeforeProvisionedCopy() throws IOException {
    Path a = FakeTorch.create(home.resolve("a"), "2.10.0", "");
    Path b = FakeTorch.create(home.resolve("b"), "2.11.0", "");
    Path c = FakeTorch.create(home.resolve("c/torch"), "2.12.0", "");
    FakeTorch.create(
        home.resolve(".cache/panatorch/libtorch/torch-2.13.0/torch"), "2.13.0+cpu", "");
    Map<String, String> property = Map.of("panatorch.libtorch", a.toString());
    Map<String, String> variable = Map.of("LIBTORCH", b.toString());

    assertThat(find(FakeTorch.surroundings(home, c.toString(), property, variable)).version())
        .isEqualTo("2.10.0");
    assertThat(find(FakeTorch.surroundings(home, c.toString(), Map.of(), variable)).version())
        .isEqualTo("2.11.0");
    assertThat(find(FakeTorch.surroundings(home, c.toString())).version()).isEqualTo("2.12.0");
    assertThat(find(FakeTorch.surroundings(home, "")).version()).isEqualTo("2.13.0+cpu");
  }

  @Test
  void readsCudaVersionAndNvidiaFoldersOfAPipInstallation() throws IOException {
    Path torch = FakeTorch.create(home.resolve("site-packages/torch"), "2.11.0+cu130", "13.0");
    Files.createDirectories(home.resolve("site-packages/nvidia/cu13/lib"));
    Files.createDirectories(home.resolve("site-packages/nvidia/headers-only"));

    LibTorch found = find(FakeTorch.surroundings(home, torch.toString()));

    assertThat(found.hasCuda()).isTrue();
    assertThat(found.cuda()).isEqualTo("13.0");
    assertThat(found.label()).isEqualTo("2.11.0-cu130");
    assertThat(found.nvidiaFolders())
        .extracting(folder -> folder.getParent().getFileName().toString())
        .containsExactly("cu13");
    assertThat(found.libraries())
        .extracting(file -> file.getFileName().toString())
        .containsSubsequence(
            System.mapLibraryName("c10"),
            System.mapLibraryName("torch_cuda"),
            System.mapLibraryName("torch"));
  }

  @Test
  void acceptsASitePackagesFolderAndAnUnpackedArchive() throws IOException {
    FakeTorch.create(home.resolve("site-packages/torch"), "2.13.0+cpu", "");
    Path archive = FakeTorch.create(home.resolve("libtorch"), "", "");
    Files.delete(archive.resolve("version.py"));
    FakeTorch.write(archive.resolve("build-version"), "2.12.1+cu130\n");

    Map<String, String> packages = Map.of("LIBTORCH", home.resolve("site-packages").toString());
    Map<String, String> unpacked = Map.of("LIBTORCH", archive.toString());
    assertThat(find(FakeTorch.surroundings(home, "", Map.of(), packages)).folder().getFileName())
        .hasToString("torch");
    assertThat(find(FakeTorch.surroundings(home, "", Map.of(), unpacked)).version())
        .isEqualTo("2.12.1+cu130");
  }

  @Test
  void readsTheVersionOfTheHeadersWhenNothingElseTellsIt() throws IOException {
    Path torch = FakeTorch.create(home.resolve("bare"), "", "");
    Files.delete(torch.resolve("version.py"));
    FakeTorch.write(
        torch.resolve("include/torch/headeronly/version.h"),
        "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 14\n#define TORCH_VERSION_PATCH 3\n");

    assertThat(find(FakeTorch.surroundings(home, torch.toString())).version()).isEqualTo("2.14.3");
  }

  @Test
  void tracesEveryPlaceTriedAndNamesTheOneCommandThatMendsIt() throws IOException {
    Path old = FakeTorch.create(home.resolve("old/torch"), "2.9.1", "");

    assertThatThrownBy(() -> find(FakeTorch.surroundings(home, old.toString())))
        .isInstanceOf(NativeSetupException.class)
        .hasMessageContainingAll(
            "1. -Dpanatorch.libtorch: not set",
            "2. LIBTORCH: not set",
            "3. torch of " + home.resolve("bin/python3"),
            "is LibTorch 2.9.1, too old: 2.10 or newer is needed",
            "4. provisioned copy: " + home.resolve(".cache/panatorch/libtorch") + " does not exist",
            "To mend it, run: panatorch doctor --provision");
  }

  @Test
  void aPlaceThatTheUserNamedIsNeverSkippedSilently() throws IOException {
    Path good = FakeTorch.create(home.resolve("good/torch"), "2.13.0", "");
    Map<String, String> wrong = Map.of("LIBTORCH", home.resolve("nowhere").toString());

    assertThatThrownBy(() -> find(FakeTorch.surroundings(home, good.toString(), Map.of(), wrong)))
        .hasMessageContainingAll(
            "LIBTORCH names no usable LibTorch", "nowhere does not exist", "unset it");
  }

  @Test
  void saysWhatIsWrongWithPython() throws IOException {
    Surroundings none =
        new Surroundings(name -> null, name -> null, home, List.of(home + "/no-python"));
    List<String> broken =
        FakeTorch.program(home.resolve("broken"), "echo no module named importlib; exit 1\n");
    Surroundings failing = new Surroundings(name -> null, name -> null, home, broken);

    assertThatThrownBy(() -> find(none))
        .hasMessageContaining("no-python: there is no such command");
    assertThatThrownBy(() -> find(failing))
        .hasMessageContaining("it did not answer: no module named importlib");
    assertThatThrownBy(() -> find(FakeTorch.surroundings(home, "")))
        .hasMessageContaining("it has no torch package");
  }

  @Test
  void anIncompleteFolderIsNamedWithTheFileItLacks() throws IOException {
    Path torch = FakeTorch.create(home.resolve("torch"), "2.13.0", "");
    Files.delete(torch.resolve("include/ATen/ATen.h"));

    assertThatThrownBy(() -> find(FakeTorch.surroundings(home, torch.toString())))
        .hasMessageContaining("holds no include/ATen/ATen.h");
  }

  @Test
  void theRealPythonAnswersWithoutItsCurrentFolder() throws IOException {
    PythonTorch.Answer answer = PythonTorch.ask(List.of("python3"));

    assertThat(answer.folder() != null || !answer.reason().isEmpty()).isTrue();
    assertThat(answer.reason()).doesNotContain("did not answer");
  }

  @Test
  void theCacheFolderFollowsXdgWhenItIsAbsolute() throws IOException {
    assertThat(
            FakeTorch.surroundings(home, "", Map.of(), Map.of("XDG_CACHE_HOME", "/elsewhere"))
                .cache())
        .isEqualTo(Path.of("/elsewhere/panatorch"));
    assertThat(
            FakeTorch.surroundings(home, "", Map.of(), Map.of("XDG_CACHE_HOME", "relative"))
                .cache())
        .isEqualTo(home.resolve(".cache/panatorch"));
  }
}
