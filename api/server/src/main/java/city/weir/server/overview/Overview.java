package city.weir.server.overview;

import city.weir.server.worker.WorkerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lake at a glance.
 *
 * @param zones in the order data moves through them
 * @param refused rows kept in quarantine
 * @param replayed whether what comes in over MQTT is a replay of recorded data
 */
record Overview(
    Instant at,
    List<ZoneFigures> zones,
    long refused,
    WorkerState worker,
    boolean replayed,
    List<IngestFigures> ingest) {
  Overview {
    zones = List.copyOf(zones);
    ingest = List.copyOf(ingest);
  }

  /**
   * @param passed checks of the newest runs that passed
   * @param checks all checks of the newest runs
   * @param newest when the newest commit was made, null while there is none
   * @param datasets those the reader may know of
   * @param others how many more there are
   */
  record ZoneFigures(
      String zone,
      int tables,
      long rows,
      long bytes,
      long passed,
      long checks,
      @Nullable Instant newest,
      List<TableFigures> datasets,
      int others) {
    ZoneFigures {
      datasets = List.copyOf(datasets);
    }
  }

  /**
   * @param state of its promotion, such as HELD; null for raw tables
   * @param reason why it is held or failed
   */
  record TableFigures(
      String table,
      String title,
      String english,
      long rows,
      long bytes,
      long passed,
      long checks,
      long refused,
      @Nullable Instant newest,
      @Nullable String state,
      @Nullable String reason) {}

  /** What came in from one source since the server started. */
  record IngestFigures(
      String source,
      long received,
      long landed,
      long refused,
      long waiting,
      @Nullable Instant lastReceived,
      @Nullable String error) {}
}
