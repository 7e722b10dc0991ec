package city.weir.sharing.engine;

import city.weir.lake.sql.EngineLibrary;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.filter.DuckSql;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The process analysts' statements run in: one job a line on standard input, its answer as lines on
 * standard output, until the input ends. Every job gets an engine of its own that may open the
 * job's files and nothing else. Deadline and memory limit are held from outside.
 */
final class SqlChild {
  static final String READY = "ready";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  /** Names of Trino that DuckDB knows by another. */
  private static final List<String> MACROS =
      List.of(
          "CREATE MACRO approx_distinct(x) AS approx_count_distinct(x)",
          "CREATE MACRO from_unixtime(x) AS to_timestamp(x)",
          "CREATE MACRO to_unixtime(x) AS epoch(x)",
          "CREATE MACRO json_extract_scalar(j, p) AS json_extract_string(j, p)",
          "CREATE MACRO regexp_like(t, p) AS regexp_matches(t, p)",
          "CREATE MACRO at_timezone(t, z) AS timezone(z, t)",
          "CREATE MACRO nvl(a, b) AS coalesce(a, b)");

  private final OutputStream out;
  private final int memoryMegabytes;
  private final Progress progress;

  private SqlChild(OutputStream out, int memoryMegabytes) {
    this.out = out;
    this.memoryMegabytes = memoryMegabytes;
    this.progress = new Progress(share -> write(SqlAnswer.progress(share)));
  }

  /**
   * @param arguments the engine's memory in megabytes
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // Whatever a library prints must not mix with the answers.
    System.setOut(System.err);
    SqlChild child = new SqlChild(out, Integer.parseInt(arguments[0]));
    child.warmUp();
    EngineLibrary.unlink();
    child.progress.start();
    out.write((READY + "\n").getBytes(StandardCharsets.UTF_8));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      child.answer(JSON.readValue(line, SqlJob.class));
    }
  }

  /** Loads the engine before the first statement waits for it. */
  private void warmUp() throws SQLException, IOException {
    SqlJob job = new SqlJob(List.of(), List.of(), "SELECT 1", List.of(), 1, 1_000);
    new SqlChild(OutputStream.nullOutputStream(), memoryMegabytes).answer(job);
  }

  private void answer(SqlJob job) throws IOException {
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
      prepare(engine, job);
      try (PreparedStatement statement = engine.prepareStatement(job.query())) {
        if (job.rows() == 0) {
          describe(statement.getMetaData());
        } else {
          execute(statement, job);
        }
      }
    } catch (SQLException e) {
      write(SqlAnswer.error(code(e), message(e)));
    }
  }

  private void execute(PreparedStatement statement, SqlJob job) throws SQLException, IOException {
    for (int i = 0; i < job.arguments().size(); i++) {
      statement.setObject(i + 1, job.arguments().get(i).value());
    }
    progress.of(statement);
    try (ResultSet result = statement.executeQuery()) {
      progress.over();
      answer(result, job);
    } finally {
      progress.over();
    }
  }

  private void describe(ResultSetMetaData about) throws SQLException, IOException {
    write(SqlAnswer.columns(columns(about)));
    write(SqlAnswer.end(false));
  }

  private static List<AnswerColumn> columns(ResultSetMetaData about) throws SQLException {
    List<AnswerColumn> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(new AnswerColumn(about.getColumnLabel(i), about.getColumnTypeName(i)));
    }
    return columns;
  }

  private void prepare(Connection engine, SqlJob job) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add("SET TimeZone='UTC'");
    all.add("SET threads=2");
    all.add("SET enable_progress_bar=true");
    all.add("SET enable_progress_bar_print=false");
    all.add("SET memory_limit='" + memoryMegabytes + "MB'");
    all.add("SET temp_directory=''");
    all.add("SET max_expression_depth=250");
    all.add("SET autoinstall_known_extensions=false");
    all.add("SET autoload_known_extensions=false");
    all.add("SET allow_community_extensions=false");
    all.add("SET allow_persistent_secrets=false");
    all.addAll(MACROS);
    all.addAll(job.setup());
    all.add(
        job.files().stream()
            .map(DuckSql::text)
            .collect(Collectors.joining(", ", "SET allowed_paths=[", "]")));
    all.add("SET enable_external_access=false");
    all.add("SET lock_configuration=true");
    for (String each : all) {
      try (Statement statement = engine.createStatement()) {
        statement.execute(each);
      }
    }
  }

  private void answer(ResultSet result, SqlJob job) throws SQLException, IOException {
    List<AnswerColumn> columns = columns(result.getMetaData());
    long bytes = write(SqlAnswer.columns(columns));
    for (int rows = 0; result.next(); rows++) {
      if (rows == job.rows()) {
        write(SqlAnswer.end(true));
        return;
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(SqlValues.plain(result.getObject(i)));
      }
      bytes += write(row);
      if (bytes > job.bytes()) {
        write(
            SqlAnswer.error(
                Code.TOO_LARGE,
                "The answer is larger than %d bytes. Ask for fewer rows or columns"
                    .formatted(job.bytes())));
        return;
      }
    }
    write(SqlAnswer.end(false));
  }

  private int write(Object line) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(line);
    // Progress is told from another thread.
    synchronized (out) {
      out.write(bytes);
      out.write('\n');
    }
    return bytes.length;
  }

  private static Code code(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Out of Memory")
            || message.contains("bad_alloc")
            || message.contains("bad allocation")
        ? Code.MEMORY
        : Code.INVALID;
  }

  /** The first line: those after it quote the generated statement. */
  private static String message(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("The engine failed");
  }
}
