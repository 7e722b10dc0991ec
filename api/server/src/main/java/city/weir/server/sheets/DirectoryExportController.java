package city.weir.server.sheets;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.sheet.SheetTemplate;
import city.weir.catalog.sheet.SheetWriter;
import city.weir.server.audit.Audit;
import city.weir.server.directory.DirectoryReading;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "directory-sheets", description = "目录表格 / The directory as spreadsheets")
class DirectoryExportController {
  private final DirectoryExport export;
  private final DirectoryReading directory;
  private final Audit audit;

  DirectoryExportController(DirectoryExport export, DirectoryReading directory, Audit audit) {
    this.export = export;
    this.directory = directory;
    this.audit = audit;
  }

  @GetMapping(path = "/api/v1/directory-export", produces = SheetFiles.TYPE)
  @Operation(
      operationId = "exportDirectory",
      summary = "导出目录 / The directory as a spreadsheet",
      description =
          "In the guide's layout: all that is in force, or what a search finds. Sent in again"
              + " unchanged, it changes nothing.")
  void export(
      @RequestParam(defaultValue = "") @Parameter(description = "words, in Chinese or English")
          String q,
      @RequestParam(required = false) @Nullable Set<String> kind,
      @RequestParam(required = false) @Nullable Set<String> theme,
      @RequestParam(required = false) @Nullable Set<String> provider,
      @RequestParam(required = false) @Nullable Set<String> share,
      @RequestParam(required = false) @Nullable Set<String> format,
      @RequestParam(required = false) @Nullable Set<String> updateCycle,
      Subject subject,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    put(filters, Facet.KIND, kind);
    put(filters, Facet.THEME, theme);
    put(filters, Facet.PROVIDER, provider);
    put(filters, Facet.SHARE, share);
    put(filters, Facet.FORMAT, format);
    put(filters, Facet.UPDATE_CYCLE, updateCycle);
    Iterator<Draft> drafts =
        q.isBlank() && filters.isEmpty()
            ? export.all()
            : export.found(
                offset -> directory.search(subject, q, filters, offset, SearchRequest.MAX_LIMIT));
    // Looked at first: a wrong question is refused before the answer begins.
    String found = drafts.hasNext() ? "some" : "none";
    audit.permitted(
        request,
        subject,
        Deed.of("directory.export"),
        "search '%s' %s: %s".formatted(q, filters, found));
    SheetFiles.answer(response, "directory.xlsx");
    SheetWriter.write(drafts, response.getOutputStream());
  }

  @GetMapping(path = "/api/v1/directory-template", produces = SheetFiles.TYPE)
  @Operation(
      operationId = "readDirectoryTemplate",
      summary = "空白模板 / An empty spreadsheet in the guide's layout")
  void template(HttpServletResponse response) throws IOException {
    SheetFiles.answer(response, "directory-template.xlsx");
    SheetTemplate.write(Guide.published(), response.getOutputStream());
  }

  private static void put(
      Map<Facet, Set<String>> filters, Facet facet, @Nullable Set<String> values) {
    if (values != null) {
      filters.put(facet, values);
    }
  }
}
