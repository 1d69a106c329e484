package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Named tensors that must fit one another. */
public final class StateDicts {

  private StateDicts() {}

  /**
   * Copies each value into the tensor of the same name, converting type and device.
   *
   * @throws StateDictException if the names or shapes are not the same; then nothing was changed
   */
  public static void copy(Map<String, Tensor> own, Map<String, Tensor> values) {
    check(own, values);
    try (var scope = Scope.open()) {
      own.forEach(
          (name, target) -> target.detach().copy_(Objects.requireNonNull(values.get(name))));
    }
  }

  /**
   * Compares names and shapes.
   *
   * @throws StateDictException if they are not the same
   */
  public static void check(Map<String, Tensor> own, Map<String, Tensor> values) {
    var missing = new ArrayList<String>();
    var mismatched = new ArrayList<String>();
    own.forEach((name, target) -> {
      Tensor value = values.get(name);
      if (value == null) {
        missing.add(name);
      } else if (!Arrays.equals(value.shape(), target.shape())) {
        mismatched.add(
            "%s: %s given, %s needed"
                .formatted(name, Arrays.toString(value.shape()), Arrays.toString(target.shape())));
      }
    });
    List<String> extra = values.keySet().stream().filter(name -> !own.containsKey(name)).toList();
    if (!missing.isEmpty() || !extra.isEmpty() || !mismatched.isEmpty()) {
      throw new StateDictException(List.copyOf(missing), extra, List.copyOf(mismatched));
    }
  }
}
