package dev.panatorch.tools.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.maetok.BottleneckConfig;

/**
 * How configurations with several variants say which one they are: by the key {@code kind}. The
 * models themselves know nothing of files.
 */
public final class SealedKinds {

  private SealedKinds() {}

  /** Teaches them to a mapper; returns it. */
  public static <M extends ObjectMapper> M addTo(M mapper) {
    mapper.addMixIn(BottleneckConfig.class, Bottleneck.class);
    mapper.addMixIn(NetworkPreset.class, Network.class);
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = BottleneckConfig.Plain.class, name = "NONE"),
    @JsonSubTypes.Type(value = BottleneckConfig.Kl.class, name = "KL"),
    @JsonSubTypes.Type(value = BottleneckConfig.SoftVq.class, name = "SOFT_VQ")
  })
  private interface Bottleneck {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = NetworkPreset.Transformer.class, name = "TRANSFORMER"),
    @JsonSubTypes.Type(value = NetworkPreset.UVit.class, name = "UVIT")
  })
  private interface Network {}
}
