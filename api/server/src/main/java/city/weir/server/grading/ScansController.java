package city.weir.server.grading;

import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/grading-scans")
@Tag(name = "grading", description = "分类分级 / Grades: what is proposed, and exceptions")
class ScansController {
  private final Scans scans;
  private final Contracts contracts;
  private final Audit audit;

  ScansController(Scans scans, Contracts contracts, Audit audit) {
    this.scans = scans;
    this.contracts = contracts;
    this.audit = audit;
  }

  /**
   * @param datasets ids of those to look at; absent or empty for all
   */
  record Wanted(@Nullable List<String> datasets) {}

  /**
   * @param state running, done or failed
   * @param datasets how many are to be looked at
   * @param looked how many were
   * @param proposed how many proposals are new
   * @param failed how many could not be looked at
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ScanDetail(
      String id,
      String state,
      int datasets,
      int looked,
      int proposed,
      int failed,
      Instant began,
      @Nullable Instant ended) {
    static ScanDetail of(Scan scan) {
      return new ScanDetail(
          scan.id(),
          scan.state().name().toLowerCase(Locale.ROOT),
          scan.datasets(),
          scan.looked(),
          scan.proposed(),
          scan.failed(),
          scan.began(),
          scan.ended());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "scanForSensitiveColumns",
      summary = "扫描敏感字段 / Look for sensitive columns",
      description =
          "In the background, at some rows of each dataset, which are forgotten at once. One at a"
              + " time: while one runs, that one is answered.")
  ScanDetail scan(
      @RequestBody(required = false) @Nullable Wanted wanted,
      Subject subject,
      HttpServletRequest http) {
    List<String> named = wanted == null ? null : wanted.datasets();
    Set<String> datasets = named == null ? Set.of() : new HashSet<>(named);
    datasets.stream()
        .filter(id -> contracts.byId(id).isEmpty())
        .findFirst()
        .ifPresent(
            id -> {
              throw new ProblemException(
                  ProblemCode.MALFORMED,
                  "datasets: there is no dataset '%s' in force".formatted(id));
            });
    audit.permitted(
        http,
        subject,
        Deed.of("grading.scan"),
        datasets.isEmpty() ? "all datasets" : String.join(", ", datasets));
    return ScanDetail.of(scans.start(subject.id(), datasets));
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readGradingScan", summary = "扫描进度 / How far a scan has come")
  ScanDetail read(@PathVariable String id) {
    return scans
        .find(id)
        .map(ScanDetail::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no scan '%s' since the server started".formatted(id)));
  }
}
