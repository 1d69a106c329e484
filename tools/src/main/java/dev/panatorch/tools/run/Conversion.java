package dev.panatorch.tools.run;

import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Weights under other names.
 *
 * @param keep only names that match one of these are kept; none keep all
 * @param drop names that match one of these are left out
 * @param rename applied in order to the names that are kept
 */
public record Conversion(List<Pattern> keep, List<Pattern> drop, List<Rule> rename) {

  /**
   * Every place of a name that matches is replaced.
   *
   * @param match regular expression
   * @param replacement may name groups, such as {@code $1}
   */
  public record Rule(Pattern match, String replacement) {

    /**
     * A rule from text.
     *
     * @param text {@code REGEX=REPLACEMENT}
     */
    public static Rule parse(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new ConfigException("--rename takes REGEX=REPLACEMENT, not \"" + text + "\"");
      }
      return new Rule(pattern(text.substring(0, equals)), text.substring(equals + 1));
    }

    private String apply(String name) {
      try {
        return match.matcher(name).replaceAll(replacement);
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new ConfigException(
            "--rename %s=%s: %s".formatted(match, replacement, e.getMessage()));
      }
    }
  }

  /** A regular expression that a person gave. */
  public static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new ConfigException(
          "--keep, --drop and --rename take regular expressions, but \"%s\" is none: %s"
              .formatted(text, e.getDescription()));
    }
  }

  /**
   * Writes the weights as safetensors.
   *
   * @return the number of tensors written
   * @throws ConfigException if two tensors would get the same name, or none is left
   */
  public int write(Weights weights, Path output) throws IOException {
    Map<String, TensorEntry> renamed = new LinkedHashMap<>();
    Set<String> clashes = new LinkedHashSet<>();
    weights
        .tensors()
        .forEach((name, tensor) -> {
          if (isWanted(name)) {
            String other = name;
            for (Rule rule : rename) {
              other = rule.apply(other);
            }
            if (renamed.put(other, tensor) != null) {
              clashes.add(other);
            }
          }
        });
    if (!clashes.isEmpty()) {
      throw new ConfigException(
          "several tensors would be named " + String.join(", ", clashes) + ": mend --rename");
    }
    if (renamed.isEmpty()) {
      throw new ConfigException(weights.file() + ": no tensor is left; mend --keep and --drop");
    }
    Safetensors.write(output, renamed, Map.of("format", "pt"));
    return renamed.size();
  }

  private boolean isWanted(String name) {
    return (keep.isEmpty() || keep.stream().anyMatch(pattern -> pattern.matcher(name).find()))
        && drop.stream().noneMatch(pattern -> pattern.matcher(name).find());
  }
}
