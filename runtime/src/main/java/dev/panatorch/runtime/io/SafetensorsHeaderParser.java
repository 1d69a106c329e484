package dev.panatorch.runtime.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a safetensors header, strictly; offsets are checked by the header itself. */
final class SafetensorsHeaderParser {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final String json;
  private final SequencedMap<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
  private Map<String, String> metadata = Map.of();

  SafetensorsHeaderParser(Path file, String json) {
    this.file = file;
    this.json = json;
  }

  record Parsed(
      Map<String, String> metadata, SequencedMap<String, SafetensorsHeader.Entry> entries) {}

  Parsed parse() throws IOException {
    if (!json.startsWith("{")) {
      throw new MalformedFileException(file, null, "the header does not begin with '{'");
    }
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        if (key.equals("__metadata__")) {
          metadata = Collections.unmodifiableMap(metadata(parser));
        } else {
          entries.put(key, entry(key, parser));
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new MalformedFileException(file, null, "the header is not one JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedFileException(
          file, null, "the header is not valid JSON: " + Printable.of(e.getOriginalMessage()));
    }
    return new Parsed(metadata, Collections.unmodifiableSequencedMap(entries));
  }

  private Map<String, String> metadata(JsonParser parser) throws IOException {
    require(parser, JsonToken.START_OBJECT, "__metadata__", "must be an object of strings");
    Map<String, String> strings = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      require(parser, JsonToken.VALUE_STRING, "__metadata__", "must hold only strings");
      strings.put(key, parser.getText());
    }
    return strings;
  }

  private SafetensorsHeader.Entry entry(String name, JsonParser parser) throws IOException {
    require(parser, JsonToken.START_OBJECT, name, "is not described by an object");
    DType dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      parser.nextToken();
      switch (field) {
        case "dtype" -> dtype = dtype(name, parser);
        case "shape" -> shape = sizes(name, field, parser);
        case "data_offsets" -> offsets = sizes(name, field, parser);
        default -> parser.skipChildren();
      }
    }
    require(parser, JsonToken.END_OBJECT, name, "is not described by a whole object");
    return entry(name, dtype, shape, offsets);
  }

  private SafetensorsHeader.Entry entry(
      String name, @Nullable DType dtype, @Nullable List<Long> shape, @Nullable List<Long> offsets)
      throws MalformedFileException {
    if (dtype == null || shape == null || offsets == null) {
      throw new MalformedFileException(
          file, name, "its dtype, shape or data_offsets is missing in the header");
    }
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new MalformedFileException(
          file, name, "data_offsets must be [begin, end], found " + offsets);
    }
    return new SafetensorsHeader.Entry(name, dtype, shape, offsets.get(0), offsets.get(1));
  }

  private DType dtype(String name, JsonParser parser) throws IOException {
    require(parser, JsonToken.VALUE_STRING, name, "its dtype must be a string");
    String text = parser.getText();
    DType known = DType.ofSafetensorsName(text).orElse(null);
    if (known == null) {
      throw new UnsupportedFileException(
          file,
          name,
          "the dtype '" + Printable.of(text) + "' is unknown here",
          "Convert the tensor to one of F64, F32, F16, BF16, F8_E4M3, F8_E5M2, I64, I32, I16, I8,"
              + " U8 or BOOL");
    }
    return known;
  }

  private List<Long> sizes(String name, String field, JsonParser parser) throws IOException {
    require(parser, JsonToken.START_ARRAY, name, field + " must be an array of integers");
    List<Long> sizes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser, JsonToken.VALUE_NUMBER_INT, name, field + " must hold only integers");
      if (sizes.size() == Shapes.MAX_DIMENSIONS) {
        throw new MalformedFileException(
            file, name, field + " has more than " + Shapes.MAX_DIMENSIONS + " numbers");
      }
      long size =
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : parser.getLongValue();
      if (size < 0) {
        throw new MalformedFileException(
            file, name, field + " has the impossible number " + Printable.of(parser.getText()));
      }
      sizes.add(size);
    }
    return List.copyOf(sizes);
  }

  private void require(JsonParser parser, JsonToken token, String key, String rule)
      throws MalformedFileException {
    if (parser.currentToken() != token) {
      throw new MalformedFileException(file, key, rule);
    }
  }
}
