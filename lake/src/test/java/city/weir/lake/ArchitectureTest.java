package city.weir.lake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The lines within the module. */
final class ArchitectureTest {
  private static final JavaClasses LAKE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("city.weir.lake");

  @Test
  void commitsKnowNothingOfWhatIsCommitted() {
    noClasses()
        .that()
        .resideInAPackage("city.weir.lake.catalog")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "city.weir.lake.landing..",
            "city.weir.lake.publish..",
            "city.weir.lake.sql..",
            "city.weir.lake.tables..",
            "city.weir.lake.upkeep..")
        .because("landing, publishing and REST clients all commit through it")
        .check(LAKE);
  }

  @Test
  void readingIsApartFromWriting() {
    noClasses()
        .that()
        .resideInAPackage("city.weir.lake.sql")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "city.weir.lake.landing..", "city.weir.lake.publish..", "city.weir.lake.upkeep..")
        .because(
            "a city that outgrows one machine reads through Trino instead, and writes as before")
        .check(LAKE);
  }

  @Test
  void onlySqlKnowsTheEmbeddedEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("city.weir.lake.sql")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.duckdb..")
        .because("it is one adapter of a port")
        .check(LAKE);
  }
}
