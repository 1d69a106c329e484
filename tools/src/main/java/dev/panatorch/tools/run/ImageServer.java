package dev.panatorch.tools.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.runtime.image.PngWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The service over HTTP, on this machine alone: {@code GET /image?class=NAME&seed=N} answers with a
 * PNG, a virtual thread for each caller.
 */
public final class ImageServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 500;
  private static final int GONE = 503;

  private final HttpServer server;
  private final GenerationService service;
  private final List<String> classes;

  /**
   * Starts to listen.
   *
   * @param classes names by label
   * @param port to listen at; 0 takes a free one
   * @throws IOException naming the port, if it is taken or may not be used
   */
  public ImageServer(GenerationService service, List<String> classes, int port) throws IOException {
    this.service = service;
    this.classes = classes;
    this.server = listening(port);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/image", this::answer);
    server.start();
  }

  private static HttpServer listening(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (SocketException e) {
      throw new IOException(
          "cannot listen at port %d: %s; choose another with --port, or 0 for a free one"
              .formatted(port, e.getMessage()),
          e);
    }
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
      } catch (RejectedExecutionException e) {
        send(exchange, GONE, e);
      } catch (ExecutionException e) {
        Exception cause = e.getCause() instanceof Exception known ? known : e;
        send(exchange, cause instanceof RejectedExecutionException ? GONE : FAILED, cause);
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
    boolean none = name.equals("none") && !classes.contains(name);
    int label = none ? classes.size() : classes.indexOf(name);
    if (label < 0) {
      throw new IllegalArgumentException(
          "no class \"%s\"; ?class= is none or one of %s"
              .formatted(name, String.join(", ", classes)));
    }
    return new ImageRequest(label, seed(query.getOrDefault("seed", "0")));
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("?seed= is a whole number, not \"" + text + "\"", e);
    }
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
