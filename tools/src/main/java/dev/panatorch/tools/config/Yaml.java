package dev.panatorch.tools.config;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Configurations as YAML, and messages that name the key, the place and what it must be. */
public final class Yaml {

  private static final ObjectMapper MAPPER =
      SealedKinds.addTo(
          new ObjectMapper(
                  YAMLFactory.builder()
                      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                      .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                      .build())
              .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT));

  private Yaml() {}

  /**
   * The keys and values of a file.
   *
   * @param name of the file, for messages
   */
  static ObjectNode read(InputStream in, String name) throws IOException {
    try {
      if (MAPPER.readTree(in) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new ConfigException(name + " is no YAML: " + e.getOriginalMessage() + where(e));
    }
    throw new ConfigException(name + " holds no mapping of keys to values");
  }

  /** A single value. */
  static JsonNode value(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** A configuration's keys and values. */
  static ObjectNode tree(Object configuration) {
    return MAPPER.valueToTree(configuration);
  }

  /** {@code base} with what {@code own} says otherwise. */
  static ObjectNode updated(ObjectNode base, ObjectNode own) throws JsonProcessingException {
    return MAPPER.updateValue(base, own);
  }

  /** As text. */
  public static String write(Object configuration) {
    try {
      return MAPPER.writeValueAsString(configuration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * As a record.
   *
   * @param name where the tree is from, for messages
   */
  static <T> T bind(ObjectNode tree, String name, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
      throw new ConfigException(
          "%s: there is no key \"%s\"%s"
              .formatted(
                  name, e.getPropertyName(), Nearest.hintOrPeriod(e.getPropertyName(), known)));
    } catch (InvalidTypeIdException e) {
      String known =
          e.getOriginalMessage().replaceFirst("(?s).*known type ids = \\[(.*?)].*", "$1");
      throw new ConfigException(name + where(e) + ": it must name its kind, one of " + known);
    } catch (MismatchedInputException e) {
      throw new ConfigException(name + where(e) + ": " + wanted(e));
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message =
          cause instanceof JsonProcessingException json
              ? json.getOriginalMessage()
              : cause.getMessage();
      throw new ConfigException(name + where(e) + ": " + message);
    }
  }

  private static String wanted(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null) {
      return e.getOriginalMessage();
    }
    String meant =
        type.isEnum() && e instanceof InvalidFormatException wrong
            ? Nearest.hintOf(String.valueOf(wrong.getValue()), type)
            : "";
    return "it must be " + needed(type) + meant;
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
}
