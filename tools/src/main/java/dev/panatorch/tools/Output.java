package dev.panatorch.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.panatorch.tools.config.SealedKinds;
import java.io.PrintWriter;

/** A command's result on standard output: lines for people, or JSON with {@code --json}. */
public final class Output {

  private static final ObjectMapper JSON =
      SealedKinds.addTo(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT));

  private Output() {}

  /** Prints {@code result} as JSON. */
  public static void json(PrintWriter out, Object result) {
    try {
      out.println(JSON.writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }
}
