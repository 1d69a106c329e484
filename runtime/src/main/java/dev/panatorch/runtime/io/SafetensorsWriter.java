package dev.panatorch.runtime.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.panatorch.runtime.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes safetensors files: the header first, then one tensor after the other. */
final class SafetensorsWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /** The data start at a multiple of this, and so does every tensor, being sorted by width. */
  private static final int ALIGNMENT = 8;

  /**
   * The reference library's order, which keeps every tensor aligned to its own element: wide types
   * first.
   */
  private static final List<DType> TYPE_ORDER =
      List.of(
          DType.INT64,
          DType.FLOAT64,
          DType.FLOAT32,
          DType.INT32,
          DType.BFLOAT16,
          DType.FLOAT16,
          DType.INT16,
          DType.FLOAT8_E4M3FN,
          DType.FLOAT8_E5M2,
          DType.INT8,
          DType.UINT8,
          DType.BOOL);

  private SafetensorsWriter() {}

  private record Named(String name, byte[] utf8, TensorSource tensor) {

    long byteSize() {
      return Shapes.byteSize(tensor.dtype(), tensor.shape());
    }
  }

  static void write(
      Path file, Map<String, ? extends TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    List<Named> ordered =
        tensors.entrySet().stream()
            .map(e -> new Named(e.getKey(), utf8(e.getKey()), e.getValue()))
            .sorted(
                Comparator.comparingInt((Named n) -> TYPE_ORDER.indexOf(n.tensor().dtype()))
                    .thenComparing(Named::utf8, Arrays::compareUnsigned))
            .toList();
    byte[] header = header(ordered, metadata);
    AtomicFiles.write(
        file,
        channel -> {
          AtomicFiles.writeFully(channel, ByteBuffer.wrap(header));
          for (Named named : ordered) {
            writeTensor(channel, named);
          }
        });
  }

  private static void writeTensor(WritableByteChannel channel, Named named) throws IOException {
    long[] written = {0};
    named
        .tensor()
        .writeTo(piece -> {
          AtomicFiles.writeFully(channel, piece);
          written[0] += piece.byteSize();
        });
    if (written[0] != named.byteSize()) {
      throw new IllegalStateException(
          "tensor '%s' gave %d bytes instead of %d"
              .formatted(named.name(), written[0], named.byteSize()));
    }
  }

  private static byte[] header(List<Named> tensors, Map<String, String> metadata)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[Long.BYTES]);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        writeMetadata(json, metadata);
      }
      long offset = 0;
      for (Named named : tensors) {
        offset = writeEntry(json, named, offset);
      }
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    byte[] header = bytes.toByteArray();
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, header.length - (long) Long.BYTES);
    return header;
  }

  private static void writeMetadata(JsonGenerator json, Map<String, String> metadata)
      throws IOException {
    json.writeObjectFieldStart("__metadata__");
    for (Map.Entry<String, String> item : metadata.entrySet()) {
      utf8(item.getKey());
      utf8(item.getValue());
      json.writeStringField(item.getKey(), item.getValue());
    }
    json.writeEndObject();
  }

  private static long writeEntry(JsonGenerator json, Named named, long offset) throws IOException {
    if (named.name().equals("__metadata__")) {
      throw new IllegalArgumentException("a tensor cannot be named '__metadata__'; rename it");
    }
    long end = Math.addExact(offset, named.byteSize());
    long[] shape = named.tensor().shape();
    json.writeObjectFieldStart(named.name());
    json.writeStringField("dtype", named.tensor().dtype().safetensorsName());
    json.writeFieldName("shape");
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {offset, end}, 0, 2);
    json.writeEndObject();
    return end;
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "'" + Printable.of(text) + "' is not valid Unicode and cannot be stored", e);
    }
  }
}
