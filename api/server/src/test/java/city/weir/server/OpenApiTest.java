package city.weir.server;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * The committed docs/openapi.json is what the code says. After a change of the API, run this test
 * with {@code -Dweir.writeOpenapi=true} and look at the difference.
 */
class OpenApiTest {
  @ImportAutoConfiguration({
    SpringDocConfigProperties.class,
    SpringDocConfiguration.class,
    SpringDocWebMvcConfiguration.class
  })
  static class Describing {}

  static {
    // Who asks comes from the token, not from a parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Subject.class, Call.class);
  }

  @Test
  void committedDescriptionIsWhatTheCodeSays(@TempDir Path home) throws Exception {
    try (TestServer server =
        TestServer.start(
            home,
            List.of(Describing.class),
            "springdoc.api-docs.path=/api-docs/generated",
            "springdoc.paths-to-match=/api/v1/**",
            "springdoc.writer-with-order-by-keys=true",
            "springdoc.writer-with-default-pretty-printer=true",
            "springdoc.override-with-generic-response=false",
            "springdoc.default-flat-param-object=true",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.model-and-view-allowed=false")) {
      String said = server.get("", "/api-docs/generated").body() + "\n";
      Path committed = TestServer.root().resolve("docs/openapi.json");
      if (Boolean.getBoolean("weir.writeOpenapi")) {
        Files.writeString(committed, said);
      }
      assertThat(said).isEqualTo(Files.readString(committed));
    }
  }
}
