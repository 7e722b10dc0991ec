package city.weir.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModelArchitectureTest {
  private final JavaClasses contract =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("city.weir.contract");

  @Test
  void theModelNamesNothingButItself() {
    classes()
        .that()
        .resideInAPackage("city.weir.contract")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("city.weir.contract", "java..", "org.jspecify..")
        .because("everything may use the model, so it must bring nothing along")
        .check(contract);
  }

  @Test
  void librariesStayInsideTheDocument() {
    noClasses()
        .that()
        .resideOutsideOfPackage("city.weir.contract.document")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "com.networknt..", "tools.jackson..")
        .because("how a contract is written down concerns only who reads the file")
        .check(contract);
  }
}
