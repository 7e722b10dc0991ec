package city.weir.server.owasp;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The OWASP API Security Top 10 of 2023, each tried on the same running server. */
class OwaspApiTop10Test {
  @TempDir static Path home;
  private static City city;

  @BeforeAll
  static void start() throws Exception {
    city = City.start(home);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  @Nested
  class Api1 extends Api1BrokenObjectLevelAuthorization {
    Api1() {
      super(city);
    }
  }

  @Nested
  class Api2 extends Api2BrokenAuthentication {
    Api2() {
      super(city);
    }
  }

  @Nested
  class Api3 extends Api3BrokenObjectPropertyLevelAuthorization {
    Api3() {
      super(city);
    }
  }

  @Nested
  class Api4 extends Api4UnrestrictedResourceConsumption {
    Api4() {
      super(city);
    }
  }

  @Nested
  class Api5 extends Api5BrokenFunctionLevelAuthorization {
    Api5() {
      super(city);
    }
  }

  @Nested
  class Api6 extends Api6UnrestrictedAccessToSensitiveBusinessFlows {
    Api6() {
      super(city);
    }
  }

  @Nested
  class Api7 extends Api7ServerSideRequestForgery {
    Api7() {
      super(city);
    }
  }

  @Nested
  class Api8 extends Api8SecurityMisconfiguration {
    Api8() {
      super(city);
    }
  }

  @Nested
  class Api9 extends Api9ImproperInventoryManagement {
    Api9() {
      super(city);
    }
  }

  @Nested
  class Api10 extends Api10UnsafeConsumptionOfApis {}
}
