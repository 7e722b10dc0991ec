package city.weir.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder everything is kept in ({@code WEIR_HOME}), and where in it what is found. */
public record Home(Path path) {
  public Home {
    path = path.toAbsolutePath().normalize();
  }

  /** Creates the folders that are missing. */
  public static Home open(Path path) throws IOException {
    Home home = new Home(path);
    for (Path folder :
        new Path[] {home.contracts(), home.database(), home.warehouse(), home.log(), home.logs()}) {
      Files.createDirectories(folder);
    }
    return home;
  }

  public Path contracts() {
    return path.resolve("contracts");
  }

  /** Data elements and code lists of the city, as files. */
  public Path standards() {
    return path.resolve("standards");
  }

  /** Folder of the embedded database. */
  public Path database() {
    return path.resolve("db");
  }

  public Path warehouse() {
    return path.resolve("warehouse");
  }

  /** Journal of the embedded log. */
  public Path log() {
    return path.resolve("log");
  }

  /** What of the audit is not in the lake yet. */
  public Path audit() {
    return path.resolve("audit");
  }

  public Path auditJournal() {
    return audit().resolve("journal");
  }

  /** Folders into which bureaus drop files. */
  public Path drop() {
    return path.resolve("drop");
  }

  /** Where dropped files go once they have landed. */
  public Path archive() {
    return path.resolve("archive");
  }

  /** Where dropped files go that could not be read. */
  public Path rejected() {
    return path.resolve("rejected");
  }

  /** Spreadsheets of the directory as they were sent in. */
  public Path imports() {
    return path.resolve("imports");
  }

  /** The directory's full-text index. */
  public Path index() {
    return path.resolve("index");
  }

  /** Words that mean the same in this city, beside those of the field; may be absent. */
  public Path synonyms() {
    return path.resolve("synonyms.yaml");
  }

  /** Secrets of the clients as generated, readable by the owner only. */
  public Path credentials() {
    return path.resolve("credentials.json");
  }

  /** Agencies and people who may call, and what was agreed with them. */
  public Path parties() {
    return path.resolve("parties.yaml");
  }

  /** What data may be wanted for, where the city has a list of its own. */
  public Path purposes() {
    return path.resolve("purposes.yaml");
  }

  /** Places whose coordinates are not for everybody. */
  public Path protectedSites() {
    return path.resolve("protected-sites.csv");
  }

  /** Working days of further years, one file a year. */
  public Path calendar() {
    return path.resolve("calendar");
  }

  /** Keys the embedded issuer signs with. */
  public Path keys() {
    return path.resolve("keys");
  }

  public Path logs() {
    return path.resolve("logs");
  }

  /** Files that may be deleted whenever the server is down. */
  public Path scratch() {
    return path.resolve("scratch");
  }
}
