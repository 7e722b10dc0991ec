package city.weir.sharing.engine;

import city.weir.sharing.engine.SqlRefused.Code;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One process that runs statements, held by the operating system to a size. Used by one thread at a
 * time; only {@link #kill} may come from another.
 */
final class ChildProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Address space of an idle child: the JVM as limited below, and the engine's library. */
  private static final int IDLE_MEGABYTES = 900;

  private final Process process;
  private final BufferedReader answers;
  private final OutputStream jobs;

  private ChildProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.jobs = process.getOutputStream();
  }

  /** Starts a process; it is ready when this returns. */
  static ChildProcess start(String classPath, SqlLimits limits) throws IOException {
    int kilobytes = (IDLE_MEGABYTES + limits.memoryMegabytes()) * 1024;
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -v " + kilobytes + " && exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx96m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=24m",
            "-XX:CompressedClassSpaceSize=32m",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            SqlChild.class.getName(),
            Integer.toString(limits.memoryMegabytes())));
    ProcessBuilder builder = new ProcessBuilder(command);
    // It needs nothing of the server's environment, which may hold secrets.
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    ChildProcess child = new ChildProcess(builder.start());
    String line = child.answers.readLine();
    if (!SqlChild.READY.equals(line)) {
      child.kill();
      throw new IOException(
          "The process for analysts' SQL did not start: it said '%s' (is there sh, and java of %s?)"
              .formatted(line, System.getProperty("java.home")));
    }
    return child;
  }

  /**
   * Runs one job.
   *
   * @param watch told how far it is
   * @throws IOException when the process ended or was killed before it had answered
   * @throws SqlRefused when the engine refused the statement
   */
  Outcome run(SqlJob job, SqlRun watch) throws IOException, SqlRefused {
    jobs.write(JSON.writeValueAsBytes(job));
    jobs.write('\n');
    jobs.flush();
    List<AnswerColumn> columns = List.of();
    SqlRows.Packing rows = new SqlRows.Packing();
    while (true) {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("The process for analysts' SQL ended");
      }
      if (line.startsWith("[")) {
        rows.add(line);
        continue;
      }
      SqlAnswer answer = JSON.readValue(line, SqlAnswer.class);
      if (answer.progress() != null) {
        watch.at(answer.progress());
      } else if (answer.columns() != null) {
        columns = answer.columns();
      } else if (answer.error() != null) {
        throw new SqlRefused(answer.error().code(), answer.error().message());
      } else {
        return new Outcome(columns, rows.done(), Boolean.TRUE.equals(answer.truncated()));
      }
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Ends the process: at the end of its input it leaves by itself, and it is not waited for. */
  @Override
  public void close() {
    kill();
  }

  /** What a caller hears when the process was lost on a statement. */
  static SqlRefused lost() {
    return new SqlRefused(
        Code.MEMORY,
        "The statement needed more memory than allowed, or ended the engine. Read fewer rows,"
            + " group by fewer values, or add conditions");
  }
}
