package city.weir.server.audit;

import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.paging.SequenceToken;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit-events")
@Tag(name = "audit", description = "审计 / Who asked for what, and what they were told")
class AuditController {
  private static final int MOST_TOTALS = 10_000;

  private final AuditReading reading;

  AuditController(AuditReading reading) {
    this.reading = reading;
  }

  @GetMapping
  @Operation(
      operationId = "searchAuditEvents",
      summary = "查询审计事件 / Search audit events",
      description =
          "The newest first. An auditor finds everything, a steward what concerns datasets, an owner"
              + " what concerns its own. The search itself is kept.")
  Page<AuditEntryDetail> search(
      AuditQuestion question,
      @RequestParam(defaultValue = "100") @Parameter(description = "events on a page, 1 to 1,000")
          int limit,
      @RequestParam(required = false) @Parameter(description = "nextPageToken of the page before")
          @Nullable String pageToken,
      Subject subject,
      HttpServletRequest request) {
    PageSize.check(limit, AuditPage.MOST);
    AuditPage page =
        reading.search(request, subject, question, SequenceToken.read(pageToken), limit);
    return new Page<>(
        page.entries().stream().map(AuditEntryDetail::of).toList(),
        SequenceToken.write(page.before()));
  }

  @GetMapping("/{sequence}")
  @Operation(operationId = "readAuditEvent", summary = "查看审计事件 / Read an audit event")
  AuditEntryDetail read(@PathVariable long sequence, Subject subject, HttpServletRequest request) {
    return reading
        .find(request, subject, sequence)
        .map(AuditEntryDetail::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no audit event %d that you may read".formatted(sequence)));
  }

  @GetMapping("/summary")
  @Operation(
      operationId = "summariseAuditEvents",
      summary = "审计汇总 / Who read what, how much, under which ground",
      description = "Groups with the most events first.")
  Page<AuditTotal> summary(
      AuditQuestion question,
      @RequestParam(defaultValue = "subject,dataset")
          @Parameter(
              description = "subject, party, dataset, action, agreement, day; separated by commas")
          String by,
      @RequestParam(defaultValue = "1000") @Parameter(description = "groups, 1 to 10,000")
          int limit,
      Subject subject,
      HttpServletRequest request) {
    PageSize.check(limit, MOST_TOTALS);
    return new Page<>(reading.summarise(request, subject, question, facets(by), limit), null);
  }

  private static Set<Facet> facets(String by) {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    for (String name : by.split(",")) {
      facets.add(
          Arrays.stream(Facet.values())
              .filter(facet -> facet.name().equals(name.strip().toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemCode.BAD_QUERY,
                          "by: there is no '%s'; write subject, party, dataset, action, agreement"
                                  .formatted(name)
                              + " or day")));
    }
    return facets;
  }
}
