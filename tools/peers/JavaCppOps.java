import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The side of the JavaCPP presets for PyTorch in {@code panatorch bench ops}: reads "CASE, tab, CALLS" lines and answers
 * nanoseconds. Tensors are freed by one PointerScope for each hundred calls, as in our own measurement.
 *
 * <p>Run as a single source file; the jars are org.bytedeco:javacpp, openblas and pytorch with their linux-x86_64 parts.
 */
public final class JavaCppOps {

  private static final int CALLS_OF_SCOPE = 100;

  private JavaCppOps() {}

  public static void main(String[] arguments) throws IOException {
    torch.set_num_threads(Integer.parseInt(System.getenv().getOrDefault("PANATORCH_THREADS", "1")));
    Map<String, Supplier<Tensor>> cases = cases();
    var input = new BufferedReader(new InputStreamReader(System.in));
    try (var guard = new NoGradGuard()) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        String[] parts = line.split("\t");
        System.out.println(measure(cases.get(parts[0]), Integer.parseInt(parts[1])));
      }
    }
  }

  private static long measure(Supplier<Tensor> call, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i += CALLS_OF_SCOPE) {
      try (var scope = new PointerScope()) {
        for (int j = 0; j < CALLS_OF_SCOPE; j++) {
          call.get();
        }
      }
    }
    return System.nanoTime() - start;
  }

  private static Map<String, Supplier<Tensor>> cases() {
    Tensor x = torch.ones(4, 4);
    Tensor other = torch.ones(4, 4);
    Tensor weight = torch.ones(4);
    var optional = new TensorOptional(weight);
    var factor = new Scalar(1.5);
    var pair = new TensorVector(x, other);
    long[] row = {4};
    Map<String, Supplier<Tensor>> cases = new HashMap<>();
    cases.put("add", () -> x.add(other));
    cases.put("add_", () -> x.add_(other));
    cases.put("mul scalar", () -> x.mul(factor));
    cases.put("view", () -> x.view(16));
    cases.put("transpose", () -> x.transpose(0, 1));
    cases.put("relu", () -> x.relu());
    cases.put("sum", () -> x.sum());
    cases.put("softmax", () -> x.softmax(-1));
    cases.put("layer_norm", () -> torch.layer_norm(x, row, optional, optional, 1e-5, true));
    cases.put("matmul", () -> x.matmul(other));
    cases.put("linear", () -> torch.linear(x, other, optional));
    cases.put("cat", () -> torch.cat(pair, 0));
    cases.put("zeros", () -> torch.zeros(4, 4));
    return cases;
  }
}
