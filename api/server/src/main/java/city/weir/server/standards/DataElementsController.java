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
@RequestMapping("/api/v1/data-elements")
@Tag(
    name = "data-elements",
    description = "数据元 / Data elements: what columns mean wherever they stand")
class DataElementsController {
  private static final int MOST = 200;

  private final StandardDesk desk;
  private final Uses uses;

  DataElementsController(StandardDesk desk, Uses uses) {
    this.desk = desk;
    this.uses = uses;
  }

  @GetMapping
  @Operation(
      operationId = "searchDataElements",
      summary = "查找数据元 / Find data elements",
      description = "The nearest first. Proposals are shown to stewards.")
  Page<StandardDetail> search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      Subject subject) {
    PageSize.check(limit, MOST);
    return Page.of(desk.search(subject, Kind.ELEMENT, q), pageToken, limit, StandardDetail::of);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readDataElement", summary = "查看数据元 / Read a data element")
  StandardDetail read(@PathVariable String id, Subject subject) {
    return StandardDetail.of(desk.editions(subject, Kind.ELEMENT, id).get(0));
  }

  @GetMapping("/{id}/editions")
  @Operation(
      operationId = "listDataElementEditions",
      summary = "数据元的各版 / Editions of a data element")
  Page<StandardDetail> editions(@PathVariable String id, Subject subject) {
    return new Page<>(
        desk.editions(subject, Kind.ELEMENT, id).stream().map(StandardDetail::of).toList(), null);
  }

  @GetMapping("/{id}/uses")
  @Operation(
      operationId = "listDataElementUses",
      summary = "使用数据元的列 / Columns that are of a data element",
      description = "As far as you may know of them.")
  Page<Use> uses(@PathVariable String id, Subject subject) {
    return new Page<>(uses.of(subject, Kind.ELEMENT, id), null);
  }

  @PutMapping("/{id}/proposal")
  @Operation(
      operationId = "proposeDataElement",
      summary = "提出数据元 / Propose a data element",
      description =
          "Another steward puts it in force. Type, unit and code list of one in force stay as they are.")
  StandardDetail propose(
      @PathVariable String id,
      @RequestBody ElementBody body,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(desk.propose(http, subject, () -> body.element(id)));
  }

  @PostMapping("/{id}/approval")
  @Operation(operationId = "approveDataElement", summary = "批准 / Put a proposal in force")
  StandardDetail approve(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(
        desk.approve(http, subject, Kind.ELEMENT, id, note == null ? null : note.reason()));
  }

  @PostMapping("/{id}/refusal")
  @Operation(
      operationId = "refuseDataElement",
      summary = "不予批准 / Turn a proposal down, with the reason")
  StandardDetail refuse(
      @PathVariable String id,
      @RequestBody StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(desk.refuse(http, subject, Kind.ELEMENT, id, note.reason()));
  }

  @PostMapping("/{id}/deprecation")
  @Operation(
      operationId = "deprecateDataElement",
      summary = "停用 / Use it no more",
      description =
          "With the reason, and what is used in its place. What refers to it stays right.")
  StandardDetail deprecate(
      @PathVariable String id,
      @RequestBody StandardNote note,
      Subject subject,
      HttpServletRequest http) {
    return StandardDetail.of(
        desk.deprecate(http, subject, Kind.ELEMENT, id, note.successor(), note.reason()));
  }
}
