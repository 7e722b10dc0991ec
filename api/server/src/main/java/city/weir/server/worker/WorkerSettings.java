package city.weir.server.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker is started.
 *
 * @param enabled false when workers run elsewhere
 * @param home folder of {@code weir-jobs.jar} and its {@code lib/}
 * @param options of its JVM, separated by blanks
 * @param firstRestart wait before it is started again; doubled with each further death
 * @param lastRestart longest such wait
 * @param logSize bytes after which its log is rotated
 */
@ConfigurationProperties("weir.worker")
record WorkerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("jobs/target/worker") Path home,
    @DefaultValue(
            "-Xmx640m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true"
                + " -Dfile.encoding=UTF-8")
        String options,
    @DefaultValue("1s") Duration firstRestart,
    @DefaultValue("60s") Duration lastRestart,
    @DefaultValue("10000000") long logSize) {

  Path jar() {
    return home.resolve("weir-jobs.jar").toAbsolutePath();
  }

  /** The command line: the JVM this server runs on, with the class archive when there is one. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.strip().split("\\s+")));
    Path archive = home.resolve("weir-jobs.jsa").toAbsolutePath();
    if (Files.isRegularFile(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
      command.add("-Xshare:auto");
    }
    command.add("-jar");
    command.add(jar().toString());
    return command;
  }

  /** Wait before start number {@code starts + 1} of a worker that keeps dying. */
  Duration restartAfter(int starts) {
    Duration wait = firstRestart;
    for (int i = 1; i < starts && wait.compareTo(lastRestart) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(lastRestart) < 0 ? wait : lastRestart;
  }
}
