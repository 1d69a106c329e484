package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.SmallSit;
import dev.panatorch.diffusion.generation.GenerationListener.GenerationStep;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One pipeline, many callers: what a service that embeds it relies on. */
class PipelineUnderLoadTest {

  private static final int CALLERS = 64;
  private static final SamplingSettings SETTINGS =
      SamplingSettings.of(Method.EULER_MARUYAMA, 6).with(GuidanceSettings.of(1.9).between(0, 0.75));

  private static final Factory RANDOM = Factory.of(Device.CPU, 3);
  private static final DenoiserModule MODEL =
      SmallSit.of(RANDOM, 3, 4, Backbone.sit(2, 32, 2), 0.3);

  private final LatentDiffusionPipeline pipeline =
      new LatentDiffusionPipeline(MODEL, LatentStatistics.IDENTITY, new ReshapingCodec(3, 4))
          .inBatchesOf(2);

  @AfterAll
  static void close() {
    MODEL.close();
    RANDOM.close();
  }

  private static List<ImageRequest> requests(int caller) {
    return List.of(new ImageRequest(caller % 11, caller), new ImageRequest(3, 100 + caller));
  }

  private byte[] image(int caller, GenerationListener listener) {
    try (var scope = Scope.open()) {
      byte[] bytes = pipeline.images(requests(caller), SETTINGS, listener).toByteArray();
      assertThat(scope.liveTensors()).isEqualTo(1);
      return bytes;
    }
  }

  /** Of 64 virtual threads a third gets its images, a third is interrupted, a third gives up. */
  @Test
  void virtualThreadsGetTheirImagesOrAreCancelledMidway() throws Exception {
    List<byte[]> alone = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      alone.add(image(i, GenerationListener.NONE));
    }
    long before = LiveTensors.count();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> all = new ArrayList<>();
      List<CountDownLatch> midway = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        var reached = new CountDownLatch(1);
        midway.add(reached);
        all.add(callers.submit(() -> image(caller, watch(caller % 3, reached))));
      }
      for (int i = 1; i < CALLERS; i += 3) {
        midway.get(i).await();
        all.get(i).cancel(true); // interrupts
      }
      for (int i = 0; i < CALLERS; i++) {
        Future<byte[]> image = all.get(i);
        switch (i % 3) {
          case 0 -> assertThat(image.get()).isEqualTo(alone.get(i));
          case 1 -> assertThat(image.isCancelled()).isTrue();
          default ->
              assertThatThrownBy(image::get)
                  .isInstanceOf(ExecutionException.class)
                  .hasRootCauseMessage("given up");
        }
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static GenerationListener watch(int kind, CountDownLatch reached) {
    return GenerationListener.withPreviews(
        2,
        step -> {
          if (step.done() < 3) {
            return;
          }
          reached.countDown();
          if (kind == 1) {
            waitForInterrupt();
          } else if (kind == 2) {
            throw new IllegalStateException("given up");
          }
        });
  }

  private static void waitForInterrupt() {
    try {
      Thread.sleep(60_000);
      throw new AssertionError("nobody interrupts");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The interrupt of a virtual thread ends the work that is done for it, and stays set. */
  @Test
  void anInterruptedVirtualThreadIsToldSo() throws Exception {
    var reached = new CountDownLatch(1);
    List<Object> seen = new ArrayList<>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            image(0, watch(1, reached));
          } catch (CancellationException e) {
            seen.add(e.getMessage());
            seen.add(Thread.currentThread().isInterrupted());
          }
        });
    reached.await();
    caller.interrupt();
    caller.join();
    assertThat(seen).containsExactly("interrupted after 4 of 6 steps", true);
  }

  /** All forms of output are the same there, and autograd is as it was. */
  @Test
  void aVirtualThreadHasEveryFormOfOutput() throws Exception {
    long before = LiveTensors.count();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers
          .submit(() -> {
            byte[] planes = image(5, GenerationListener.NONE);
            try (var arena = Arena.ofConfined()) {
              byte[] packed =
                  pipeline
                      .rgb(requests(5), SETTINGS, GenerationListener.NONE, arena)
                      .toArray(ValueLayout.JAVA_BYTE);
              assertThat(packed).hasSameSizeAs(planes);
              assertThat(packed[0]).isEqualTo(planes[0]);
              assertThat(packed[1]).isEqualTo(planes[4]); // the green plane of 2 x 2 pixels
            }
            var picture = pipeline.pictures(requests(5), SETTINGS, GenerationListener.NONE).get(0);
            assertThat((byte) (picture.getRGB(0, 0) >> 16)).isEqualTo(planes[0]);
            Tensor kept = pipeline.images(requests(5), SETTINGS); // no scope: the caller's own
            assertThat(kept.toByteArray()).isEqualTo(planes);
            kept.close();
            assertThat(GradMode.isEnabled()).isTrue();
          })
          .get();
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  /** A thousand images, one by one, with previews now and then, leave as many tensors as before. */
  @Test
  void aThousandImagesLeaveNothing() {
    List<GenerationStep> steps = new ArrayList<>();
    image(0, GenerationListener.NONE);
    long before = LiveTensors.count();
    for (int i = 0; i < 500; i++) {
      image(i, i % 50 == 0 ? GenerationListener.withPreviews(3, steps::add) : step -> {});
      assertThat(LiveTensors.count()).isEqualTo(before);
    }
    assertThat(steps).hasSize(10 * SETTINGS.steps());
    assertThat(steps.stream().filter(step -> step.preview() != null).map(GenerationStep::done))
        .hasSize(20)
        .containsOnly(3, 6);
  }
}
