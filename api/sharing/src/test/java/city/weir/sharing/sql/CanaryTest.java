package city.weir.sharing.sql;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.Directory;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * No statement, however it is made, brings out a row, a column, a table or a file that its author
 * may not have: not in its rows, and not in its error.
 */
// The fields are set before the first property, in a way the checker does not know.
@SuppressWarnings("NullAway.Init")
class CanaryTest {
  /** Rows of another district, a hidden column, what is under a mask, two files, the system's. */
  private static final List<String> CANARIES =
      List.of("中南医院", "nobody reads this", "1380000", "CANARY", "root:");

  private static final int TRIES = 1_000;

  private static Path folder;
  private static SampleLake lake;
  private static SqlRunner runner;
  private static SqlService sql;
  private static List<String> prizes;
  private static int ran;
  private static int answered;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("canary");
    lake = new SampleLake(folder);
    lake.append(
        new Hospital(1, "协和医院", "420103", "100.5"), new Hospital(3, "中南医院", "420106", "300"));
    Path csv = Files.writeString(folder.resolve("canary.csv"), "a,b\nCANARY,CANARY\n");
    prizes = new ArrayList<>(List.of("resource.secret", "\"/etc/passwd\"", "\"" + csv + "\""));
    prizes.addAll(
        List.of(
            "information_schema.tables",
            "duckdb_settings",
            "sqlite_master",
            "pg_catalog.pg_tables",
            "memory.theme.hospital",
            "\"theme.hospital\""));
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(f -> f.toString().endsWith(".parquet"))
          .forEach(f -> prizes.add("\"" + f + "\""));
    }
    runner = new SqlRunner(new SqlLimits(Duration.ofSeconds(10), 100, 100_000, 128), 1);
    DataContract hospitals = SampleCity.hospitals();
    DataContract secret =
        SampleCity.dataset(
            "secret",
            "resource.secret",
            hospitals.columns(),
            new Directory.Share(Directory.Share.Type.WITHHELD, null, "法", Origin.ALL_WAYS, false),
            false,
            DataContract.Status.ACTIVE);
    List<DataContract> all = List.of(hospitals, secret);
    sql =
        new SqlService(
            table -> find(all, table),
            Policies.of(new InMemoryAgreements()),
            lake.relations(),
            runner,
            Clock.systemUTC());
  }

  private static Optional<DataContract> find(List<DataContract> all, TableName table) {
    return all.stream().filter(c -> c.table().equals(table)).findFirst();
  }

  @AfterContainer
  static void close() throws IOException {
    runner.close();
    lake.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    // Or the generator has stopped writing what the engine ever sees.
    assertThat(ran).as("statements that ran").isGreaterThan(TRIES / 30);
    assertThat(answered).as("statements that were answered").isGreaterThan(TRIES / 60);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void bringsOutNothingThatIsForbidden(@ForAll long seed) {
    String statement = new StatementGenerator(new Random(seed), prizes).statement();
    String out;
    try {
      Prepared prepared =
          sql.prepare(SampleCity.JIANGHAN, Call.UNKNOWN, Question.of(statement, 100));
      ran++;
      SqlResult result = sql.run(prepared, new SqlRun());
      answered++;
      out = result.names() + " " + result.rows().list();
    } catch (SqlRefused e) {
      out = told(e, statement);
    }
    assertThat(out).as(statement).doesNotContain(CANARIES);
  }

  /** A message may say again what the statement said, such as the name of a file. */
  private static String told(SqlRefused e, String statement) {
    String message = String.valueOf(e.getMessage());
    for (String prize : prizes) {
      String name = prize.replace("\"", "");
      if (statement.contains(name)) {
        message = message.replace(name, "");
      }
    }
    return message;
  }
}
