package city.weir.server.rows;

import city.weir.contract.Origin.Way;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.PlannedRows;
import city.weir.sharing.rows.RowHead;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "datasets", description = "目录与数据 / The directory, and the rows of its datasets")
class ExportController {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Door door;
  private final PermittedRows rows;

  ExportController(Door door, PermittedRows rows) {
    this.door = door;
    this.rows = rows;
  }

  @GetMapping(
      path = "/api/v1/datasets/{id}/rows/export",
      produces = {
        Formats.JSON,
        Formats.NDJSON,
        Formats.CSV,
        Formats.GEOJSON,
        Formats.XLSX,
        Formats.PARQUET
      })
  @Operation(
      operationId = "exportRows",
      summary = "整体导出 / Export rows",
      description =
          "All rows of a question in one file, sent while they are read. It takes the way file."
              + " Whether the permission stands is asked before each piece: when it ends, NDJSON"
              + " ends with a line {\"error\": ...}, and in every other format the connection is"
              + " broken off, so that no part is taken for the whole.")
  void export(
      @PathVariable @Parameter(description = "id of the dataset") String id,
      @ModelAttribute RowQuestion question,
      @RequestParam(required = false)
          @Parameter(
              description = "json, ndjson, csv, geojson, xlsx or parquet; stands above Accept")
          @Nullable String format,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    RowFormat as = Formats.of(format, request.getHeader(HttpHeaders.ACCEPT));
    Door.Caller caller = new Door.Caller(subject, call, request, response);
    Door.Entry entry = door.enter(caller, id, Way.FILE, "rows.export");
    PlannedRows planned = rows.plan(entry.view(), question.page(null, null));
    if (!door.known(entry, planned.head(), planned.version(), as)) {
      send(entry, planned, as);
    }
  }

  private void send(Door.Entry entry, PlannedRows planned, RowFormat as) throws IOException {
    Chunks chunks = new Chunks(door.standing(entry), as, head -> open(entry, head, as));
    try {
      planned.export(as.lines(), LONGEST, chunks);
      chunks.end();
    } catch (Standing.Withdrawn e) {
      String reason = String.valueOf(e.getMessage());
      door.withdrew(entry, chunks.sent(), planned.head().names(), reason);
      breakOff(chunks, reason);
      return;
    } catch (SqlSession.QueryTimeout e) {
      if (!chunks.begun()) {
        throw e;
      }
      ended(entry, planned, chunks, "stopped at its time limit");
      breakOff(chunks, "The export was stopped after %d minutes".formatted(LONGEST.toMinutes()));
      return;
    } catch (IOException e) {
      ended(entry, planned, chunks, "the caller went away");
      throw e;
    } catch (SQLException e) {
      if (!chunks.begun()) {
        throw PermittedRows.unreadable(entry.view().dataset(), e);
      }
      ended(entry, planned, chunks, "failed");
      breakOff(chunks, "The rest could not be read");
      return;
    }
    ended(entry, planned, chunks, "ended");
  }

  private OutputStream open(Door.Entry entry, RowHead head, RowFormat as) throws IOException {
    door.gave(entry, Deed.UNKNOWN, head.names(), " (begun)");
    HttpServletResponse response = entry.caller().response();
    Answers.describe(head, as, response);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s.%s\"".formatted(entry.view().dataset().id(), Formats.name(as)));
    return response.getOutputStream();
  }

  private void ended(Door.Entry entry, PlannedRows planned, Chunks chunks, String how) {
    door.gave(entry, chunks.sent(), planned.head().names(), " (" + how + ")");
  }

  /** Where the format cannot say it, a reader must find the answer cut off. */
  private static void breakOff(Chunks chunks, String reason) throws IOException {
    if (!chunks.brokenOff(reason)) {
      throw new CloseNowException(reason);
    }
  }
}
