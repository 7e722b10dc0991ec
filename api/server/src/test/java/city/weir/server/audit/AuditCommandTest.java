package city.weir.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import city.weir.sharing.audit.ledger.Tampering;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code weir audit} on the home of a server that runs, that was stopped, that was tampered with.
 */
class AuditCommandTest {
  @TempDir Path home;
  @TempDir Path elsewhere;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... words) {
    said.reset();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--home";
    all[words.length + 1] = home.toString();
    return new AuditCommand(Clock.systemUTC(), out, out).run(all);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void provesThatAHomeIsAsItWasWrittenOrSaysWhereItIsNot() throws Exception {
    try (TestServer server = TestServer.start(home)) {
      for (int i = 0; i < 5; i++) {
        server.get("", "/api/v1/subscriptions");
      }
      server.bean(LakeAuditLog.class).drain();
      server.get("", "/api/v1/subscriptions");
      assertThat(run("verify")).as(said()).isZero();
      assertThat(said()).contains("intact: 6 entries", "sealed up to 5");
    }
    assertThat(run("verify")).as(said()).isZero();
    assertThat(said()).contains("sealed up to 6").doesNotContain("note:");
    assertThat(run("verify", "--from", "6", "--until", "2100-01-01T00:00:00Z")).isZero();
    assertThat(said()).contains("from 6 to 6");

    assertThat(run("keys")).isZero();
    Path trusted = elsewhere.resolve("keys.txt");
    Files.writeString(trusted, said());
    assertThat(run("verify", "--keys", trusted.toString())).isZero();

    Path file =
        Tampering.events(
            home.resolve("warehouse"), rows -> rows.get(2).setField("reason", "nothing to see"));
    assertThat(run("verify")).isEqualTo(1);
    assertThat(said())
        .contains("BROKEN at entry 3: changed", file.getFileName().toString(), "the 2 entries");
  }

  @Test
  void noticesThatTheWholeAuditIsGone() throws Exception {
    try (TestServer server = TestServer.start(home)) {
      server.get("", "/api/v1/subscriptions");
    }
    for (Path file : Tampering.files(home.resolve("warehouse"), "event")) {
      Files.delete(file);
    }
    assertThat(run("verify")).isEqualTo(1);
    assertThat(said()).contains("BROKEN at entry 1");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(run("verify", "--from", "yesterday")).isEqualTo(2);
    assertThat(said()).contains("'yesterday' is neither");
    assertThat(run("destroy")).isEqualTo(2);
    assertThat(said()).contains("unknown command 'destroy'", "weir audit verify");
    assertThat(run("keys")).isEqualTo(2);
    assertThat(said()).contains("no key was made yet");
  }
}
