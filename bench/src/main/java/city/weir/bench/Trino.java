package city.weir.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A Trino over the product's lake, under its policy, as {@code infra/trino/start} runs it. */
final class Trino implements AutoCloseable {
  private final Process process;
  private final Connection session;

  private Trino(Process process, Connection session) {
    this.process = process;
    this.session = session;
  }

  /** Whether {@code infra/trino/fetch} has put one where {@code -Dweir.trino} says. */
  static boolean there() {
    return Files.isDirectory(Path.of(System.getProperty("weir.trino", ""), "server"));
  }

  /**
   * Starts it.
   *
   * @param engine the client it works as
   * @param user whose session it is, with that one's token
   */
  static Trino start(Path root, Path scratch, Product product, String engine, String user)
      throws Exception {
    Path run = scratch.resolve("trino");
    Path errors = scratch.resolve("trino.err");
    ProcessBuilder builder =
        new ProcessBuilder(
            root.resolve("infra/trino/start").toString(),
            Path.of(System.getProperty("weir.trino")).toAbsolutePath().toString(),
            run.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_URL",
                "http://127.0.0.1:" + product.port(),
                "WEIR_CLIENT",
                engine,
                "WEIR_CLIENT_SECRET",
                product.secret(engine)));
    Process process = builder.redirectError(errors.toFile()).start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null || !line.startsWith("ready ")) {
      throw new IllegalStateException("Trino did not start: " + Files.readString(errors));
    }
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("accessToken", product.token(user));
    properties.setProperty("SSLTrustStorePath", run.resolve("trino.pem").toString());
    return new Trino(
        process, DriverManager.getConnection(line.substring("ready ".length()), properties));
  }

  /** As {@link Answers#read}. */
  int read(String sql) throws SQLException {
    return Answers.read(session, sql);
  }

  @Override
  public void close() throws Exception {
    session.close();
    process.destroy();
    process.waitFor();
  }
}
