package city.weir.server.datasets;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.audit.Audit;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowFormat;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.rows.RowParameters;
import city.weir.sharing.view.View;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "datasets", description = "目录与数据 / The directory, and the rows of its datasets")
class RowsController {
  private final KnownDatasets datasets;
  private final PermittedRows rows;
  private final Audit audit;

  RowsController(KnownDatasets datasets, PermittedRows rows, Audit audit) {
    this.datasets = datasets;
    this.rows = rows;
    this.audit = audit;
  }

  @GetMapping(
      path = "/api/v1/datasets/{id}/rows",
      produces = {"application/json", "text/csv", "application/geo+json"})
  @Operation(
      operationId = "readRows",
      summary = "查询数据 / Read rows",
      description =
          "One page of rows, as the policy permits them to you: rows you may not see are left out,"
              + " columns are masked. All pages of one question show the same state of the data. In every format"
              + " the headers Weir-Snapshot, Weir-Masked (the masked columns) and Link (rel=next,"
              + " the page that follows) tell what JSON has beside the rows.")
  void read(
      @PathVariable @Parameter(description = "id of the dataset") String id,
      @RequestParam(required = false)
          @Parameter(
              description = "a condition",
              example = "stage > 20 and observed_at >= '2020-07-01'")
          @Nullable String filter,
      @RequestParam(required = false) @Parameter(description = "columns, separated by commas")
          @Nullable String select,
      @RequestParam(required = false)
          @Parameter(description = "columns, each perhaps followed by asc or desc")
          @Nullable String orderBy,
      @RequestParam(required = false) @Parameter(description = "rows on a page, 1 to 10,000")
          @Nullable String limit,
      @RequestParam(required = false) @Parameter(description = "nextPageToken of the page before")
          @Nullable String pageToken,
      @RequestParam(required = false)
          @Parameter(description = "a moment (ISO 8601) or a snapshot: the data as it was then")
          @Nullable String asOf,
      @RequestParam(required = false) @Parameter(description = "west,south,east,north in degrees")
          @Nullable String bbox,
      @RequestParam(required = false)
          @Parameter(description = "json, csv or geojson; stands above Accept")
          @Nullable String format,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    DataContract dataset = datasets.find(subject, id);
    RowFormat as = format(format, request.getHeader(HttpHeaders.ACCEPT));
    Deed deed = Deed.of("rows.read").on(dataset.id()).by(Way.QUERY);
    RowPage page;
    try {
      page =
          rows.read(
              subject,
              call,
              dataset,
              new RowParameters(filter, select, orderBy, limit, pageToken, asOf, bbox));
    } catch (DeniedException e) {
      audit.denied(request, subject, deed, e.denial().reason().en());
      throw e;
    }
    // Before the first byte: what is not audited does not go out.
    audit.permitted(
        request,
        subject,
        deed.under(page.view().permit().agreement(), page.view().permit().purpose())
            .gave(page.rows().size(), page.columns().stream().map(View.Shown::name).toList()),
        page.explanation().en());
    response.setContentType(as.mediaType());
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.AUTHORIZATION);
    describe(page, request, response);
    as.write(page, response.getOutputStream());
  }

  /** In headers what JSON has beside the rows: CSV has no other place for it. */
  private static void describe(
      RowPage page, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Weir-Snapshot", Long.toString(page.snapshot()));
    response.setHeader(
        "Weir-Masked",
        page.columns().stream()
            .filter(View.Shown::masked)
            .map(View.Shown::name)
            .collect(Collectors.joining(",")));
    String token = page.nextPageToken();
    if (token != null) {
      String next = next(request.getRequestURI(), request.getQueryString(), token);
      response.setHeader(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }
  }

  /** The same question, with another page token. */
  static String next(String path, @Nullable String query, String token) {
    Stream<String> asked =
        query == null
            ? Stream.empty()
            : Arrays.stream(query.split("&")).filter(p -> !p.startsWith("pageToken="));
    return Stream.concat(asked, Stream.of("pageToken=" + token))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static RowFormat format(@Nullable String named, @Nullable String accept) {
    if (named != null) {
      return Arrays.stream(RowFormat.values())
          .filter(f -> f.name().equals(named.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemCode.BAD_QUERY,
                      "There is no format '%s'; write json, csv or geojson".formatted(named)));
    }
    List<MediaType> wanted = MediaType.parseMediaTypes(accept);
    for (MediaType type : wanted) {
      for (RowFormat format : RowFormat.values()) {
        if (type.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
          return format;
        }
      }
    }
    return RowFormat.JSON;
  }
}
