package dev.panatorch.runtime.train;

import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.cuda.Cuda;
import dev.panatorch.runtime.cuda.MemoryStatistics;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.nn.StateDicts;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.train.Meters.Sum;
import dev.panatorch.runtime.train.TrainingConfig.Intervals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The training loop of all models. It counts images, sums gradients over micro-batches, clips,
 * updates, averages, records and saves, and never waits for the device between two reports: losses
 * stay there until they are read. Each report has the counts of live tensors and of their bytes,
 * which stay the same from report to report.
 *
 * <p>Data order, augmentation and every draw that follows from the {@link Clock} depend on the
 * run's seed and position alone, so a run that was stopped or killed and then resumed is, on the
 * CPU, the same to the bit as one that never stopped. When the process is told to end (Ctrl-C), the
 * update that runs is finished and a checkpoint written first.
 *
 * @param <S> what a sample is
 */
public final class Trainer<S extends Sample> implements AutoCloseable {

  private static final String TASK_STATE = "task.safetensors";
  private static final double NANOS = 1e-9;

  private final TrainingTask<S> task;
  private final TrainingConfig config;
  private final TrainingData<S> data;
  private final Checkpoints checkpoints;
  private final List<Learner<S>> learners = new ArrayList<>();
  private final Meters meters;
  private RunState state;
  private @Nullable Path saved;
  private long intervalNanos;
  private long intervalImages;
  private volatile boolean stopped;

  private Trainer(TrainingTask<S> task, TrainingData<S> data, TrainingConfig config) {
    this.task = task;
    this.config = config;
    this.data = data;
    this.checkpoints = Checkpoints.of(config.folder());
    this.meters = new Meters(config.device());
    var options = data.options();
    this.state =
        new RunState(
            config.seed(),
            0,
            0,
            options.batchSize(),
            options.world(),
            config.accumulation(),
            config.description());
  }

  /**
   * Makes the state of the optimization, and loads the newest checkpoint where the run is to be
   * resumed and has one.
   *
   * @throws TrainingException if the folder holds another run, or one with other settings
   */
  public static <S extends Sample> Trainer<S> open(
      TrainingTask<S> task, TrainingData<S> data, TrainingConfig config) throws IOException {
    var trainer = new Trainer<S>(task, data, config);
    try {
      task.objectives().forEach(objective -> trainer.learners.add(new Learner<>(objective)));
      trainer.restore();
      return trainer;
    } catch (IOException | RuntimeException e) {
      trainer.close();
      throw e;
    }
  }

  private void restore() throws IOException {
    AtomicFiles.removeStale(config.folder());
    AtomicFiles.removeStale(config.folder().resolve(RunLog.IMAGES));
    checkpoints.removeStale();
    Optional<Path> latest = checkpoints.latest();
    if (latest.isEmpty()) {
      return;
    }
    Path checkpoint = latest.get();
    if (!config.resume()) {
      throw new TrainingException(
          config.folder() + " holds a run already; resume it, or choose another output folder");
    }
    RunState found = RunState.read(checkpoint);
    state.requireSame(found, checkpoint);
    for (Learner<S> learner : learners) {
      learner.load(checkpoint);
    }
    if (!task.state().isEmpty()) {
      try (var scope = Scope.open()) {
        StateDicts.copy(task.state(), Safetensors.load(checkpoint.resolve(TASK_STATE)));
      }
    }
    meters.restore(RunState.readMeters(checkpoint));
    state = state.at(found.updates(), found.imagesSeen());
    saved = checkpoint;
  }

  /** Images seen so far, those before a resumption included. */
  public long imagesSeen() {
    return state.imagesSeen();
  }

  /**
   * Asks the loop to stop after the update that runs, and to write a checkpoint; any thread may.
   */
  public void stop() {
    stopped = true;
  }

  /**
   * Whether a run is under way in this process: when the process is told to end, it saves first.
   */
  public static boolean isAnyRunning() {
    return StopSignal.isAnyInstalled();
  }

  /**
   * Trains to the end, or until it is stopped.
   *
   * @throws TrainingException if a loss or a gradient is no longer finite
   * @throws dev.panatorch.runtime.io.OutputException if something cannot be written
   * @throws dev.panatorch.runtime.data.DataLoadingException if the data cannot be read
   */
  public TrainingResult run() throws IOException {
    try (var signal = StopSignal.install()) {
      TrainingResult result = train(signal);
      if (!result.finished()) {
        System.err.printf(
            "stopped after %d of %d images; checkpoint: %s%nto continue: %s%n",
            result.imagesSeen(), config.images(), result.checkpoint(), config.hint());
      }
      return result;
    }
  }

  private TrainingResult train(StopSignal signal) throws IOException {
    try (var loader = data.open(config.seed(), state.imagesSeen());
        var log = RunLog.open(config, task.name(), state.updates(), state.imagesSeen())) {
      task.train(true);
      startInterval();
      while (state.imagesSeen() < config.images() && !stopped && !signal.isRequested()) {
        update(loader);
        log.progress(state.imagesSeen());
        afterUpdate(log);
      }
      Path checkpoint = save();
      boolean finished = state.imagesSeen() >= config.images();
      return new TrainingResult(
          finished, state.updates(), state.imagesSeen(), checkpoint, loader.skipped());
    }
  }

