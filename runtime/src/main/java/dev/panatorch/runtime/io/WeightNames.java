package dev.panatorch.runtime.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Takes away what wrappers put into the names of a state dict. */
final class WeightNames {

  /** torch.compile puts this before the name of whichever module it wraps. */
  private static final String COMPILED = "_orig_mod.";

  /** Data-parallel wrappers and averaged models put this before all names. */
  private static final String WRAPPED = "module.";

  /** The counter of torch.optim.swa_utils.AveragedModel, the only name beside the wrapped ones. */
  private static final String AVERAGED_COUNTER = "n_averaged";

  private WeightNames() {}

  /** The tensors under their bare names; unchanged if two would get the same name. */
  static <T> SequencedMap<String, T> withoutWrappers(SequencedMap<String, T> tensors) {
    SequencedMap<String, T> bare = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> bare.put(name.replace(COMPILED, ""), tensor));
    SequencedMap<String, T> result = bare;
    while (isWrapped(result)) {
      SequencedMap<String, T> unwrapped = new LinkedHashMap<>();
      result.forEach((name, tensor) -> unwrapped.put(withoutPrefix(name), tensor));
      result = unwrapped;
    }
    return Collections.unmodifiableSequencedMap(result.size() == tensors.size() ? result : tensors);
  }

  private static boolean isWrapped(SequencedMap<String, ?> tensors) {
    return tensors.keySet().stream().anyMatch(n -> n.startsWith(WRAPPED))
        && tensors.keySet().stream()
            .allMatch(n -> n.startsWith(WRAPPED) || n.equals(AVERAGED_COUNTER));
  }

  private static String withoutPrefix(String name) {
    return name.startsWith(WRAPPED) ? name.substring(WRAPPED.length()) : name;
  }
}
