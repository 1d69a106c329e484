package dev.panatorch.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.image.ImageException;
import dev.panatorch.runtime.image.ImageException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sample of a WebDataset shard: members of a tar archive under one key, told apart by their
 * extensions.
 */
public final class WebSample implements ImageSample {
  private static final List<String> IMAGES =
      List.of("jpg", "jpeg", "png", "webp", "bmp", "ppm", "pgm", "tif", "tiff");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path shard;
  private final String key;
  private final Map<String, TarShard.Member> parts;

  WebSample(Path shard, String key, Map<String, TarShard.Member> parts) {
    this.shard = shard;
    this.key = key;
    this.parts = parts;
  }

  /** The members' common name without extension. */
  @Override
  public String id() {
    return key;
  }

  @Override
  public String source() {
    return shard + "!" + key;
  }

  /** The extensions of this sample's members, in lower case, in the archive's order. */
  public Set<String> extensions() {
    return Set.copyOf(parts.keySet());
  }

  /** A member's content by its extension, for instance {@code txt}. */
  public Optional<byte[]> part(String extension) throws IOException {
    TarShard.Member member = parts.get(extension);
    return member == null ? Optional.empty() : Optional.of(member.read());
  }

  /** A member's content as UTF-8 text, for instance the caption under {@code txt}. */
  public Optional<String> text(String extension) throws IOException {
    return part(extension).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The number in {@code .cls}, else the integer {@code cls} or {@code label} of {@code .json},
   * else none.
   */
  @Override
  public long label() throws IOException {
    Optional<String> number = text("cls");
    if (number.isPresent()) {
      try {
        return Long.parseLong(number.get().strip());
      } catch (NumberFormatException e) {
        throw new IOException(source() + ".cls holds no integer", e);
      }
    }
    Optional<byte[]> json = part("json");
    return json.isPresent() ? jsonLabel(json.get()) : NO_LABEL;
  }

  private long jsonLabel(byte[] json) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (IOException e) {
      throw new IOException(source() + ".json is not JSON (" + e.getMessage() + ")", e);
    }
    JsonNode label = root.path(root.has("cls") ? "cls" : "label");
    return label.isIntegralNumber() ? label.asLong() : NO_LABEL;
  }

  @Override
  public byte[] bytes() throws IOException {
    for (String extension : IMAGES) {
      TarShard.Member member = parts.get(extension);
      if (member != null) {
        return member.read();
      }
    }
    throw new ImageException(
        Reason.UNREADABLE, source(), "no picture among the members " + parts.keySet(), null);
  }

  @Override
  public String toString() {
    return source();
  }
}
