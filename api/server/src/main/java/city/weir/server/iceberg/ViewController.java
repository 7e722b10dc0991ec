package city.weir.server.iceberg;

import city.weir.lake.Lake;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.requests.CreateViewRequest;
import org.apache.iceberg.rest.requests.RenameTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ListTablesResponse;
import org.apache.iceberg.rest.responses.LoadViewResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/iceberg/v1")
class ViewController {
  private final ViewCatalog catalog;
  private final Reach reach;

  ViewController(Lake lake, Reach reach) {
    this.catalog = (ViewCatalog) lake.catalog();
    this.reach = reach;
  }

  @GetMapping("/namespaces/{namespace}/views")
  ListTablesResponse list(
      @PathVariable String namespace,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String pageSize) {
    reach.enter(Names.namespace(namespace));
    ListTablesResponse all =
        pageSize == null
            ? CatalogHandlers.listViews(catalog, Names.namespace(namespace))
            : CatalogHandlers.listViews(
                catalog, Names.namespace(namespace), pageToken == null ? "" : pageToken, pageSize);
    return ListTablesResponse.builder()
        .addAll(all.identifiers().stream().filter(reach::shows).toList())
        .nextPageToken(all.nextPageToken())
        .build();
  }

  @PostMapping("/namespaces/{namespace}/views")
  LoadViewResponse create(@PathVariable String namespace, @RequestBody CreateViewRequest request) {
    request.validate();
    reach.change("iceberg.create", Names.table(namespace, request.name()));
    return CatalogHandlers.createView(catalog, Names.namespace(namespace), request);
  }

  @GetMapping("/namespaces/{namespace}/views/{view}")
  LoadViewResponse load(@PathVariable String namespace, @PathVariable String view) {
    reach.read(Names.table(namespace, view));
    return CatalogHandlers.loadView(catalog, Names.table(namespace, view));
  }

  @RequestMapping(path = "/namespaces/{namespace}/views/{view}", method = RequestMethod.HEAD)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void exists(@PathVariable String namespace, @PathVariable String view) {
    reach.enter(Names.table(namespace, view));
    CatalogHandlers.viewExists(catalog, Names.table(namespace, view));
  }

  @PostMapping("/namespaces/{namespace}/views/{view}")
  LoadViewResponse replace(
      @PathVariable String namespace,
      @PathVariable String view,
      @RequestBody UpdateTableRequest request) {
    reach.change("iceberg.commit", Names.table(namespace, view));
    return CatalogHandlers.updateView(catalog, Names.table(namespace, view), request);
  }

  @DeleteMapping("/namespaces/{namespace}/views/{view}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(@PathVariable String namespace, @PathVariable String view) {
    reach.change("iceberg.drop", Names.table(namespace, view));
    CatalogHandlers.dropView(catalog, Names.table(namespace, view));
  }

  @PostMapping("/views/rename")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(@RequestBody RenameTableRequest request) {
    request.validate();
    reach.write(request.destination().namespace());
    reach.change("iceberg.rename", request.source());
    CatalogHandlers.renameView(catalog, request);
  }
}
