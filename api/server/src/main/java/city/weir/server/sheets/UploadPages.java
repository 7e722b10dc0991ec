package city.weir.server.sheets;

import city.weir.catalog.intake.Intake;
import city.weir.catalog.intake.Taking;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.server.audit.Audit;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Spreadsheets in the console: sent in, corrected on sight, taken. */
@ConsolePages
@RequestMapping(UploadPages.PATH)
class UploadPages {
  static final String PATH = "/console/directory/imports";
  private static final int NEWEST = 20;
  private static final int ENTRIES = 20;

  private final UploadDesk desk;
  private final Uploads uploads;
  private final OpenSheets sheets;
  private final Intake intake;
  private final Audit audit;

  UploadPages(UploadDesk desk, Uploads uploads, OpenSheets sheets, Intake intake, Audit audit) {
    this.desk = desk;
    this.uploads = uploads;
    this.sheets = sheets;
    this.intake = intake;
    this.audit = audit;
  }

  @Bean
  static ConsoleEntry sheetsEntry() {
    return new ConsoleEntry(PATH, "sheets", 24, Set.of(Role.STEWARD, Role.OWNER));
  }

  @GetMapping
  String list(Subject reader, Model model) {
    model.addAttribute("all", desk.list(reader, 0, NEWEST).stream().map(desk::detail).toList());
    model.addAttribute("key", UUID.randomUUID().toString());
    return "console/sheets/list";
  }

  @GetMapping("/{id}")
  String page(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") int page,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    Upload upload = desk.find(id, reader);
    UploadDetail detail = desk.detail(upload);
    model.addAttribute("one", detail);
    model.addAttribute("own", upload.sender().id().equals(reader.id()));
    model.addAttribute("key", UUID.randomUUID().toString());
    if (upload.state() == Upload.State.CHECKED) {
      boolean found = detail.mistakes() + detail.warnings() > 0;
      sheet(
          upload,
          show.isEmpty() ? found ? Selection.FOUND : Selection.ALL : Selection.of(show),
          page,
          model);
      audit.permitted(
          request,
          reader,
          Deed.of("directory.import-read"),
          "import %s page %d".formatted(id, page));
    }
    return "console/sheets/one";
  }

  private void sheet(Upload upload, Selection show, int page, Model model) {
    DirectorySheet sheet = sheets.again(upload);
    int entries = uploads.count(upload.id(), show);
    int pages = Math.max(1, (entries + ENTRIES - 1) / ENTRIES);
    int here = Math.min(Math.max(1, page), pages);
    List<KeptEntry> kept = uploads.entries(upload.id(), show, (here - 1) * ENTRIES, ENTRIES);
    model.addAttribute("sheet", SheetView.of(sheet, kept, intake));
    model.addAttribute("missing", sheet.missing());
    model.addAttribute("show", show.word());
    model.addAttribute("selections", List.of(Selection.values()));
    model.addAttribute("page", here);
    model.addAttribute("pages", pages);
    model.addAttribute("entries", entries);
  }

  /** The part that changes by itself; when it is done, the whole page is asked for anew. */
  @GetMapping("/{id}/progress")
  String progress(
      @PathVariable String id, Subject reader, HttpServletResponse response, Model model) {
    Upload upload = desk.find(id, reader);
    if (!upload.state().goesOn()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("one", desk.detail(upload));
    return "console/sheets/progress :: progress";
  }

  @PostMapping("/{id}/taking")
  String take(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean submit,
      @RequestParam(defaultValue = "false") boolean changes,
      Subject reader,
      HttpServletRequest request) {
    desk.take(id, new Taking.Wish(submit, changes), reader, request);
    return "redirect:" + PATH + "/" + id;
  }
}
