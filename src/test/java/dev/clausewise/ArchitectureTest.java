package dev.clausewise;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.PolicyArchive;
import dev.clausewise.vocabulary.ExactJson;

@AnalyzeClasses(packages = "dev.clausewise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule IMPORTS_RUN_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("dev.clausewise.api..")
          .layer("workbench")
          .definedBy("dev.clausewise.workbench..")
          .layer("inventory")
          .definedBy("dev.clausewise.inventory..")
          .layer("ledger")
          .definedBy("dev.clausewise.ledger..")
          .layer("access")
          .definedBy("dev.clausewise.access..")
          .layer("decision")
          .definedBy("dev.clausewise.decision..")
          .layer("diagram")
          .definedBy("dev.clausewise.diagram..")
          .layer("engine")
          .definedBy("dev.clausewise.engine..")
          .layer("register")
          .definedBy("dev.clausewise.register..")
          .layer("vocabulary")
          .definedBy("dev.clausewise.vocabulary..")
          .layer("store")
          .definedBy("dev.clausewise.store..")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("workbench")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("inventory")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("inventory")
          .mayOnlyAccessLayers("decision", "engine", "vocabulary", "store")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("ledger")
          .mayOnlyAccessLayers("decision", "engine", "vocabulary", "store")
          .whereLayer("access")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("access")
          .mayOnlyAccessLayers("store")
          .whereLayer("decision")
          .mayOnlyBeAccessedByLayers("workbench", "inventory", "ledger", "api")
          .whereLayer("diagram")
          .mayOnlyBeAccessedByLayers("decision", "workbench", "api")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers(
              "diagram", "decision", "workbench", "inventory", "ledger", "api")
          .whereLayer("register")
          .mayNotAccessAnyLayer()
          .whereLayer("vocabulary")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayNotAccessAnyLayer();

  /** The ledger keeps what was decided; it never decides. */
  @ArchTest
  static final ArchRule THE_LEDGER_KNOWS_RECORDS =
      noClasses()
          .that()
          .resideInAPackage("dev.clausewise.ledger..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(DecisionService.class, PolicyArchive.class);

  /** What proves a record needs nothing of ours. */
  @ArchTest
  static final ArchRule THE_LOG_KNOWS_BYTES =
      noClasses()
          .that()
          .resideInAPackage("dev.clausewise.ledger.log..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.clausewise..")
                  .and(resideOutsideOfPackage("dev.clausewise.ledger.log..")));

  /** One who makes a mapper of their own forgets that numbers are decimals. */
  @ArchTest
  static final ArchRule ONE_PLACE_MAKES_MAPPERS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ExactJson.class)
          .and()
          .resideOutsideOfPackage("dev.clausewise.register..") // which reads no numbers
          .should()
          .callConstructorWhere(target(owner(assignableTo(ObjectMapper.class))));

  @ArchTest
  static final ArchRule ROOMS_OF_THE_DIAGRAM =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("diagram")
          .definedBy("dev.clausewise.diagram")
          .layer("prove")
          .definedBy("dev.clausewise.diagram.prove..")
          .layer("compile")
          .definedBy("dev.clausewise.diagram.compile..")
          .layer("function")
          .definedBy("dev.clausewise.diagram.function..")
          .whereLayer("diagram")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("prove")
          .mayOnlyBeAccessedByLayers("diagram")
          .whereLayer("compile")
          .mayOnlyBeAccessedByLayers("prove", "diagram")
          .whereLayer("function")
          .mayOnlyBeAccessedByLayers("compile", "prove", "diagram");

  @ArchTest
  static final ArchRule FUNCTIONS_KNOW_FACTS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.clausewise.diagram.function..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.clausewise.engine..", "org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule PROOFS_ASK_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("dev.clausewise.diagram.prove..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule DIAGRAMS_ARE_ASKED_AT_THEIR_FACADE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.clausewise.diagram..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.clausewise.diagram.function..", "dev.clausewise.diagram.compile..");

  @ArchTest
  static final ArchRule NO_PACKAGES_IN_A_CIRCLE =
      slices().matching("dev.clausewise.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_ENGINE_STANDS_ON_CHECKS_AND_THEY_ON_WHAT_READS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("engine")
          .definedBy("dev.clausewise.engine")
          .layer("checks")
          .definedBy("dev.clausewise.engine.lint.checks")
          .layer("lint")
          .definedBy("dev.clausewise.engine.lint")
          .layer("reading")
          .definedBy("dev.clausewise.engine.reading")
          .layer("vocabulary and register")
          .definedBy("dev.clausewise.vocabulary..", "dev.clausewise.register..")
          .whereLayer("engine")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("checks")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("checks", "engine")
          .whereLayer("vocabulary and register")
          .mayOnlyBeAccessedByLayers("engine");
}
