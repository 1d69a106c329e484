package dev.panatorch.natives.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("source-tree")
class GenerateTest {

  private static final Path PROJECT = Path.of("..");

  @Test
  void committedFilesFollowFromTheTable() throws IOException {
    Map<Path, String> outputs = Generate.outputs(PROJECT);
    assertThat(outputs).hasSizeGreaterThan(30);
    for (Map.Entry<Path, String> output : outputs.entrySet()) {
      assertThat(PROJECT.resolve(output.getKey()))
          .as("run native/regenerate")
          .hasContent(output.getValue());
    }
  }

  @Test
  void oneLineMakesHeaderBodyAndMethods() throws IOException {
    Schema schema =
        Schema.parse(
            "_lerp_.Scalar(Tensor(a!) self, Tensor end, *, Scalar weight=1) -> Tensor(a!)");
    assertThat(CHeader.prototype(schema))
        .isEqualTo(
            "int32_t pt__lerp__Scalar(pt_tensor self, pt_tensor end, int64_t weight, int32_t weight_kind)");
    assertThat(schema.javaName()).isEqualTo("lerp_");
    assertThat(schema.isMethod()).isTrue();
    assertThat(schema.arguments().getLast().isKeywordOnly()).isTrue();
  }

  @Test
  void readsEveryShapeOfResultAndArgument() {
    assertThat(
            Schema.parse("split(Tensor(a -> *) self, SymInt size, int dim=0) -> Tensor(a)[]")
                .result()
                .kind())
        .isEqualTo(Schema.Kind.LIST);
    assertThat(Schema.parse("sort(Tensor self) -> (Tensor values, Tensor indices)").result())
        .isEqualTo(new Schema.Result(Schema.Kind.TUPLE, 2));
    assertThat(Schema.parse("equal(Tensor self, Tensor other) -> bool").result().kind())
        .isEqualTo(Schema.Kind.BOOL);
    assertThat(Schema.parse("clone(Tensor self) -> Tensor as copy").javaName()).isEqualTo("copy");
    assertThat(
            Schema.parse("conv(Tensor x, SymInt[2] stride=1) -> Tensor")
                .arguments()
                .getLast()
                .javaDefault())
        .isEqualTo("new long[] {1, 1}");
  }

  @Test
  void namesTheLineThatIsNoSchema(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("operators.txt");
    Files.writeString(table, "# Shape\nview(Tensor self, Widget w) -> Tensor\n");
    assertThatThrownBy(() -> OperatorTable.read(table))
        .hasMessageContaining("operators.txt:2")
        .hasMessageContaining("Widget");
    Files.writeString(table, "# Shape\nnonsense\n");
    assertThatThrownBy(() -> OperatorTable.read(table))
        .hasMessageContaining("not an operator schema: nonsense");
  }
}
