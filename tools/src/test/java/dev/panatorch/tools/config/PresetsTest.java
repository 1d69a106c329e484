package dev.panatorch.tools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {

  record Inner(int depth, double rate) {}

  record Outer(String name, Inner model, List<Integer> sizes) {}

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, text);
    return file.toString();
  }

  private String good() throws IOException {
    return file("name: first\nmodel:\n  depth: 3\n  rate: 0.5\nsizes: [1, 2]\n");
  }

  @Test
  void bindsAFileAndItsOverrides() throws IOException {
    Outer outer =
        Presets.load(good(), List.of("model.depth=7", "sizes=[4]", "name=second"), Outer.class);
    assertThat(outer).isEqualTo(new Outer("second", new Inner(7, 0.5), List.of(4)));
  }

  @Test
  void suggestsTheNearestKey() throws IOException {
    String file = good();
    assertThatThrownBy(() -> Presets.load(file, List.of("model.dept=7"), Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("model.dept")
        .hasMessageContaining("did you mean \"depth\"");
    String misspelt = file("name: x\nmodle: {depth: 1, rate: 1}\nsizes: []\n");
    assertThatThrownBy(() -> Presets.load(misspelt, List.of(), Outer.class))
        .hasMessageContaining("did you mean \"model\"");
  }

  @Test
  void namesTheKeyWhoseValueIsOfTheWrongKind() throws IOException {
    String file = good();
    assertThatThrownBy(() -> Presets.load(file, List.of("model.depth=deep"), Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("model.depth");
    assertThatThrownBy(() -> Presets.load(file, List.of("name.first=1"), Outer.class))
        .hasMessageContaining("holds no keys");
    assertThatThrownBy(() -> Presets.load(file, List.of("depth"), Outer.class))
        .hasMessageContaining("key=value");
  }

  @Test
  void refusesFilesThatAreBasedOnEachOther() throws IOException {
    Path other = folder.resolve("other.yaml");
    String own = file("base: " + other + "\n");
    Files.writeString(other, "base: " + own + "\n");
    assertThatThrownBy(() -> Presets.load(own, List.of(), Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("other.yaml: \"base\"");
  }

  @Test
  void namesTheFileThatIsMissingOrNoYaml() throws IOException {
    String broken = file("a: [1");
    assertThatThrownBy(() -> Presets.load(broken, List.of(), Outer.class))
        .hasMessageContaining("is no YAML");
    String missing = folder.resolve("none.yaml").toString();
    assertThatThrownBy(() -> Presets.load(missing, List.of(), Outer.class))
        .hasMessageContaining("none.yaml");
    assertThatThrownBy(() -> Presets.show("maetok-tyni", List.of()))
        .hasMessageContaining("did you mean \"maetok-tiny\"");
  }

  @Test
  void presetsTellWhatTheyAreFor() {
    assertThat(Presets.NAMES.stream().filter(Presets::isTokenizer))
        .hasSize(14)
        .allMatch(name -> name.matches("(maetok|softvq)-.*"));
  }
}
