package city.weir.server.sample;

import city.weir.server.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sample city named by {@code weir.sample}, if one is. Its contracts and parties are copied
 * into the home before anybody reads them, its files are put into the drop folders once; what a
 * user changed in the home is left as it is.
 */
@Component(SampleCity.BEAN)
public final class SampleCity {
  /** For those who must not read the home before the sample is in it. */
  public static final String BEAN = "sampleCity";

  private static final Logger log = LoggerFactory.getLogger(SampleCity.class);

  private final Optional<Path> folder;

  @Autowired
  SampleCity(@Value("${weir.sample:}") String folder, Home home) throws IOException {
    this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    if (this.folder.isPresent()) {
      install(this.folder.get(), home);
    }
  }

  public boolean on() {
    return folder.isPresent();
  }

  /** A file of the sample, if there is a sample and it has it. */
  public Optional<Path> file(String name) {
    return folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
  }

  /** Files to be replayed over MQTT. */
  public List<Path> replays() throws IOException {
    Optional<Path> replays = folder.map(f -> f.resolve("replay")).filter(Files::isDirectory);
    return replays.isPresent() ? list(replays.get()) : List.of();
  }

  private static void install(Path sample, Home home) throws IOException {
    if (!Files.isDirectory(sample.resolve("contracts"))) {
      throw new IllegalArgumentException(
          "weir.sample names %s, which has no folder contracts: name a folder such as samples/wuhan"
              .formatted(sample.toAbsolutePath()));
    }
    for (Path file : list(sample.resolve("contracts"))) {
      copyIfAbsent(file, home.contracts());
    }
    if (Files.isDirectory(sample.resolve("standards"))) {
      Files.createDirectories(home.standards());
      for (Path file : list(sample.resolve("standards"))) {
        copyIfAbsent(file, home.standards());
      }
    }
    Path parties = sample.resolve("parties.yaml");
    if (Files.exists(parties) && !Files.exists(home.parties())) {
      Files.copy(parties, home.parties());
    }
    Path done = home.path().resolve("sample.installed");
    if (!Files.exists(done) && Files.isDirectory(sample.resolve("data"))) {
      for (Path data : list(sample.resolve("data"))) {
        drop(data, home);
      }
      Files.writeString(done, sample.toAbsolutePath() + "\n");
      log.info("The sample city of {} is in the drop folders", sample);
    }
  }

  private static void drop(Path data, Home home) throws IOException {
    Path into = Files.createDirectories(home.drop().resolve(data.getFileName().toString()));
    for (Path file : list(data)) {
      // Named as finished only when it is: a half copied file would be read.
      Path part = into.resolve(file.getFileName() + ".part");
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, into.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void copyIfAbsent(Path file, Path into) throws IOException {
    Path target = into.resolve(file.getFileName());
    if (!Files.exists(target)) {
      Files.copy(file, target);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