  private void update(DataLoader<S> loader) {
    for (int i = 0; i < config.accumulation(); i++) {
      try (Batch<S> batch = loader.next();
          var scope = Scope.open()) {
        var clock =
            new Clock(config.seed(), data.options().rank(), state.updates(), state.imagesSeen());
        accumulate(MicroBatch.of(batch, config.device(), clock));
        state = state.at(state.updates(), batch.imagesSeen());
      }
    }
    for (Learner<S> learner : learners) {
      learner.update(state.updates(), meters);
    }
    state = state.at(state.updates() + 1, state.imagesSeen());
  }

  private void accumulate(MicroBatch<S> batch) {
    for (Learner<S> learner : learners) {
      if (learners.size() > 1) {
        learners.forEach(other -> other.record(other == learner));
      }
      learner.accumulate(batch, config.accumulation(), config.device(), config.autocast(), meters);
    }
    if (learners.size() > 1) {
      learners.forEach(learner -> learner.record(true));
    }
  }

  private void afterUpdate(RunLog log) throws IOException {
    Intervals intervals = config.intervals();
    long updates = state.updates();
    if (Intervals.isDue(intervals.log(), updates)) {
      record(log);
    }
    if (Intervals.isDue(intervals.evaluation(), updates)) {
      evaluate(log);
    }
    if (Intervals.isDue(intervals.checkpoint(), updates)) {
      save();
    }
  }

  private void record(RunLog log) throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    finiteSums().forEach((name, sum) -> values.put(name, sum.mean()));
    meters.reset();
    for (Learner<S> learner : learners) {
      values.put(
          learner.objective().prefix() + "learning_rate",
          learner.learningRate(state.updates() - 1));
    }
    double seconds = Math.max(1, System.nanoTime() - intervalNanos) * NANOS;
    values.put("images_per_second", (state.imagesSeen() - intervalImages) / seconds);
    putMemory(values);
    log.numbers("train", state.updates(), state.imagesSeen(), values);
    startInterval();
  }

  /**
   * What is held between two updates; on a GPU what all of its tensors hold, those of autograd too.
   */
  private void putMemory(Map<String, Double> values) {
    values.put("live_tensors", (double) LiveTensors.count());
    values.put("live_bytes", (double) LiveTensors.keptBytes());
    if (config.device().isCuda()) {
      MemoryStatistics memory = Cuda.memory(config.device());
      values.put("gpu_bytes", (double) memory.allocated());
      values.put("gpu_peak_bytes", (double) memory.allocatedPeak());
    }
  }

  private void startInterval() {
    intervalNanos = System.nanoTime();
    intervalImages = state.imagesSeen();
  }

  /** Reads the sums; every loss and every gradient's norm since the last report is in them. */
  private Map<String, Sum> finiteSums() {
    Map<String, Sum> sums = meters.read();
    sums.forEach((name, sum) -> {
      boolean fatal = name.endsWith(Learner.LOSS) || name.endsWith(Learner.GRAD_NORM);
      if (fatal && !Double.isFinite(sum.total())) {
        throw new TrainingException(notFinite(name));
      }
    });
    return sums;
  }

  private String notFinite(String name) {
    return "%s is no longer a finite number, at the latest after update %d (%d images). %s Try a"
            .formatted(
                name,
                state.updates(),
                state.imagesSeen(),
                saved == null
                    ? "No checkpoint was written before."
                    : "The last good checkpoint is " + saved + ".")
        + " lower learning rate, a longer warm-up, gradient clipping or full precision.";
  }

  private void evaluate(RunLog log) throws IOException {
    List<Ema.Swap> swaps = new ArrayList<>();
    TrainingTask.Evaluation found;
    task.train(false);
    try (var mode = GradMode.noGrad();
        var scope = Scope.open()) {
      learners.forEach(learner -> swaps.add(learner.swapIn()));
      found =
          task.evaluate(
              new Clock(config.seed(), data.options().rank(), state.updates(), state.imagesSeen()));
    } finally {
      swaps.forEach(Ema.Swap::close);
      task.train(true);
    }
    if (!found.metrics().isEmpty()) {
      Map<String, Double> values = new LinkedHashMap<>();
      found.metrics().forEach((name, value) -> values.put("evaluation/" + name, value));
      log.numbers("evaluation", state.updates(), state.imagesSeen(), values);
    }
    log.images(state.updates(), state.imagesSeen(), found.images());
  }

  private Path save() throws IOException {
    Map<String, Sum> sums = finiteSums();
    Path checkpoint =
        checkpoints.save(
            state.imagesSeen(),
            config.intervals().keep(),
            folder -> {
              for (Learner<S> learner : learners) {
                learner.save(folder);
              }
              if (!task.state().isEmpty()) {
                Safetensors.save(folder.resolve(TASK_STATE), task.state());
              }
              state.write(folder, sums);
            });
    saved = checkpoint;
    return checkpoint;
  }

  /** Frees the state of the optimization; the modules stay. */
  @Override
  public void close() {
    learners.forEach(Learner::close);
    meters.close();
  }
}
