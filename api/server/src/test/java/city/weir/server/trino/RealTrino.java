package city.weir.server.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.weir.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A real Trino of its own, as {@code infra/trino/start} runs it beside a server. */
final class RealTrino implements AutoCloseable {
  /** Where {@code infra/trino/fetch} has put it. */
  private static final String FOLDER = System.getProperty("weir.trino", "");

  private final Process process;
  private final String url;
  private final Path run;

  private RealTrino(Process process, String url, Path run) {
    this.process = process;
    this.url = url;
    this.run = run;
  }

  /** Skips the test that calls where there is none, unless skips are forbidden. */
  static void require() {
    boolean there = !FOLDER.isEmpty() && Files.isDirectory(Path.of(FOLDER, "server"));
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs Trino in -Dweir.trino").isTrue();
    }
    assumeTrue(there, "no Trino: infra/trino/fetch FOLDER, then -Dweir.trino=FOLDER");
  }

  /** Starts it over the lake of {@code server}, as its client {@code engine}. */
  static RealTrino start(TestServer server, String engine, Path run) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            TestServer.root().resolve("infra/trino/start").toAbsolutePath().normalize().toString(),
            FOLDER,
            run.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_URL",
                server.uri(""),
                "WEIR_CLIENT",
                engine,
                "WEIR_CLIENT_SECRET",
                server.secret(engine)));
    Process process =
        builder.redirectError(run.resolveSibling(run.getFileName() + ".err").toFile()).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroy();
      throw new IllegalStateException(
          "Trino did not start: "
              + Files.readString(run.resolveSibling(run.getFileName() + ".err")));
    }
    return new RealTrino(process, line.substring("ready ".length()), run);
  }

  /** A session of whoever holds {@code token}, under the name {@code user}. */
  Connection as(String user, String token) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("accessToken", token);
    properties.setProperty("SSLTrustStorePath", run.resolve("trino.pem").toString());
    return DriverManager.getConnection(url, properties);
  }

  /** Its log and its configuration as written, for what must not stand in them. */
  Path run() {
    return run;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
