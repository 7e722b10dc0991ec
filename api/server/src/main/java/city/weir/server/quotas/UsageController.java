package city.weir.server.quotas;

import city.weir.server.quotas.Quotas.Quota;
import city.weir.sharing.policy.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/usage")
@Tag(name = "usage", description = "用量 / What your party took, and may take")
class UsageController {
  private final Usage usage;
  private final Quotas quotas;

  UsageController(Usage usage, Quotas quotas) {
    this.usage = usage;
    this.quotas = quotas;
  }

  @Schema(description = "用量 / So much was taken")
  record Amount(long requests, long rows, long bytes) {
    static Amount of(Taken taken) {
      return new Amount(taken.requests(), taken.rows(), taken.bytes());
    }
  }

  @Schema(description = "配额 / A limit")
  record Limit(
      @Schema(description = "such as rows-per-day") String name,
      long limit,
      long left,
      @Schema(description = "when the count begins anew") Instant next) {
    static Limit of(Quota quota) {
      return new Limit(quota.name(), quota.limit(), quota.left(), quota.next());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UsageDetail(String party, Amount today, Amount thisMonth, List<Limit> quotas) {}

  @GetMapping
  @Operation(
      operationId = "readUsage",
      summary = "本单位用量 / What your party took today and this month",
      description =
          "Counted within two seconds of each answer. No quotas listed: there is no limit.")
  UsageDetail read(Subject subject) {
    String party = subject.party();
    return new UsageDetail(
        party,
        Amount.of(usage.of(party, Period.DAY)),
        Amount.of(usage.of(party, Period.MONTH)),
        quotas.of(party).stream().map(Limit::of).toList());
  }
}
