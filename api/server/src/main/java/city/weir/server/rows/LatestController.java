package city.weir.server.rows;

import city.weir.contract.Origin.Way;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.latest.LatestQuestion;
import city.weir.sharing.latest.LatestRows;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "datasets", description = "目录与数据 / The directory, and the rows of its datasets")
class LatestController {
  private final Door door;
  private final ObjectProvider<LatestRows> latest;

  LatestController(Door door, ObjectProvider<LatestRows> latest) {
    this.door = door;
    this.latest = latest;
  }

  @GetMapping(
      path = "/api/v1/datasets/{id}/rows/latest",
      produces = {
        Formats.JSON,
        Formats.NDJSON,
        Formats.CSV,
        Formats.GEOJSON,
        Formats.XLSX,
        Formats.PARQUET
      })
  @Operation(
      operationId = "readLatestRows",
      summary = "查询最新值 / Read the newest row of each thing",
      description =
          "Of each device, station or whatever the dataset's key tells of without its time: the"
              + " newest row you may see, in the order of the key. The filter is on these newest"
              + " rows. It is never older than the last commit; Weir-Snapshot says of which state.")
  void read(
      @PathVariable @Parameter(description = "id of the dataset") String id,
      @RequestParam(required = false)
          @Parameter(
              description = "a condition on the newest rows",
              example = "station = '60112200'")
          @Nullable String filter,
      @RequestParam(required = false) @Parameter(description = "columns, separated by commas")
          @Nullable String select,
      @RequestParam(required = false)
          @Parameter(description = "how many things may match, 1 to 10,000; 1,000 when absent")
          @Nullable String limit,
      @RequestParam(required = false)
          @Parameter(description = "a moment (ISO 8601) or a snapshot: what was newest then")
          @Nullable String asOf,
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
    Door.Entry entry = door.enter(caller, id, Way.QUERY, "rows.latest");
    LatestQuestion question = LatestQuestion.of(entry.view(), filter, select, limit, asOf);
    RowPage page;
    try {
      page = latest.getObject().read(entry.view(), question, as.lines());
    } catch (SQLException e) {
      throw PermittedRows.unreadable(entry.view().dataset(), e);
    }
    String version = LatestRows.version(page, question);
    if (!door.known(entry, page.head(), version, as)) {
      door.gave(entry, page.rows().size(), page.head().names(), "");
      Answers.send(page, as, request, response);
    }
  }
}
