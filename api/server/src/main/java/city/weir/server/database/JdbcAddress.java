package city.weir.server.database;

import city.weir.server.settings.Home;
import city.weir.server.settings.Settings;

/** Where the one database is, for everyone who opens connections to it. */
public record JdbcAddress(String url, String user, String password) {
  /**
   * Without WRITE_DELAY=0, H2 forgets the commits of the last half second when the process is
   * killed: messages acknowledged because of them would be lost.
   */
  private static final String H2_FLAGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0"
          // The lake and the log still need it when the process is told to stop; they are closed
          // before it.
          + ";DB_CLOSE_ON_EXIT=FALSE";

  static JdbcAddress of(Settings.Database settings, Home home) {
    String url = settings.url();
    return url == null
        ? new JdbcAddress("jdbc:h2:file:" + home.database().resolve("weir") + H2_FLAGS, "weir", "")
        : new JdbcAddress(url, settings.user(), settings.password());
  }

  @Override
  public String toString() {
    return "JdbcAddress[url=%s, user=%s]".formatted(url, user);
  }
}
