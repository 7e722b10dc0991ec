package city.weir.server.standards;

import city.weir.catalog.standard.Standard.Kind;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/code-lists")
@Tag(name = "code-lists", description = "代码表 / Code lists: the values data elements may have")
class CodeListsController {
  private static final int MOST = 200;

  private final StandardDesk desk;
  private final Uses uses;

  CodeListsController(StandardDesk desk, Uses uses) {
    this.desk = desk;
    this.uses = uses;
  }

  @GetMapping
  @Operation(
      operationId = "searchCodeLists",
      summary = "查找代码表 / Find code lists",
      description = "The nearest first. Proposals are shown to stewards.")
  Page<StandardDetail> search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      Subject subject) {
    PageSize.check(limit, MOST);
    return Page.of(desk.search(subject, Kind.LIST, q), pageToken, limit, StandardDetail::of);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readCodeList", summary = "查看代码表 / Read a code list")
  StandardDetail read(@PathVariable String id, Subject subject) {
    return StandardDetail.of(desk.editions(subject, Kind.LIST, id).get(0));
  }

  @GetMapping("/{id}/editions")
  @Operation(operationId = "listCodeListEditions", summary = "代码表的各版 / Editions of a code list")
  Page<StandardDetail> editions(@PathVariable String id, Subject subject) {
    return new Page<>(
        desk.editions(subject, Kind.LIST, id).stream().map(StandardDetail::of).toList(), null);
  }

  @GetMapping("/{id}/uses")
  @Operation(
      operationId = "listCodeListUses",
      summary = "使用代码表的列 / Columns that have codes of a list",
      description = "As far as you may know of them.")
  Page<Use> uses(@PathVariable String id, Subject subject) {
    return new Page<>(uses.of(subject, Kind.LIST, id), null);
  }

  @PutMapping("/{id}/proposal")
  @Operation(
      operationId = "proposeCodeList",
      summary = "提出代码表 / Propose a code list",
      description =
          "Another steward puts it in force. Versions that have been in force stay as they were.")
  StandardDetail propose(
      @PathVariable String id,
      @RequestBody ListBody body,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(desk.propose(http, subject, () -> body.list(id)));
  }

  @PostMapping("/{id}/approval")
  @Operation(operationId = "approveCodeList", summary = "批准 / Put a proposal in force")
  StandardDetail approve(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(
        desk.approve(http, subject, Kind.LIST, id, note == null ? null : note.reason()));
  }

  @PostMapping("/{id}/refusal")
  @Operation(
      operationId = "refuseCodeList",
      summary = "不予批准 / Turn a proposal down, with the reason")
  StandardDetail refuse(
      @PathVariable String id,
      @RequestBody StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(desk.refuse(http, subject, Kind.LIST, id, note.reason()));
  }

  @PostMapping("/{id}/deprecation")
  @Operation(
      operationId = "deprecateCodeList",
      summary = "停用 / Use it no more",
      description =
          "With the reason, and what is used in its place. What refers to it stays right.")
  StandardDetail deprecate(
      @PathVariable String id,
      @RequestBody StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(
        desk.deprecate(http, subject, Kind.LIST, id, note.successor(), note.reason()));
  }
}
