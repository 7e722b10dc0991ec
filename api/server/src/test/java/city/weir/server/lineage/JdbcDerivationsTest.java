package city.weir.server.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import city.weir.contract.reading.ContractReader;
import city.weir.server.TestServer;
import city.weir.server.database.TestDatabase;
import city.weir.server.promotion.Promoted;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class JdbcDerivationsTest {
  private static final Instant THEN = Instant.parse("2026-06-01T00:00:00.123456Z");
  private static final TableName RIVER = TableName.parse("resource.river_stage");

  private static JdbcDerivations store(TestDatabase database) {
    return new JdbcDerivations(
        database.fresh(), JsonMapper.builder().build(), Clock.fixed(THEN, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @EnumSource
  void givesBackWhatWasTold(TestDatabase database) throws Exception {
    JdbcDerivations store = store(database);
    assertThat(store.of(RIVER)).isEmpty();

    store.keep(promoted("1.0.0", Manner.TRANSFORMATION, Manner.CONDITIONAL));

    assertThat(store.of(RIVER)).contains(derivation(Manner.TRANSFORMATION, Manner.CONDITIONAL));
    assertThat(store.newest())
        .containsExactly(
            new Kept(RIVER, "1.0.0", THEN, derivation(Manner.CONDITIONAL, Manner.TRANSFORMATION)));
  }

  @ParameterizedTest
  @EnumSource
  void writesOnlyWhatIsNew(TestDatabase database) throws Exception {
    JdbcDerivations store = store(database);
    long empty = store.revision();
    store.keep(promoted("1.0.0", Manner.IDENTITY));
    long first = store.revision();
    store.keep(promoted("1.0.0", Manner.IDENTITY));
    assertThat(store.revision()).isEqualTo(first).isGreaterThan(empty);

    store.keep(promoted("1.1.0", Manner.IDENTITY));
    store.keep(promoted("1.1.0", Manner.AGGREGATION));

    assertThat(store.history(RIVER))
        .extracting(Kept::contractVersion)
        .containsExactly("1.1.0", "1.1.0", "1.0.0");
    assertThat(store.of(RIVER)).contains(derivation(Manner.AGGREGATION));
    assertThat(store.newest()).hasSize(1);
  }

  private static Promoted promoted(String version, Manner... manners) throws Exception {
    String yaml =
        Files.readString(
            TestServer.root().resolve("samples/wuhan/contracts/river-stage.odcs.yaml"));
    DataContract river =
        new ContractReader()
            .read(
                "river-stage.odcs.yaml",
                yaml.replaceFirst("(?m)^version: .*$", "version: " + version),
                name -> {
                  throw new FileNotFoundException(name);
                });
    assertThat(river.version()).isEqualTo(version);
    return new Promoted(river, derivation(manners));
  }

  private static Derivation derivation(Manner... manners) {
    ColumnName raw = new ColumnName(TableName.parse("raw.river_stage"), "z");
    return new Derivation(
        Map.of("stage", List.of(new Influence(raw, Set.of(manners))), "readings", List.of()),
        List.of(new Influence(raw, Set.of(Manner.FILTER))));
  }
}
