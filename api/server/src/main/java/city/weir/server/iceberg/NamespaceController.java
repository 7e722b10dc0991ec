package city.weir.server.iceberg;

import city.weir.lake.Lake;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.UpdateNamespacePropertiesRequest;
import org.apache.iceberg.rest.responses.CreateNamespaceResponse;
import org.apache.iceberg.rest.responses.GetNamespaceResponse;
import org.apache.iceberg.rest.responses.ListNamespacesResponse;
import org.apache.iceberg.rest.responses.UpdateNamespacePropertiesResponse;
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
@RequestMapping("/iceberg/v1/namespaces")
class NamespaceController {
  private final SupportsNamespaces catalog;
  private final Reach reach;

  NamespaceController(Lake lake, Reach reach) {
    this.catalog = (SupportsNamespaces) lake.catalog();
    this.reach = reach;
  }

  @GetMapping
  ListNamespacesResponse list(
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable String pageSize) {
    ListNamespacesResponse all =
        pageSize == null
            ? CatalogHandlers.listNamespaces(catalog, Names.namespace(parent))
            : CatalogHandlers.listNamespaces(
                catalog, Names.namespace(parent), pageToken == null ? "" : pageToken, pageSize);
    return ListNamespacesResponse.builder()
        .addAll(all.namespaces().stream().filter(reach::shows).toList())
        .nextPageToken(all.nextPageToken())
        .build();
  }

  @PostMapping
  CreateNamespaceResponse create(@RequestBody CreateNamespaceRequest request) {
    request.validate();
    reach.change("iceberg.create-namespace", request.namespace());
    return CatalogHandlers.createNamespace(catalog, request);
  }

  @GetMapping("/{namespace}")
  GetNamespaceResponse load(@PathVariable String namespace) {
    reach.enter(Names.namespace(namespace));
    return CatalogHandlers.loadNamespace(catalog, Names.namespace(namespace));
  }

  @RequestMapping(path = "/{namespace}", method = RequestMethod.HEAD)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void exists(@PathVariable String namespace) {
    reach.enter(Names.namespace(namespace));
    CatalogHandlers.namespaceExists(catalog, Names.namespace(namespace));
  }

  @DeleteMapping("/{namespace}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void drop(@PathVariable String namespace) {
    reach.change("iceberg.drop-namespace", Names.namespace(namespace));
    CatalogHandlers.dropNamespace(catalog, Names.namespace(namespace));
  }

  @PostMapping("/{namespace}/properties")
  UpdateNamespacePropertiesResponse update(
      @PathVariable String namespace, @RequestBody UpdateNamespacePropertiesRequest request) {
    request.validate();
    reach.change("iceberg.update-namespace", Names.namespace(namespace));
    return CatalogHandlers.updateNamespaceProperties(catalog, Names.namespace(namespace), request);
  }
}
