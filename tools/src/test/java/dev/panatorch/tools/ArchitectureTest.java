package dev.panatorch.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.panatorch.diffusion.generation.ImageBytes;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import java.lang.foreign.MemorySegment;

/** The rooms and the arrows between them: who may know whom. */
@AnalyzeClasses(packages = "dev.panatorch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String NATIVES = "dev.panatorch.natives..";
  private static final String BINDINGS = "dev.panatorch.bindings..";
  private static final String RUNTIME = "dev.panatorch.runtime..";
  private static final String MAETOK = "dev.panatorch.maetok..";
  private static final String DIFFUSION = "dev.panatorch.diffusion..";
  private static final String TOOLS = "dev.panatorch.tools..";

  @ArchTest
  static final ArchRule ONLY_THE_RUNTIME_KNOWS_THE_BINDINGS =
      noClasses()
          .that()
          .resideOutsideOfPackages(BINDINGS, RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BINDINGS);

  @ArchTest
  static final ArchRule BINDINGS_KNOW_NO_ROOM =
      noClasses()
          .that()
          .resideInAPackage(BINDINGS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(NATIVES, RUNTIME, MAETOK, DIFFUSION, TOOLS);

  @ArchTest
  static final ArchRule NATIVE_KNOWS_NOTHING_BUT_THE_JDK =
      classes()
          .that()
          .resideInAPackage(NATIVES)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(NATIVES, "java..", "com.sun.management..", "org.jspecify..");

  @ArchTest
  static final ArchRule THE_RUNTIME_KNOWS_NO_MODEL =
      noClasses()
          .that()
          .resideInAPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MAETOK, DIFFUSION, TOOLS);

  @ArchTest
  static final ArchRule MAETOK_KNOWS_NEITHER_DIFFUSION_NOR_TOOLS_NOR_NATIVE =
      noClasses()
          .that()
          .resideInAPackage(MAETOK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DIFFUSION, TOOLS, NATIVES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DIFFUSION_KNOWS_NEITHER_MAETOK_NOR_TOOLS_NOR_NATIVE =
      noClasses()
          .that()
          .resideInAPackage(DIFFUSION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MAETOK, TOOLS, NATIVES)
          .allowEmptyShould(true);

  /** But for finished images, which a service takes as bytes in memory of its own. */
  @ArchTest
  static final ArchRule NO_MEMORY_SEGMENT_ABOVE_THE_RUNTIME =
      noClasses()
          .that()
          .resideInAnyPackage(MAETOK, DIFFUSION, TOOLS)
          .and()
          .doNotBelongToAnyOf(ImageBytes.class, LatentDiffusionPipeline.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(MemorySegment.class);

  @ArchTest
  static final ArchRule ROOMS_FORM_NO_CYCLE =
      slices().matching("dev.panatorch.(*)..").should().beFreeOfCycles();
}
