package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CudaLibraryTest {

  private String before;

  @BeforeEach
  void remember() {
    before = System.getProperty(LibrarySearch.PLACES);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(LibrarySearch.PLACES);
    } else {
      System.setProperty(LibrarySearch.PLACES, before);
    }
  }

  @Test
  void anUnknownPlaceIsNamed() {
    System.setProperty(LibrarySearch.PLACES, "attic,torch");
    assertThatThrownBy(() -> new LibrarySearch(CudaLibrary.NVRTC).find())
        .isInstanceOfAny(IllegalArgumentException.class)
        .hasMessageContaining("attic");
  }

  @Test
  void aFailedSearchTellsThePlacesAndTheRemedy() {
    System.setProperty(LibrarySearch.PLACES, "presets");
    try {
      CudaLibrary.Found found = new LibrarySearch(CudaLibrary.NVRTC).find();
      assertThat(found.path()).isRegularFile();
    } catch (CudaException e) {
      assertThat(e)
          .hasMessageContaining("no libnvrtc.so (12 or newer) found")
          .hasMessageContaining("org.bytedeco:cuda-redist")
          .hasMessageContaining(PresetLibraries.folder());
    }
  }

  @Test
  void fileNamesOfEveryPackagingAreKnown() {
    assertThat("libnvrtc.so.13").matches(CudaLibrary.NVRTC.fileName);
    assertThat("libnvrtc-672ee683.so.12").matches(CudaLibrary.NVRTC.fileName);
    assertThat("libnvrtc-builtins.so.13").doesNotMatch(CudaLibrary.NVRTC.fileName);
    assertThat("libnvrtc.alt.so.13").doesNotMatch(CudaLibrary.NVRTC.fileName);
    assertThat("libcudart.so.12").matches(CudaLibrary.RUNTIME.fileName);
    assertThat("libcuda.so.1").matches(CudaLibrary.DRIVER.fileName);
  }
}
