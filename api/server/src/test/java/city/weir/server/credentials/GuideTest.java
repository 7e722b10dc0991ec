package city.weir.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agency's guide tells to type gives a token. */
class GuideTest {
  @ParameterizedTest
  @ValueSource(strings = {"agency.md", "agency.zh-CN.md"})
  void showsHowToSignInWithAKey(String guide, @TempDir Path home, @TempDir Path folder)
      throws Exception {
    GasCity.into(home);
    String text = Files.readString(TestServer.root().resolve("docs/guides").resolve(guide));
    String script =
        Arrays.stream(text.split("```"))
            .filter(block -> block.contains("client_assertion="))
            .findFirst()
            .orElseThrow()
            .replaceFirst("sh\n", "");
    try (TestServer server = TestServer.start(home)) {
      ProcessBuilder shell =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true);
      shell.environment().put("W", server.uri(""));
      shell.environment().put("ID", "jianghan-emergency");
      shell.environment().put("TOKEN", server.token("jianghan-emergency"));
      Process process = shell.start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      assertThat(said).contains("\"kind\":\"key\"", "\"access_token\":");
    }
  }
}
