package city.weir.sharing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SHARING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("city.weir.sharing");

  @Test
  void packagesDoNotGoRoundInCircles() {
    slices().matching("city.weir.sharing.(*)..").should().beFreeOfCycles().check(SHARING);
  }

  @Test
  void thePolicyKnowsNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("..policy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.iceberg..", "org.duckdb..", "city.weir.lake..", "java.sql..")
        .because("what is permitted must be readable without knowing how it is carried out")
        .check(SHARING);
  }

  @Test
  void onlySqlAndFilterParseSql() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..sql..", "..filter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.calcite..")
        .because("a second parser would be a second opinion of what a statement means")
        .check(SHARING);
  }
}
