package dev.panatorch.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionTest {
  /** Stands for {@code python3 -m pip install ... --target FOLDER ... REQUIREMENT...}. */
  private static final String PIP =
      """
      echo "$*" >> '%s/calls'
      while [ "$1" != --target ]; do shift; done
      target=$2; shift 2
      case "$*" in *+cpu*) [ %s = yes ] || { echo 'ERROR: No matching distribution found for torch'; exit 1; } ;; esac
      case "$*" in *torch==*) cp -r '%s'/torch '%s'/torch-2.13.0.dist-info "$target"/ ;; *) mkdir -p "$target/nvidia/cu13/lib" ;; esac
      """;

  @TempDir Path home;
  private final List<String> report = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeWheel() throws IOException {
    Path wheel = home.resolve("wheel");
    Path torch = FakeTorch.create(wheel.resolve("torch"), "2.13.0", "");
    FakeTorch.write(torch.resolve("nn/module.py"), "bulk");
    FakeTorch.write(torch.resolve("lib").resolve(System.mapLibraryName("torch_python")), "bulk");
    FakeTorch.write(
        wheel.resolve("torch-2.13.0.dist-info/METADATA"),
        "Requires-Dist: sympy>=1\nRequires-Dist: cuda-toolkit[cublas,cudart]==13.0.2; platform_system == \"Linux\"\n"
            + "Requires-Dist: nvidia-cudnn-cu13==9.19.0; platform_system == \"Linux\"\nRequires-Dist: triton==3.6\n");
  }

  private Provision provision(boolean cpuBuild) throws IOException {
    Path wheel = home.resolve("wheel");
    String script = PIP.formatted(home, cpuBuild ? "yes" : "no", wheel, wheel);
    return provision(FakeTorch.program(home.resolve("python-" + cpuBuild), script));
  }

  private Provision provision(List<String> python) {
    return new Provision(home.resolve("cache"), new Pip(python, report::add), report::add);
  }

  private String calls() throws IOException {
    return Files.readString(home.resolve("calls"));
  }

  @Test
  void installsTheCpuBuildAloneAndKeepsOnlyWhatTheShimNeeds() throws IOException {
    LibTorch torch = provision(true).install();

    Path folder = home.resolve("cache/libtorch/torch-2.13.0/torch");
    assertThat(torch.folder()).isEqualTo(folder.toRealPath());
    assertThat(folder.resolve("nn")).doesNotExist();
    assertThat(folder.resolve("lib").resolve(System.mapLibraryName("torch_python"))).doesNotExist();
    assertThat(calls()).contains("--no-deps torch==2.13.0+cpu").hasLineCount(1);
    try (var left = Files.list(home.resolve("cache/libtorch"))) {
      assertThat(left)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("torch-2.13.0", ".lock");
    }
  }

  @Test
  void installsTheNvidiaPackagesThatTorchNeedsWhereThereIsNoCpuBuild() throws IOException {
    LibTorch torch = provision(false).install();

    assertThat(torch.nvidiaFolders()).hasSize(1);
    assertThat(calls()).contains("cuda-toolkit[cublas,cudart]==13.0.2 nvidia-cudnn-cu13==9.19.0");
    assertThat(calls()).doesNotContain("sympy").doesNotContain("triton");
  }

  @Test
  void doesNothingTheSecondTime() throws IOException {
    provision(true).install();
    report.clear();
    provision(true).install();

    assertThat(calls()).hasLineCount(1);
    assertThat(report).isEmpty();
  }

  @Test
  void concurrentRunsInstallOnce() throws Exception {
    Provision provision = provision(true);
    Callable<LibTorch> install = provision::install;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<LibTorch> done : threads.invokeAll(Collections.nCopies(4, install))) {
        assertThat(done.get().version()).isEqualTo("2.13.0");
      }
    }
    assertThat(calls()).hasLineCount(1);
  }

  @Test
  void aFailureLeavesNothingBehindAndShowsWhatPipSaid() throws IOException {
    List<String> full =
        FakeTorch.program(home.resolve("full"), "echo 'ERROR: No space left on device'; exit 1\n");

    assertThatThrownBy(() -> provision(full).install())
        .isInstanceOf(NativeSetupException.class)
        .hasMessageContainingAll("exit status 1", "No space left on device");
    try (var left = Files.list(home.resolve("cache/libtorch"))) {
      assertThat(left).extracting(file -> file.getFileName().toString()).containsExactly(".lock");
    }
  }

  @Test
  void saysHowToGetPipAndPython() throws IOException {
    List<String> noPip =
        FakeTorch.program(home.resolve("nopip"), "echo 'python3: No module named pip'; exit 1\n");

    assertThatThrownBy(() -> provision(noPip).install())
        .hasMessageContainingAll("has no pip", "apt install python3-pip");
    assertThatThrownBy(() -> provision(List.of(home + "/none")).install())
        .hasMessageContaining("Python 3 is needed");
  }

  @Test
  void saysWhenNoPackageFits() throws IOException {
    List<String> none =
        FakeTorch.program(
            home.resolve("old"),
            "echo 'ERROR: No matching distribution found for torch'; exit 1\n");

    assertThatThrownBy(() -> provision(none).install())
        .hasMessageContainingAll("pip finds no torch 2.13.0", "LIBTORCH");
  }
}
