package dev.panatorch.tools.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes of single values, {@code key.path=value}; the keys must be there. */
final class Overrides {

  private Overrides() {}

  /**
   * Changes values in place.
   *
   * @throws ConfigException naming the key or value that is wrong
   */
  static void apply(ObjectNode tree, List<String> overrides) {
    overrides.forEach(override -> apply(tree, override));
  }

  private static void apply(ObjectNode tree, String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new ConfigException("--set takes key=value, not \"" + override + "\"");
    }
    String path = override.substring(0, equals);
    String[] keys = path.split("\\.");
    ObjectNode parent = tree;
    for (int i = 0; i < keys.length - 1; i++) {
      if (!(child(parent, keys[i], path) instanceof ObjectNode next)) {
        throw new ConfigException("\"" + path + "\": \"" + keys[i] + "\" holds no keys of its own");
      }
      parent = next;
    }
    String last = keys[keys.length - 1];
    child(parent, last, path);
    parent.set(last, value(override.substring(equals + 1), path));
  }

  private static JsonNode child(ObjectNode parent, String key, String path) {
    JsonNode child = parent.get(key);
    if (child == null) {
      List<String> known = new ArrayList<>();
      parent.fieldNames().forEachRemaining(known::add);
      throw new ConfigException(
          "there is no key \"%s\"%s Keys here: %s"
              .formatted(path, Nearest.hintOrPeriod(key, known), String.join(", ", known)));
    }
    return child;
  }

  private static JsonNode value(String text, String path) {
    try {
      return Yaml.value(text);
    } catch (JsonProcessingException e) {
      throw new ConfigException("the value of \"" + path + "\" is no YAML: " + text);
    }
  }
}
