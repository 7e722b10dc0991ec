package city.weir.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The arrows between the parts of the house, as far as the server can see them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrowsTest {
  /** Not static: some 100 MB, which other tests of this process need. */
  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("city.weir");

  @Test
  void nothingUsesTheServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("city.weir.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("city.weir.server..")
        .because("the server is where things are put together, not something to build upon")
        .check(house);
  }

  @Test
  void onlyTheServerKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("city.weir.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .because("what decides who may see what must be usable, and testable, without a framework")
        .check(house);
  }

  @Test
  void contractsKnowNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("city.weir.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.iceberg..", "org.apache.spark..", "city.weir.lake..")
        .because("a dataset is described before anybody decides what stores it")
        .check(house);
  }

  @Test
  void theLakeKnowsNeitherSharingNorReceiving() {
    noClasses()
        .that()
        .resideInAPackage("city.weir.lake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("city.weir.sharing..", "city.weir.pipelines..", "city.weir.catalog..")
        .because("everything stands on the lake; it stands on contracts alone")
        .check(house);
  }

  @Test
  void rowsLeaveThroughTheSecuredRelationsOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "city.weir.server.datasets..",
            "city.weir.server.sql..",
            "city.weir.server.queries..",
            "city.weir.server.agreements..",
            "city.weir.server.audit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.iceberg.data..", "org.duckdb..")
        .because("a door that read files itself would go past row rules and masks")
        .check(house);
  }

  @Test
  void storesStayInTheirPackages() {
    classes()
        .that()
        .haveSimpleNameStartingWith("Jdbc")
        .and()
        .haveSimpleNameNotEndingWith("Address")
        .and()
        .resideInAPackage("city.weir.server..")
        .should()
        .bePackagePrivate()
        .because("everybody else speaks to the port, so that another store can stand in")
        .check(house);
  }

  @Test
  void onlyGuardedCodeOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackages("city.weir.server.outgoing..", "city.weir.sharing.subscription..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("java.net.http..", "org.apache.hc..")
                .or(
                    DescribedPredicate.describe(
                        "a way to connect",
                        type ->
                            Set.of(
                                    "java.net.Socket",
                                    "java.net.URLConnection",
                                    "java.net.HttpURLConnection",
                                    "java.nio.channels.SocketChannel",
                                    "org.springframework.http.client.SimpleClientHttpRequestFactory",
                                    "org.springframework.http.client.JdkClientHttpRequestFactory")
                                .contains(type.getName()))))
        .because("an address from outside must not lead to what only this server can reach")
        .check(house);
  }

  @Test
  void clientsOfTheFrameworkAreMadeWhereTheyAreGuarded() {
    noClasses()
        .that()
        .resideOutsideOfPackage("city.weir.server.outgoing..")
        .should()
        .callConstructor(RestTemplate.class)
        .orShould()
        .callMethod(RestClient.class, "builder")
        .orShould()
        .callMethod(RestClient.class, "create")
        .orShould()
        .callMethod(ClientRegistrations.class, "fromIssuerLocation", String.class)
        .orShould()
        .callMethod(ClientRegistrations.class, "fromOidcIssuerLocation", String.class)
        .orShould()
        .callConstructor(OidcIdTokenDecoderFactory.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(JwtDecoders.class)
        .because("they would follow an issuer wherever it sends them")
        .check(house);
  }

  @Test
  void nobodyOpensAnAddressByItself() {
    noClasses()
        .should()
        .callMethod(URL.class, "openStream")
        .orShould()
        .callMethod(URL.class, "openConnection")
        .because("an address from outside must not lead to what only this server can reach")
        .check(house);
  }
}
