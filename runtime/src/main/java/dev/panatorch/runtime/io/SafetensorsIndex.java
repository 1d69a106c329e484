package dev.panatorch.runtime.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Tensors spread over several safetensors files, joined by an index ({@code
 * model.safetensors.index.json}) that names the file of each tensor.
 */
public final class SafetensorsIndex {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final long MAX_BYTES = 256L << 20;

  private SafetensorsIndex() {}

  /**
   * Opens all files of an index; each must hold the tensors that the index says and no others.
   *
   * @return the tensors in the order of the index; unmodifiable
   * @throws MalformedFileException if the index or a file is damaged, or they do not fit together
   */
  public static SequencedMap<String, TensorData> open(Path index) throws IOException {
    JsonNode weights = parse(index).path("weight_map");
    if (!weights.isObject()) {
      throw new MalformedFileException(index, "weight_map", "it must be an object of file names");
    }
    Map<String, SafetensorsFile> files = new HashMap<>();
    SequencedMap<String, TensorData> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : weights.properties()) {
      String fileName = fileName(index, each.getKey(), each.getValue());
      SafetensorsFile file = files.get(fileName);
      if (file == null) {
        file = Safetensors.open(index.resolveSibling(fileName));
        files.put(fileName, file);
      }
      TensorData tensor = file.tensors().get(each.getKey());
      if (tensor == null) {
        throw new MalformedFileException(file.path(), each.getKey(), "the index expects it here");
      }
      tensors.put(each.getKey(), tensor);
    }
    checkComplete(index, files, tensors);
    return Collections.unmodifiableSequencedMap(tensors);
  }

  private static JsonNode parse(Path index) throws IOException {
    if (Files.size(index) > MAX_BYTES) {
      throw new MalformedFileException(index, null, "it is too large for an index");
    }
    try {
      return JSON.readTree(Files.readAllBytes(index));
    } catch (JsonProcessingException e) {
      throw new MalformedFileException(
          index, null, "it is not valid JSON: " + Printable.of(e.getOriginalMessage()));
    }
  }

  /** Only a plain name: an index must not reach out of its own folder. */
  private static String fileName(Path index, String tensor, JsonNode value)
      throws MalformedFileException {
    String name = value.textValue();
    if (name == null
        || name.isEmpty()
        || name.contains("/")
        || name.contains("\\")
        || name.equals("..")
        || name.indexOf('\0') >= 0) {
      throw new MalformedFileException(
          index,
          tensor,
          "its file must be a name in the same folder, found " + Printable.of(value.toString()));
    }
    return name;
  }

  private static void checkComplete(
      Path index, Map<String, SafetensorsFile> files, Map<String, TensorData> tensors)
      throws MalformedFileException {
    for (SafetensorsFile file : files.values()) {
      for (String name : file.tensors().keySet()) {
        if (!tensors.containsKey(name)) {
          throw new MalformedFileException(
              index, name, "it stands in " + file.path().getFileName() + ", but not in the index");
        }
      }
    }
  }
}
