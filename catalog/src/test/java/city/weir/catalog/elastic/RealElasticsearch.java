package city.weir.catalog.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.weir.catalog.elastic.ElasticServers.Login;
import city.weir.catalog.elastic.ElasticServers.User;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Elasticsearch of its own, with a user and TLS; one for all tests of a process. */
final class RealElasticsearch {
  static final String USER = "weir";
  static final String PASSWORD = "weir-directory-9";

  /** What {@code infra/elasticsearch/fetch} has printed. */
  private static final String FOLDER = System.getProperty("weir.elasticsearch", "");

  private static final Duration START = Duration.ofMinutes(4);

  /** It refuses to run as root. */
  private static final String NOBODY = "65534";

  private static @Nullable RealElasticsearch running;

  private final Process process;
  private final Path authority;
  private final int port;

  private RealElasticsearch(Process process, Path authority, int port) {
    this.process = process;
    this.authority = authority;
    this.port = port;
  }

  /** Skips the tests that call where there is none, unless skips are forbidden. */
  static synchronized RealElasticsearch require() {
    boolean there = !FOLDER.isEmpty() && Files.isDirectory(Path.of(FOLDER, "bin"));
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs Elasticsearch in -Dweir.elasticsearch").isTrue();
    }
    assumeTrue(
        there, "no Elasticsearch: run with -Dweir.elasticsearch=$(infra/elasticsearch/fetch)");
    if (running == null) {
      running = begin();
    }
    return running;
  }

  private static RealElasticsearch begin() {
    try {
      Path run = Files.createTempDirectory("weir-elasticsearch");
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
      RealElasticsearch started = start(run);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> started.stop(run)));
      return started;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Elasticsearch was not started", e);
    }
  }

  private static RealElasticsearch start(Path run) throws IOException, InterruptedException {
    Path home = run.resolve("server");
    run(List.of("cp", "-r", FOLDER, home.toString()));
    Path authority = certificate(run, home);
    int port = freePort();
    Files.writeString(
        home.resolve("config/elasticsearch.yml"),
        """
        cluster.name: directory
        discovery.type: single-node
        network.host: 127.0.0.1
        http.port: %d
        transport.port: %d
        xpack.security.enabled: true
        xpack.security.transport.ssl.enabled: false
        xpack.security.http.ssl.enabled: true
        xpack.security.http.ssl.keystore.path: http.p12
        xpack.security.http.ssl.keystore.password: %s
        xpack.license.self_generated.type: basic
        cluster.routing.allocation.disk.threshold_enabled: false
        """
            .formatted(port, freePort(), PASSWORD));
    Files.createDirectories(home.resolve("config/jvm.options.d"));
    Files.writeString(home.resolve("config/jvm.options.d/heap.options"), "-Xms512m\n-Xmx512m\n");
    run(
        inHome(
            home, "bin/elasticsearch-users", "useradd", USER, "-p", PASSWORD, "-r", "superuser"));
    if (isRoot()) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, run.toString()));
    }
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(inHome(home, "bin/elasticsearch"));
    Path log = run.resolve("elasticsearch.out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    RealElasticsearch started = new RealElasticsearch(process, authority, port);
    started.await(log);
    return started;
  }

  /** As its user, under a name of an index. */
  ElasticServers servers(String index) {
    return servers(index, new User(USER, PASSWORD), authority);
  }

  ElasticServers servers(String index, Login login, @Nullable Path trusted) {
    URI address = URI.create("https://127.0.0.1:" + port);
    return new ElasticServers(List.of(address), login, trusted, index, 0, Duration.ofSeconds(60));
  }

  Path authority() {
    return authority;
  }

  private void stop(Path run) {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      run(List.of("rm", "-rf", run.toString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Elasticsearch was not stopped in order", e);
    }
  }

  /** Until it lets its user in. */
  private void await(Path log) throws IOException, InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (true) {
      try (var connected = Connection.open(servers("probe"))._transport()) {
        new ElasticsearchClient(connected).cluster().health();
        return;
      } catch (IOException | RuntimeException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          process.destroy();
          throw new IllegalStateException(
              "Elasticsearch did not start:\n" + Files.readString(log), e);
        }
        // Between two questions; it takes some ten seconds.
        process.waitFor(500, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** A key of its own in the server's configuration, and its certificate beside the server. */
  private static Path certificate(Path run, Path home) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String store = home.resolve("config/http.p12").toString();
    run(
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "http",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store,
            "-storepass",
            PASSWORD,
            "-validity",
            "2"));
    Path authority = run.resolve("authority.pem");
    run(
        List.of(
            keytool,
            "-exportcert",
            "-rfc",
            "-alias",
            "http",
            "-keystore",
            store,
            "-storepass",
            PASSWORD,
            "-file",
            authority.toString()));
    return authority;
  }

  private static List<String> inHome(Path home, String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "env",
            "-u",
            "JAVA_TOOL_OPTIONS",
            "ES_JAVA_HOME=" + System.getProperty("java.home"),
            "HOME=" + home,
            home.resolve(program).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (started.waitFor() != 0) {
      throw new IllegalStateException(command.get(0) + " failed:\n" + said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
