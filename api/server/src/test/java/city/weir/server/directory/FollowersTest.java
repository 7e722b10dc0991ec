package city.weir.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.State;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.KnownThings;
import city.weir.catalog.lifecycle.Codes;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.GradeApprovals;
import city.weir.server.TestServer;
import city.weir.server.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FollowersTest {
  private static final ContractReader READER = new ContractReader();
  private static final String FILE = "gas.odcs.yaml";
  private static final String GAS = "wuhan.gas.gas-reading";

  @Nested
  class OnH2 extends Suite {
    OnH2() {
      super(TestDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends Suite {
    OnPostgresql() {
      super(TestDatabase.POSTGRESQL);
    }
  }

  @SuppressWarnings("NullAway.Init") // set before each test
  abstract static class Suite {
    private final TestDatabase database;
    private final Map<String, String> files = new HashMap<>();
    private DataSource source;
    private Asked store;
    private Followers followers;
    private String gas;

    Suite(TestDatabase database) {
      this.database = database;
    }

    @BeforeEach
    void begin() throws Exception {
      Path samples = TestServer.root().resolve("samples/wuhan/contracts");
      gas = Files.readString(samples.resolve("gas-reading.odcs.yaml"));
      files.put(FILE, gas);
      files.put("wuhan-districts.csv", Files.readString(samples.resolve("wuhan-districts.csv")));
      source = database.freshSource();
      restart();
    }

    private void restart() {
      JdbcClient jdbc = JdbcClient.create(source);
      TransactionTemplate transactions =
          new TransactionTemplate(new DataSourceTransactionManager(source));
      store =
          new Asked(
              new JdbcEntries(jdbc, transactions, new StepLog(jdbc, new JdbcTemplate(source))));
      Categories categories = new Categories(jdbc, transactions);
      Clock clock = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);
      KnownThings known = new KnownThings();
      known.tree = known.tree.with(List.of("主题", "城市安全", "燃气", "传感监测"));
      followers =
          new Followers(
              store,
              new Lifecycle(
                  store,
                  new DraftCheck(Guide.published(), known, clock),
                  new Codes(known, store::nextNumber),
                  clock),
              categories,
              new ContractFiles(jdbc));
    }

    private Life follow() {
      followers.follow(ContractSet.read(READER, files, GradeApprovals.NONE));
      return store.find(GAS).orElseThrow();
    }

    @Test
    void aMistakeInTheFileLeavesTheEntryAsItIs() {
      Life before = follow();
      assertThat(before.latest().state()).isEqualTo(State.PUBLISHED);

      for (String broken :
          List.of(
              gas.replace("status: active", "status: on"),
              "id: [",
              "",
              gas.replace("id: " + GAS, "id: wuhan.gas.other").replace("status: active", "x: y"))) {
        files.put(FILE, broken);
        assertThat(follow()).as(broken).isEqualTo(before);
        restart();
        assertThat(follow()).as("after a restart: " + broken).isEqualTo(before);
      }

      files.put(FILE, gas);
      assertThat(follow()).isEqualTo(before);
      assertThat(store.steps(GAS)).hasSize(1);
    }

    @Test
    void aFileThatIsGoneWithdrawsTheEntryAlsoWhenItWasBrokenBefore() {
      follow();
      files.put(FILE, "id: [");
      follow();
      files.remove(FILE);

      assertThat(follow().latest().state()).isEqualTo(State.WITHDRAWN);

      files.put(FILE, gas);
      Life again = follow();
      assertThat(again.latest().state()).isEqualTo(State.PUBLISHED);
      assertThat(again.code()).isNotNull();
      assertThat(store.steps(GAS)).hasSize(3);
    }

    @Test
    void aFileThatWentWhileNothingRanWithdrawsTheEntryAtTheStart() {
      follow();
      files.remove(FILE);
      restart();

      assertThat(follow().latest().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aFileWithAnotherNameIsTheSameContract() {
      Life before = follow();
      files.remove(FILE);
      files.put("gas-2.odcs.yaml", gas);
      assertThat(follow()).isEqualTo(before);

      files.put("gas-2.odcs.yaml", "id: [");
      assertThat(follow()).isEqualTo(before);
    }

    @Test
    void withdrawsNothingWhileItCannotBeToldWhoseAFileIs() {
      Life before = follow();
      files.remove(FILE);
      files.put("renamed.odcs.yaml", "id: [");

      assertThat(follow()).isEqualTo(before);
    }

    @Test
    void anotherIdInASoundFileIsAnotherDataset() {
      follow();
      files.put(FILE, gas.replace("id: " + GAS, "id: wuhan.gas.other"));

      assertThat(follow().latest().state()).isEqualTo(State.WITHDRAWN);
      assertThat(store.find("wuhan.gas.other"))
          .hasValueSatisfying(life -> assertThat(life.latest().state()).isEqualTo(State.PUBLISHED));
    }

    @Test
    void aVersionThatSaysTheSameIsNotedWithoutAStep() {
      Life before = follow();
      files.put(FILE, gas.replace("version: 1.0.0", "version: 1.1.0"));

      Life after = follow();

      assertThat(after.contract()).isEqualTo("1.1.0");
      assertThat(after.latest()).isEqualTo(before.latest());
      assertThat(store.steps(GAS)).hasSize(1);
    }

    @Test
    void looksAtWhatChangedOnly() {
      follow();
      files.put(
          "more.odcs.yaml",
          gas.replace("id: " + GAS, "id: wuhan.gas.more")
              .replace("gas_reading", "gas_more")
              .replace("topic: gas/+", "topic: more/+"));
      store.asked.clear();

      followers.follow(ContractSet.read(READER, files, GradeApprovals.NONE));
      assertThat(store.asked).isNotEmpty().containsOnly("wuhan.gas.more");

      store.asked.clear();
      followers.follow(ContractSet.read(READER, files, GradeApprovals.NONE));
      assertThat(store.asked).isEmpty();
    }
  }

  /**
   * A store that tells which entries it was asked for; a list of all of them asks for every one.
   */
  private static final class Asked implements EntryStore {
    private final EntryStore store;
    private final List<String> asked = new ArrayList<>();

    Asked(EntryStore store) {
      this.store = store;
    }

    @Override
    public Optional<Life> find(String id) {
      asked.add(id);
      return store.find(id);
    }

    @Override
    public boolean save(@Nullable Life expected, Life updated, Step step) {
      asked.add(updated.id());
      return store.save(expected, updated, step);
    }

    @Override
    public boolean note(Life expected, String contract) {
      asked.add(expected.id());
      return store.note(expected, contract);
    }

    @Override
    public Optional<Revision> revision(String id, int number) {
      asked.add(id);
      return store.revision(id, number);
    }

    @Override
    public List<Step> steps(String id) {
      return store.steps(id);
    }

    @Override
    public List<Step> feed(long after, int most) {
      return store.feed(after, most);
    }

    @Override
    public List<Life> in(State state, @Nullable String after, int most) {
      List<Life> found = store.in(state, after, most);
      found.forEach(life -> asked.add(life.id()));
      return found;
    }

    @Override
    public List<Life> all(@Nullable String after, int most) {
      List<Life> found = store.all(after, most);
      found.forEach(life -> asked.add(life.id()));
      return found;
    }

    @Override
    public Optional<String> idOfCode(String code) {
      return store.idOfCode(code);
    }

    @Override
    public long nextNumber(String prefix) {
      return store.nextNumber(prefix);
    }
  }
}
