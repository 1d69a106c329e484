package dev.panatorch.tools.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Named configurations in YAML, shipped with the command, and files of the user's own. {@code
 * key.path=value} overrides change single values; a key that the preset does not have is an error.
 * A file with the key {@code base} holds only what differs from the preset of that name.
 */
public final class Presets {

  /** The presets that are shipped. */
  public static final List<String> NAMES =
      List.of(
          "maetok-tiny",
          "maetok-s-64",
          "maetok-s-128",
          "maetok-b-256",
          "maetok-b-512",
          "maetok-laion-512",
          "maetok-b-256-ae",
          "maetok-b-256-vae",
          "maetok-b-256-vae-mm",
          "maetok-b-256-pixel",
          "maetok-b-256-hog",
          "maetok-b-256-dino",
          "maetok-b-256-clip",
          "softvq-l-64",
          "sit-tiny",
          "sit-s",
          "sit-l",
          "sit-xl",
          "sit-xl-gft",
          "sit-xl-2d",
          "sit-xl-2d-repa",
          "lightningdit-s",
          "lightningdit-xl",
          "lightningdit-xl-2d",
          "lightningdit-xl-2d-800",
          "usit-h",
          "usit-2b",
          "dit-xl-2d");

  private static final String BASE = "base";

  /** The key that only presets of tokenizers have. */
  private static final String TOKENIZER = "model";

  /** The key that only presets of diffusion models have. */
  private static final String DENOISER = "network";

