package dev.panatorch.maetok;

import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.Teacher;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the auxiliary decoders of a tokenizer are to predict, and the teachers that say it. They are
 * no part of the tokenizer: no state dict holds them.
 */
public final class AuxiliaryTargets implements AutoCloseable {

  /** For tokenizers without teachers. */
  public static final AuxiliaryTargets WITHOUT_TEACHERS = new AuxiliaryTargets(Map.of());

  private final Map<AuxiliaryTarget, FrozenVit> teachers;

  /** With these teachers, which are closed with this. */
  public AuxiliaryTargets(Map<AuxiliaryTarget, FrozenVit> teachers) {
    this.teachers = Map.copyOf(teachers);
  }

  /**
   * Loads the teachers that a tokenizer needs.
   *
   * @param folder of the published files, by their published names; null where there is none
   * @throws dev.panatorch.runtime.io.MissingWeightsException if one is not there; the message says
   *     where to get it and how to do without
   */
  public static AuxiliaryTargets load(MaeTokConfig config, @Nullable Path folder, Device device)
      throws IOException {
    Map<AuxiliaryTarget, FrozenVit> loaded = new EnumMap<>(AuxiliaryTarget.class);
    try {
      for (AuxiliaryTarget target : config.auxiliary().keySet()) {
        if (target.teacher().isPresent()) {
          Teacher teacher = target.teacher().get();
          String without = "switch this target off: model.auxiliary." + target + "=null";
          loaded.put(target, teacher.load(folder, config.imageSize(), device, without));
        }
      }
      var targets = new AuxiliaryTargets(loaded);
      targets.requireFit(config);
      return targets;
    } catch (IOException | RuntimeException e) {
      loaded.values().forEach(FrozenVit::close);
      throw e;
    }
  }

  /**
   * Checks that there is a fitting teacher for each target that needs one.
   *
   * @throws IllegalArgumentException naming the target
   */
  void requireFit(MaeTokConfig config) {
    config
        .auxiliary()
        .forEach((target, auxiliary) -> {
          if (target.teacher().isEmpty()) {
            return;
          }
          FrozenVit teacher = teachers.get(target);
          if (teacher == null) {
            throw new IllegalArgumentException(
                "auxiliary.%s learns from %s: give it, or switch the target off"
                    .formatted(target, target.teacher().get().weights().name()));
          }
          int width = teacher.config().width();
          int patches = teacher.config().patches();
          if (width != auxiliary.features() || patches != config.grid().tokens()) {
            throw new IllegalArgumentException(
                "auxiliary.%s: the teacher gives %d features of %d patches, the decoder %d of %d"
                    .formatted(
                        target, width, patches, auxiliary.features(), config.grid().tokens()));
          }
        });
  }

  /**
   * The target of one decoder; no gradient flows, and the tensor belongs to the current scope.
   *
   * @param images [N, 3, S, S] in -1 .. 1
   * @param captions int64 [N, most], as {@link AuxiliaryLoss#text} takes them; null for none
   * @return [N, image tokens, features]; for text the captions
   */
  Tensor of(AuxiliaryTarget target, MaeTok model, Tensor images, @Nullable Tensor captions) {
    return switch (target) {
      case HOG -> model.hogTarget(images);
      case DINO, CLIP -> taught(target, images);
      case TEXT -> {
        if (captions == null) {
          throw new IllegalStateException(
              "auxiliary.TEXT learns captions, and these images have none: switch it off by"
                  + " model.auxiliary.TEXT=null");
        }
        yield captions;
      }
    };
  }

  private Tensor taught(AuxiliaryTarget target, Tensor images) {
    FrozenVit teacher = teachers.get(target);
    if (teacher == null) {
      throw new IllegalStateException("there is no teacher for " + target);
    }
    try (var noGrad = GradMode.noGrad()) {
      return Scope.run(() -> teacher.forward(images));
    }
  }

  @Override
  public void close() {
    teachers.values().forEach(FrozenVit::close);
  }
}
