package city.weir.server.demands;

import city.weir.catalog.demand.Progress.Stage;
import city.weir.server.demands.DemandDesk.Side;
import city.weir.server.paging.KeyToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/demands")
@Tag(name = "demands", description = "数据需求 / Demands: what partners need, matched and answered")
class DemandsController {
  private static final int MOST = 200;

  private final DemandDesk desk;
  private final ListFiles files;

  DemandsController(DemandDesk desk, ListFiles files) {
    this.desk = desk;
    this.files = files;
  }

  @GetMapping
  @Operation(
      operationId = "listDemands",
      summary = "列出需求 / List demands",
      description = "The newest first.")
  Page<DemandDetail> list(
      @RequestParam(required = false)
          @Parameter(
              description =
                  "own (of your party), provider (your organisation was asked) or all (stewards)")
          @Nullable String side,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "made, matched, offered, satisfied, promised, refused or withdrawn; several with"
                      + " commas")
          @Nullable String stage,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject) {
    PageSize.check(limit, MOST);
    List<DemandDetail> found =
        desk.list(subject, side(side, subject), stages(stage), KeyToken.read(pageToken), limit + 1);
    List<DemandDetail> items = found.stream().limit(limit).toList();
    return new Page<>(
        items, found.size() > limit ? KeyToken.write(items.get(limit - 1).id()) : null);
  }

  @GetMapping("/export")
  @Operation(operationId = "exportDemands", summary = "导出需求清单 / Demands as a file")
  void export(
      @RequestParam(required = false) @Nullable String side,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(defaultValue = "xlsx") @Parameter(description = "xlsx or csv") String format,
      Subject subject,
      HttpServletRequest http,
      HttpServletResponse answer)
      throws IOException {
    files.demands(http, answer, subject, side(side, subject), stages(stage), format);
  }

  @PostMapping
  @Operation(
      operationId = "makeDemand",
      summary = "提出需求 / Say what is needed",
      description =
          "It is matched at once. With the same Idempotency-Key the same demand is answered again.")
  ResponseEntity<DemandDetail> make(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody DemandDraft draft,
      Subject subject,
      HttpServletRequest http) {
    DemandDesk.Made made = desk.make(http, subject, draft.wish(), key);
    return ResponseEntity.status(made.now() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(made.demand());
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readDemand",
      summary = "查看需求 / Read a demand",
      description = "Where it stands, what may satisfy it and why, and all that was done.")
  DemandDetail read(@PathVariable String id, Subject subject) {
    return desk.detail(subject, id);
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "amendDemand",
      summary = "修改需求 / Write a demand anew",
      description = "Until a provider is asked.")
  DemandDetail amend(
      @PathVariable String id,
      @RequestBody DemandDraft draft,
      Subject subject,
      HttpServletRequest http) {
    return desk.amend(http, subject, id, draft.wish());
  }

  @PostMapping("/{id}/matching")
  @Operation(operationId = "matchDemand", summary = "重新匹配 / Look for candidates anew")
  DemandDetail match(@PathVariable String id, Subject subject, HttpServletRequest http) {
    return desk.match(http, subject, id);
  }

  /**
   * @param provider credit code; absent: the provider of {@code entry}
   */
  record Offer(@Nullable String provider, @Nullable String entry, @Nullable String comment) {}

  @PostMapping("/{id}/offer")
  @Operation(operationId = "offerDemand", summary = "转交提供方 / Ask a provider for it")
  DemandDetail offer(
      @PathVariable String id, @RequestBody Offer offer, Subject subject, HttpServletRequest http) {
    return desk.offer(http, subject, id, offer.provider(), offer.entry(), offer.comment());
  }

  record Satisfaction(@Nullable String entry, @Nullable String comment) {}

  @PostMapping("/{id}/satisfaction")
  @Operation(
      operationId = "satisfyDemand",
      summary = "答复：由条目满足 / Answer that a published entry satisfies it")
  DemandDetail satisfy(
      @PathVariable String id,
      @RequestBody Satisfaction answer,
      Subject subject,
      HttpServletRequest http) {
    return desk.satisfy(http, subject, id, required("entry", answer.entry()), answer.comment());
  }

  /**
   * @param by the last day
   */
  record Promise(java.time.@Nullable LocalDate by, @Nullable String comment) {}

  @PostMapping("/{id}/promise")
  @Operation(
      operationId = "promiseDemand",
      summary = "答复：限期提供 / Answer that it will be provided by a day")
  DemandDetail promise(
      @PathVariable String id,
      @RequestBody Promise answer,
      Subject subject,
      HttpServletRequest http) {
    if (answer.by() == null) {
      throw missing("by");
    }
    return desk.promise(http, subject, id, answer.by(), answer.comment());
  }

  /**
   * @param ground the law or regulation, and its article
   */
  record Refusal(@Nullable String ground, @Nullable String comment) {}

  @PostMapping("/{id}/refusal")
  @Operation(
      operationId = "refuseDemand",
      summary = "答复：不予提供 / Answer that it is not provided, on a ground in law")
  DemandDetail refuse(
      @PathVariable String id,
      @RequestBody Refusal answer,
      Subject subject,
      HttpServletRequest http) {
    return desk.refuse(http, subject, id, required("ground", answer.ground()), answer.comment());
  }

  record Said(@Nullable String comment) {}

  @PostMapping("/{id}/withdrawal")
  @Operation(operationId = "withdrawDemand", summary = "撤回需求 / Take a demand back")
  DemandDetail withdraw(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Said said,
      Subject subject,
      HttpServletRequest http) {
    return desk.withdraw(http, subject, id, said == null ? null : said.comment());
  }

  @PostMapping("/{id}/comments")
  @Operation(operationId = "commentDemand", summary = "留言 / Say something about it")
  DemandDetail comment(
      @PathVariable String id, @RequestBody Said said, Subject subject, HttpServletRequest http) {
    return desk.comment(http, subject, id, required("comment", said.comment()));
  }

  static Side side(@Nullable String word, Subject subject) {
    if (word == null || word.isBlank()) {
      return DemandDesk.usual(subject);
    }
    return Arrays.stream(Side.values())
        .filter(side -> side.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.BAD_QUERY,
                    "side is '%s': write own, provider or all".formatted(word)));
  }

  static Set<Stage> stages(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return Set.of();
    }
    try {
      return Arrays.stream(words.split(","))
          .map(word -> Stage.valueOf(word.strip().toUpperCase(Locale.ROOT)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(
              ProblemCode.BAD_QUERY,
              "stage is '%s': write %s"
                  .formatted(
                      words,
                      String.join(
                          ", ",
                          Arrays.stream(Stage.values())
                              .map(s -> s.name().toLowerCase(Locale.ROOT))
                              .toList())));
      problem.initCause(e);
      throw problem;
    }
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw missing(field);
    }
    return value;
  }

  private static ProblemException missing(String field) {
    return new ProblemException(ProblemCode.BAD_DEMAND, "%s is missing".formatted(field));
  }
}
