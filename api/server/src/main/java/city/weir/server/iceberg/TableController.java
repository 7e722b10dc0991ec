package city.weir.server.iceberg;

import city.weir.lake.Lake;
import java.util.Locale;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTCatalogProperties.SnapshotMode;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.RegisterTableRequest;
import org.apache.iceberg.rest.requests.RenameTableRequest;
import org.apache.iceberg.rest.requests.ReportMetricsRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ListTablesResponse;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/iceberg/v1")
class TableController {
  private static final Logger log = LoggerFactory.getLogger(TableController.class);

  private final Catalog catalog;
  private final Reach reach;

  TableController(Lake lake, Reach reach) {
    this.catalog = lake.catalog();
    this.reach = reach;
  }

  @GetMapping("/namespaces/{namespace}/tables")
  ListTablesResponse list(
      @PathVariable String namespace,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String pageSize) {
    reach.enter(Names.namespace(namespace));
    // An empty page token without a page size asks for everything.
    ListTablesResponse all =
        pageSize == null
            ? CatalogHandlers.listTables(catalog, Names.namespace(namespace))
            : CatalogHandlers.listTables(
                catalog, Names.namespace(namespace), pageToken == null ? "" : pageToken, pageSize);
    return ListTablesResponse.builder()
        .addAll(all.identifiers().stream().filter(reach::shows).toList())
        .nextPageToken(all.nextPageToken())
        .build();
  }

  @PostMapping("/namespaces/{namespace}/tables")
  ResponseEntity<LoadTableResponse> create(
      @PathVariable String namespace, @RequestBody CreateTableRequest request) {
    request.validate();
    reach.change("iceberg.create", Names.table(namespace, request.name()));
    return tagged(
        request.stageCreate()
            ? CatalogHandlers.stageTableCreate(catalog, Names.namespace(namespace), request)
            : CatalogHandlers.createTable(catalog, Names.namespace(namespace), request),
        SnapshotMode.ALL);
  }

  @PostMapping("/namespaces/{namespace}/register")
  ResponseEntity<LoadTableResponse> register(
      @PathVariable String namespace, @RequestBody RegisterTableRequest request) {
    request.validate();
    reach.change("iceberg.create", Names.table(namespace, request.name()));
    return tagged(
        CatalogHandlers.registerTable(catalog, Names.namespace(namespace), request),
        SnapshotMode.ALL);
  }

  /**
   * @param snapshots {@code all}, or {@code refs} for those only that a branch or tag names
   */
  @GetMapping("/namespaces/{namespace}/tables/{table}")
  ResponseEntity<LoadTableResponse> load(
      @PathVariable String namespace,
      @PathVariable String table,
      @RequestParam(defaultValue = "all") String snapshots,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
    reach.read(Names.table(namespace, table));
    SnapshotMode mode = SnapshotMode.valueOf(snapshots.toUpperCase(Locale.ROOT));
    LoadTableResponse loaded =
        CatalogHandlers.loadTable(catalog, Names.table(namespace, table), mode);
    reach.wholly(Names.table(namespace, table), loaded.tableMetadata());
    ResponseEntity<LoadTableResponse> answer = tagged(loaded, mode);
    return known != null && known.equals(answer.getHeaders().getETag())
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(known).build()
        : answer;
  }

  @RequestMapping(path = "/namespaces/{namespace}/tables/{table}", method = RequestMethod.HEAD)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void exists(@PathVariable String namespace, @PathVariable String table) {
    reach.enter(Names.table(namespace, table));
    CatalogHandlers.tableExists(catalog, Names.table(namespace, table));
  }

  @PostMapping("/namespaces/{namespace}/tables/{table}")
  ResponseEntity<LoadTableResponse> commit(
      @PathVariable String namespace,
      @PathVariable String table,
      @RequestBody UpdateTableRequest request) {
    reach.change("iceberg.commit", Names.table(namespace, table));
    return tagged(
        CatalogHandlers.updateTable(catalog, Names.table(namespace, table), request),
        SnapshotMode.ALL);
  }

  @DeleteMapping("/namespaces/{namespace}/tables/{table}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(
      @PathVariable String namespace,
      @PathVariable String table,
      @RequestParam(defaultValue = "false") boolean purgeRequested) {
    reach.change("iceberg.drop", Names.table(namespace, table));
    if (purgeRequested) {
      CatalogHandlers.purgeTable(catalog, Names.table(namespace, table));
    } else {
      CatalogHandlers.dropTable(catalog, Names.table(namespace, table));
    }
  }

  @PostMapping("/tables/rename")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(@RequestBody RenameTableRequest request) {
    request.validate();
    reach.write(request.destination().namespace());
    reach.change("iceberg.rename", request.source());
    CatalogHandlers.renameTable(catalog, request);
  }

  @PostMapping("/namespaces/{namespace}/tables/{table}/metrics")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void metrics(
      @PathVariable String namespace,
      @PathVariable String table,
      @RequestBody ReportMetricsRequest request) {
    reach.enter(Names.namespace(namespace));
    log.debug("{} of {}.{}: {}", request.reportType(), namespace, table, request.report());
  }

  private static ResponseEntity<LoadTableResponse> tagged(
      LoadTableResponse answer, SnapshotMode mode) {
    ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
    if (answer.metadataLocation() != null) {
      // Locations are never written twice, so location and mode name the answer.
      ok.eTag("\"%08x\"".formatted((answer.metadataLocation() + mode).hashCode()));
    }
    return ok.body(answer);
  }
}
