package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.run.GenerationService;
import dev.panatorch.tools.run.ImageServer;
import dev.panatorch.tools.run.Sampling;
import dev.panatorch.tools.run.Tokenizers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service under load: many virtual threads, one pipeline. */
class ServiceTest {

  @TempDir private static Path models;

  private static LatentCodec codec;
  private static Sampling sampling;

  @BeforeAll
  static void train() throws IOException {
    Tiny tiny = Tiny.in(models);
    codec = Tokenizers.open(tiny.tokenizer(), Device.CPU);
    sampling = Sampling.open(tiny.denoiser(), codec, Device.CPU);
  }

  @AfterAll
  static void close() {
    sampling.close();
    codec.close();
  }

  private static GenerationService service(int batch, int millis) {
    return new GenerationService(
        sampling.pipeline(), sampling.settings(), batch, Duration.ofMillis(millis), 256);
  }

  /** 200 callers at once get, in batches, the images that each would get alone. */
  @Test
  void manyCallersGetTheirOwnImages() throws Exception {
    List<RgbImage> alone = new ArrayList<>();
    try (var service = service(8, 0)) {
      for (int seed = 0; seed < 5; seed++) {
        alone.add(service.submit(new ImageRequest(0, seed)).get());
      }
      assertThat(service.meanBatch()).isEqualTo(1);
    }
    long before = LiveTensors.count();
    try (var service = service(8, 30);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RgbImage>> images = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        var request = new ImageRequest(0, i % 5);
        images.add(callers.submit(() -> service.submit(request).get()));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(images.get(i).get()).isEqualTo(alone.get(i % 5));
      }
      assertThat(service.meanBatch()).isGreaterThan(4);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void aBadRequestHarmsNoOtherBatchAndCancelledOnesAreLeftOut() throws Exception {
    try (var service = service(1, 0)) {
      CompletableFuture<RgbImage> bad = service.submit(new ImageRequest(77, 0));
      CompletableFuture<RgbImage> cancelled = service.submit(new ImageRequest(0, 1));
      cancelled.cancel(true);
      assertThat(service.submit(new ImageRequest(0, 2)).get()).isNotNull();
      assertThatThrownBy(bad::get).hasMessageContaining("class 77 does not exist");
    }
  }

  @Test
  void aClosedServiceTakesNothing() {
    GenerationService service = service(2, 0);
    service.close();
    assertThatThrownBy(() -> service.submit(new ImageRequest(0, 1)))
        .isInstanceOf(RejectedExecutionException.class);
  }

  /** One image is being made, which takes for ever; two requests may wait. */
  @Test
  void aFullQueueTakesNoMore() throws Exception {
    SamplingSettings slow = SamplingSettings.of(SamplingSettings.Method.EULER, 100_000);
    try (var service = new GenerationService(sampling.pipeline(), slow, 1, Duration.ZERO, 2);
        var server = new ImageServer(service, List.of("c"), 0);
        var client = HttpClient.newHttpClient()) {
      service.submit(new ImageRequest(0, 0));
      while (service.meanBatch() == 0) {
        Thread.onSpinWait();
      }
      CompletableFuture<RgbImage> waiting = service.submit(new ImageRequest(0, 1));
      service.submit(new ImageRequest(0, 2));
      HttpResponse<byte[]> refused = get(client, server, "class=c");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(text(refused)).contains("2 requests wait already", "ask again later");
      waiting.cancel(true);
      assertThat(service.submit(new ImageRequest(0, 3))).isNotDone();
      assertThatThrownBy(() -> service.submit(new ImageRequest(0, 4)))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void imagesAreServedAsPng() throws Exception {
    try (var service = service(4, 5);
        var server = new ImageServer(service, List.of("c"), 0);
        var client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = get(client, server, "class=c&seed=3");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo(PngWriter.encode(service.submit(new ImageRequest(0, 3)).get()));

      HttpResponse<byte[]> none = get(client, server, "class=none&seed=3");
      assertThat(none.body())
          .isEqualTo(PngWriter.encode(service.submit(new ImageRequest(1, 3)).get()));

      HttpResponse<byte[]> wrong = get(client, server, "class=d");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(text(wrong)).contains("no class \"d\"");
      HttpResponse<byte[]> noSeed = get(client, server, "class=c&seed=x");
      assertThat(noSeed.statusCode()).isEqualTo(400);
      assertThat(text(noSeed)).contains("not \"x\"");
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Callers that hang up while their images are made cost nothing and harm no one. */
  @Test
  void callersThatHangUpLeaveNothingBehind() throws Exception {
    long before = LiveTensors.count();
    byte[] wanted;
    try (var service = service(4, 5)) {
      wanted = PngWriter.encode(service.submit(new ImageRequest(0, 3)).get());
    }
    try (var service = service(4, 5);
        var server = new ImageServer(service, List.of("c"), 0);
        var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 40; i++) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          String request = "GET /image?class=c&seed=%d HTTP/1.1\r\nHost: here\r\n\r\n".formatted(i);
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          if (i % 2 == 0) {
            socket.setSoLinger(true, 0); // a reset in place of a farewell
          }
        }
      }
      assertThat(get(client, server, "class=c&seed=3").body()).isEqualTo(wanted);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var service = service(1, 0);
        var first = new ImageServer(service, List.of("c"), 0)) {
      assertThatThrownBy(() -> new ImageServer(service, List.of("c"), first.port()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + first.port())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void aServerWhoseServiceIsClosedSaysSo() throws Exception {
    GenerationService service = service(1, 0);
    try (var server = new ImageServer(service, List.of("c"), 0);
        var client = HttpClient.newHttpClient()) {
      service.close();
      HttpResponse<byte[]> answer = get(client, server, "class=c");
      assertThat(answer.statusCode()).isEqualTo(503);
    }
  }

  private static HttpResponse<byte[]> get(HttpClient client, ImageServer server, String query)
      throws Exception {
    var uri = URI.create("http://localhost:%d/image?%s".formatted(server.port(), query));
    return client.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
