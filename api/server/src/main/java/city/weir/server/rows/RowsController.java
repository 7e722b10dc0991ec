package city.weir.server.rows;

import city.weir.contract.Origin.Way;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.PlannedRows;
import city.weir.sharing.rows.RowPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "datasets", description = "目录与数据 / The directory, and the rows of its datasets")
class RowsController {
  private final Door door;
  private final PermittedRows rows;

  RowsController(Door door, PermittedRows rows) {
    this.door = door;
    this.rows = rows;
  }

  @GetMapping(
      path = "/api/v1/datasets/{id}/rows",
      produces = {
        Formats.JSON,
        Formats.NDJSON,
        Formats.CSV,
        Formats.GEOJSON,
        Formats.XLSX,
        Formats.PARQUET
      })
  @Operation(
      operationId = "readRows",
      summary = "查询数据 / Read rows",
      description =
          "One page of rows, as the policy permits them to you: rows you may not see are left out,"
              + " columns are masked, and groups are made of what is left. All pages of one question"
              + " show the same state of the data. In every format the headers Weir-Snapshot,"
              + " Weir-Masked (the masked columns) and Link (rel=next, the page that follows) tell"
              + " what JSON has beside the rows. With If-None-Match and the ETag of an earlier"
              + " answer, 304 says that it is still the answer.")
  void read(
      @PathVariable @Parameter(description = "id of the dataset") String id,
      @ModelAttribute RowQuestion question,
      @RequestParam(required = false) @Parameter(description = "rows on a page, 1 to 10,000")
          @Nullable String limit,
      @RequestParam(required = false) @Parameter(description = "nextPageToken of the page before")
          @Nullable String pageToken,
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
    Door.Entry entry = door.enter(caller, id, Way.QUERY, "rows.read");
    PlannedRows planned = rows.plan(entry.view(), question.page(limit, pageToken));
    if (door.known(entry, planned.head(), planned.version(), as)) {
      return;
    }
    RowPage page;
    try {
      page = planned.read(as.lines());
    } catch (SQLException e) {
      throw PermittedRows.unreadable(entry.view().dataset(), e);
    }
    door.gave(entry, page.rows().size(), page.head().names(), "");
    Answers.send(page, as, request, response);
  }
}
