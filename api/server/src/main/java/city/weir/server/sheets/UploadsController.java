package city.weir.server.sheets;

import city.weir.catalog.draft.Finding;
import city.weir.catalog.intake.Taking;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.MarkedCopy;
import city.weir.server.audit.Audit;
import city.weir.server.paging.OffsetToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/directory-imports")
@Tag(name = "directory-sheets", description = "目录表格 / The directory as spreadsheets")
class UploadsController {
  private static final int MOST = 200;

  private final UploadDesk desk;
  private final Uploads uploads;
  private final OpenSheets sheets;
  private final Audit audit;

  UploadsController(UploadDesk desk, Uploads uploads, OpenSheets sheets, Audit audit) {
    this.desk = desk;
    this.uploads = uploads;
    this.sheets = sheets;
    this.audit = audit;
  }

  /**
   * What is to be taken.
   *
   * @param as {@code draft}, or {@code submission} to hand it in for review
   * @param changes whether to change entries there are; otherwise only new ones are taken
   */
  record Wanted(@Nullable String as, @Nullable Boolean changes) {
    Taking.Wish wish() {
      String word = as == null ? "draft" : as;
      if (!word.equals("draft") && !word.equals("submission")) {
        throw new ProblemException(
            ProblemCode.MALFORMED, "as is '%s'; write draft or submission".formatted(word));
      }
      return new Taking.Wish(word.equals("submission"), Boolean.TRUE.equals(changes));
    }
  }

  @PostMapping(consumes = {SheetFiles.TYPE, "application/octet-stream"})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "importDirectory",
      summary = "导入目录表格 / Send in a spreadsheet of the directory",
      description =
          "The XLSX file itself is the body. It is read and checked in the background: ask for it"
              + " by its id. Nothing is taken into the directory before you say so.")
  UploadDetail send(
      @RequestBody byte[] content,
      @RequestParam(defaultValue = "") @Parameter(description = "what you call the file")
          String name,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Subject subject,
      HttpServletRequest request) {
    return desk.detail(desk.send(content, name, key, subject, request));
  }

  @GetMapping
  @Operation(operationId = "listDirectoryImports", summary = "导入记录 / Imports, the newest first")
  Page<UploadDetail> list(
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      Subject subject) {
    int skip = OffsetToken.read(pageToken);
    PageSize.check(limit, MOST);
    List<Upload> found = desk.list(subject, skip, limit + 1);
    return page(found.stream().map(desk::detail).toList(), skip, limit);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readDirectoryImport",
      summary = "导入进度与结果 / How far an import is, and what it came to")
  UploadDetail read(@PathVariable String id, Subject subject) {
    return desk.detail(desk.find(id, subject));
  }

  @GetMapping("/{id}/findings")
  @Operation(
      operationId = "listDirectoryImportFindings",
      summary = "逐格问题 / All that is wrong, by cell",
      description = "A page has the findings of so many entries as limit says.")
  Page<FindingDetail> findings(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "200") @Parameter(description = "1 to 200") int limit,
      Subject subject) {
    Upload upload = checked(id, subject);
    DirectorySheet sheet = sheets.again(upload);
    int skip = OffsetToken.read(pageToken);
    PageSize.check(limit, MOST);
    List<KeptEntry> entries = uploads.entries(id, Selection.FOUND, skip, limit + 1);
    List<FindingDetail> items = new ArrayList<>();
    for (KeptEntry entry : entries.subList(0, Math.min(limit, entries.size()))) {
      for (Finding finding : entry.judged().findings()) {
        items.add(FindingDetail.of(sheet, entry, finding));
      }
    }
    return new Page<>(items, entries.size() > limit ? OffsetToken.write(skip + limit) : null);
  }

  @GetMapping(path = "/{id}/marked-copy", produces = SheetFiles.TYPE)
  @Operation(
      operationId = "readMarkedCopy",
      summary = "标注问题的副本 / A copy with what is wrong marked on it")
  void markedCopy(
      @PathVariable String id,
      Subject subject,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Upload upload = checked(id, subject);
    DirectorySheet sheet = sheets.again(upload);
    List<List<Finding>> findings = new ArrayList<>();
    for (KeptEntry entry : uploads.entries(id, Selection.ALL, 0, DirectorySheet.MOST_ENTRIES + 1)) {
      findings.add(entry.judged().findings());
    }
    audit.permitted(request, subject, Deed.of("directory.import-read"), "marked copy of " + id);
    SheetFiles.answer(response, SheetFiles.marked(upload.fileName()));
    MarkedCopy.write(sheets.file(upload), sheet, findings, response.getOutputStream());
  }

  @PostMapping("/{id}/taking")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "takeDirectoryImport",
      summary = "采纳有效条目 / Take in what is valid",
      description =
          "As drafts or handed in; the rest stays. Entries that there are change only when changes"
              + " is true. Taking again doubles nothing.")
  UploadDetail take(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Wanted wanted,
      Subject subject,
      HttpServletRequest request) {
    Taking.Wish wish = wanted == null ? new Taking.Wish(false, false) : wanted.wish();
    return desk.detail(desk.take(id, wish, subject, request));
  }

  private Upload checked(String id, Subject subject) {
    Upload upload = desk.find(id, subject);
    if (upload.state() == Upload.State.READING || upload.state() == Upload.State.UNREADABLE) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "Import %s is %s: nothing is found in it yet".formatted(id, upload.state().word()));
    }
    return upload;
  }

  private static <T> Page<T> page(List<T> found, int skip, int limit) {
    boolean more = found.size() > limit;
    return new Page<>(
        more ? found.subList(0, limit) : found, more ? OffsetToken.write(skip + limit) : null);
  }
}
