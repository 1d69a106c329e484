package dev.panatorch.tools.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.runtime.data.PngWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * The service over HTTP, on this machine alone: {@code GET /image?class=NAME&seed=N} answers with a
 * PNG, a virtual thread for each caller.
 */
public final class ImageServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final GenerationService service;
  private final List<String> classes;

  /**
   * Starts to listen.
   *
   * @param classes names by label
   * @param port to listen at; 0 takes a free one
   */
  public ImageServer(GenerationService service, List<String> classes, int port) throws IOException {
    this.service = service;
    this.classes = classes;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/image", this::answer);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        byte[] png = PngWriter.encode(service.submit(request(exchange)).get());
        send(exchange, OK, "image/png", png);
      } catch (IllegalArgumentException e) {
        send(exchange, BAD_REQUEST, e);
      } catch (ExecutionException e) {
        send(exchange, FAILED, e.getCause() instanceof Exception cause ? cause : e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ImageRequest request(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getRawQuery();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    String name = query.getOrDefault("class", "");
    int label = classes.indexOf(name);
    if (label < 0) {
      throw new IllegalArgumentException(
          "no class \"" + name + "\"; ?class= is one of " + String.join(", ", classes));
    }
    return new ImageRequest(label, Long.parseLong(query.getOrDefault("seed", "0")));
  }

  private static void send(HttpExchange exchange, int status, Exception failure)
      throws IOException {
    String message = String.valueOf(failure.getMessage());
    send(exchange, status, "text/plain", (message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Stops listening at once; the service stays. */
  @Override
  public void close() {
    server.stop(0);
  }
}
