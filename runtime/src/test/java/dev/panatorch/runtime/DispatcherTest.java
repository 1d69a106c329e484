package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private final Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void callsAnyOperatorByNameWithDefaultsFilledIn() {
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 3);
    assertThat(((Tensor) Torch.call("aten::add.Tensor", x, x)).toFloatArray())
        .containsExactly(2, 4, 6);
    assertThat(((Tensor) Torch.call("aten::add.Tensor", x, x, 10)).toFloatArray())
        .containsExactly(11, 22, 33);
    assertThat(((Tensor) Torch.call("aten::dropout", x, 1, false)).toFloatArray())
        .containsExactly(1, 2, 3);
  }

  @Test
  void bringsBackEveryKindOfResult() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    assertThat((List<?>) Torch.call("aten::unbind.int", x, 0)).hasSize(2);
    assertThat((Object[]) Torch.call("aten::max.dim", x, 1)).hasSize(2);
    assertThat(Torch.call("aten::equal", x, x)).isEqualTo(true);
    assertThat(Torch.call("aten::size.int", x, 0)).isEqualTo(2L);
    assertThat(Torch.call("aten::zero_", x)).isInstanceOf(Tensor.class);
    assertThat(x.sum().item()).isZero();
  }

  @Test
  void takesEveryKindOfArgument() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    assertThat(
            ((Tensor) Torch.call("aten::sum.dim_IntList", x, new long[] {0}, true, DType.FLOAT64))
                .dtype())
        .isEqualTo(DType.FLOAT64);
    assertThat(((Tensor) Torch.call("aten::cat", List.of(x, x), 1)).shape()).containsExactly(2, 4);
    assertThat(((Tensor) Torch.call("aten::gelu", x, "tanh")).shape()).containsExactly(2, 2);
    assertThat(
            ((Tensor)
                    Torch.call(
                        "aten::index.Tensor", x, Arrays.asList(null, Tensor.of(new long[] {1}, 1))))
                .shape())
        .containsExactly(2, 1);
    assertThat(
            ((Tensor)
                    Torch.call(
                        "aten::upsample_nearest2d.vec",
                        x.view(1, 1, 2, 2),
                        null,
                        new double[] {2, 2}))
                .shape())
        .containsExactly(1, 1, 4, 4);
    assertThat(
            ((Tensor) Torch.call("aten::zeros", new long[] {3}, DType.INT32, null, Device.CPU))
                .dtype())
        .isEqualTo(DType.INT32);
  }

  @Test
  void namesWhatIsWrong() {
    assertThatThrownBy(() -> Torch.call("aten::no_such_operator"))
        .hasMessageContaining("no_such_operator");
    assertThatThrownBy(() -> Torch.call("aten::add.Tensor", Torch.ones(1)))
        .hasMessageContaining("argument other is missing");
    assertThatThrownBy(() -> Torch.call("aten::relu", Torch.ones(1), 1, 2))
        .hasMessageContaining("takes 1 arguments");
    assertThatThrownBy(() -> Torch.call("aten::relu", "text")).isInstanceOf(TorchException.class);
    assertThatThrownBy(() -> Torch.call("aten::relu", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  /**
   * The table says what LibTorch registers, so that a schema that changes is noticed before it
   * misleads.
   */
  @Test
  @Tag("source-tree")
  void everyLineOfTheTableIsRegistered() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("../native/operators.txt")).stream()
            .filter(line -> line.contains(") -> "))
            .toList();
    assertThat(lines).hasSizeGreaterThan(400);
    for (String line : lines) {
      String name = line.substring(0, line.indexOf('('));
      String registered = Dispatcher.schema("aten::" + name);
      assertThat(plain(registered))
          .as(line)
          .isEqualTo(plain("aten::" + line.replaceAll(" as \\w+$", "")));
    }
  }

  /** Types and names of the arguments, without alias marks, defaults and lengths of lists. */
  private static String plain(String schema) {
    return schema
        .replaceAll("\\([a-z]!?( -> \\*)?\\)", "")
        .replaceAll("=(\\[[^\\]]*\\]|\"[^\"]*\"|'[^']*'|[^,)]+)", "")
        .replaceAll("\\[\\d+\\]", "[]")
        .replaceAll("-> \\((.*)\\)$", "-> $1")
        .replaceAll("(?<=-> |, )(Tensor) \\w+(?=,|$)", "$1");
  }
}