  private static final ObjectMapper YAML =
      SealedKinds.addTo(
          new ObjectMapper(
                  YAMLFactory.builder()
                      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                      .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                      .build())
              .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT));

  private Presets() {}

  /**
   * The configuration of a preset or a YAML file.
   *
   * @param nameOrFile one of {@link #NAMES}, or a file ending in .yaml or .yml
   * @param overrides {@code key.path=value} each
   * @throws ConfigException naming the key, value, preset or file that is wrong
   */
  public static <T> T load(String nameOrFile, List<String> overrides, Class<T> type) {
    ObjectNode tree = tree(nameOrFile);
    requireKind(tree, nameOrFile, type);
    overrides.forEach(override -> apply(tree, override));
    return bind(tree, nameOrFile, type);
  }

  /**
   * A configuration with some of its values changed.
   *
   * @param overrides {@code key.path=value} each
   * @throws ConfigException naming the key or value that is wrong
   */
  public static <T> T with(T value, List<String> overrides, Class<T> type) {
    ObjectNode tree = YAML.valueToTree(value);
    overrides.forEach(override -> apply(tree, override));
    return bind(tree, "--set", type);
  }

  /**
   * The text of a preset or YAML file with some of its values changed.
   *
   * @throws ConfigException as {@link #load}
   */
  public static String show(String nameOrFile, List<String> overrides) {
    ObjectNode tree = tree(nameOrFile);
    Class<?> type = tree.has(TOKENIZER) ? TokenizerPreset.class : DiffusionPreset.class;
    overrides.forEach(override -> apply(tree, override));
    bind(tree, nameOrFile, type);
    return write(tree);
  }

  /**
   * What a preset is, in some words: the first sentence of the comment that its file begins with.
   */
  public static String description(String name) {
    try (var lines = new BufferedReader(new InputStreamReader(open(name), UTF_8))) {
      String comment =
          lines
              .lines()
              .takeWhile(line -> line.startsWith("#"))
              .map(line -> line.substring(1).strip())
              .collect(joining(" "));
      return comment.split("[.:;](\\s|$)", 2)[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code value} as YAML. */
  public static String write(Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode tree(String nameOrFile) {
    return tree(nameOrFile, List.of());
  }

  /** The same; {@code above} are those that are based on it. */
  private static ObjectNode tree(String nameOrFile, List<String> above) {
    try (InputStream in = open(nameOrFile)) {
      if (YAML.readTree(in) instanceof ObjectNode object) {
        return onBase(object, nameOrFile, above);
      }
      throw new ConfigException(nameOrFile + " holds no mapping of keys to values");
    } catch (JsonProcessingException e) {
      throw new ConfigException(nameOrFile + " is no YAML: " + e.getOriginalMessage() + where(e));
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no file " + nameOrFile);
    } catch (IOException e) {
      throw new ConfigException("cannot read " + nameOrFile + ": " + e.getMessage());
    }
  }

  /** What the preset named by {@code base} says, where {@code own} says nothing else. */
  private static ObjectNode onBase(ObjectNode own, String name, List<String> above)
      throws JsonProcessingException {
    JsonNode base = own.remove(BASE);
    if (base == null) {
      return own;
    }
    List<String> all = new ArrayList<>(above);
    all.add(name);
    if (!base.isTextual() || all.contains(base.asText())) {
      throw new ConfigException(
          name + ": \"base\" names another preset or file, which is not based on this one");
    }
    return YAML.updateValue(tree(base.asText(), all), own);
  }

  private static InputStream open(String nameOrFile) throws IOException {
    if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")) {
      return Files.newInputStream(Path.of(nameOrFile));
    }
    InputStream in =
        Presets.class.getResourceAsStream("/dev/panatorch/tools/presets/" + nameOrFile + ".yaml");
    if (in == null) {
      throw new ConfigException(
          "there is no preset \"%s\"%s Presets: %s; a file of your own ends in .yaml"
              .formatted(
                  nameOrFile, orPeriod(Nearest.hint(nameOrFile, NAMES)), String.join(", ", NAMES)));
    }
    return in;
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
              .formatted(path, orPeriod(Nearest.hint(key, known)), String.join(", ", known)));
    }
    return child;
  }

  private static JsonNode value(String text, String path) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ConfigException("the value of \"" + path + "\" is no YAML: " + text);
    }
  }

  private static <T> T bind(ObjectNode tree, String name, Class<T> type) {
    try {
      return YAML.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
      throw new ConfigException(
          "%s: there is no key \"%s\"%s"
              .formatted(
                  name, e.getPropertyName(), orPeriod(Nearest.hint(e.getPropertyName(), known))));
    } catch (InvalidTypeIdException e) {
      String known =
          e.getOriginalMessage().replaceFirst("(?s).*known type ids = \\[(.*?)].*", "$1");
      throw new ConfigException(name + where(e) + ": it must name its kind, one of " + known);
    } catch (MismatchedInputException e) {
      Class<?> wanted = e.getTargetType();
      throw new ConfigException(
          name
              + where(e)
              + ": "
              + (wanted == null
                  ? e.getOriginalMessage()
                  : "it must be " + needed(wanted) + meant(e, wanted)));
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message =
          cause instanceof JsonProcessingException json
              ? json.getOriginalMessage()
              : cause.getMessage();
      throw new ConfigException(name + where(e) + ": " + message);
    }
  }

  /** Those of the other kind would be refused for some key of theirs, which tells less. */
  private static void requireKind(ObjectNode tree, String name, Class<?> type) {
    if (type == TokenizerPreset.class && !tree.has(TOKENIZER) && tree.has(DENOISER)) {
      throw new ConfigException(
          name + " is for diffusion models; `panatorch config list` names those for tokenizers");
    }
    if (type == DiffusionPreset.class && !tree.has(DENOISER) && tree.has(TOKENIZER)) {
      throw new ConfigException(
          name + " is for tokenizers; `panatorch config list` names those for diffusion models");
    }
  }

  private static String needed(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(joining(", "));
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    return type == boolean.class
        ? "true or false"
        : List.class.isAssignableFrom(type) ? "a list" : "keys with values";
  }

  private static String meant(MismatchedInputException e, Class<?> wanted) {
    return wanted.isEnum() && e instanceof InvalidFormatException wrong
        ? Nearest.hintOf(String.valueOf(wrong.getValue()), wanted)
        : "";
  }

  private static String where(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return " at \""
          + mapping.getPath().stream()
              .map(part -> String.valueOf(part.getFieldName()))
              .collect(joining("."))
          + "\"";
    }
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1 ? "" : " at line " + location.getLineNr();
  }

  private static String orPeriod(String hint) {
    return hint.isEmpty() ? "." : hint;
  }
}
