package city.weir.server.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/promotions")
@Tag(name = "promotions", description = "数据提升 How data moves up through the zones")
class PromotionController {
  private static final int MOST_RUNS = 1000;

  private final Promotions promotions;
  private final PromotionHistory history;
  private final Contracts contracts;
  private final Audit audit;

  PromotionController(
      Promotions promotions, PromotionHistory history, Contracts contracts, Audit audit) {
    this.promotions = promotions;
    this.history = history;
    this.contracts = contracts;
    this.audit = audit;
  }

  record Statuses(List<TargetStatus> items) {}

  record Runs(List<Run> items) {}

  @GetMapping
  @Operation(summary = "各表提升状态 Where the promotion of each table stands")
  Statuses statuses() {
    return new Statuses(
        history.statuses().values().stream()
            .sorted(Comparator.comparing(TargetStatus::target))
            .toList());
  }

  @GetMapping("/{target}/runs")
  @Operation(summary = "提升记录 The newest runs of one table")
  Runs runs(@PathVariable String target, @RequestParam(defaultValue = "50") int limit) {
    PageSize.check(limit, MOST_RUNS);
    return new Runs(history.runs(table(target), limit));
  }

  @PostMapping("/{target}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "重试 Try a held or failed promotion again at once")
  void retry(@PathVariable String target, Subject subject, HttpServletRequest request) {
    TableName table = table(target);
    String dataset = contracts.byTable(table).map(DataContract::id).orElse(null);
    audit.permitted(request, subject, Deed.of("promotion.retry").on(dataset), target);
    if (!promotions.retry(table)) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND,
          "Nothing is promoted to %s; GET /api/v1/promotions lists the tables".formatted(target));
    }
  }

  private static TableName table(String name) {
    try {
      return TableName.parse(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
    }
  }
}
