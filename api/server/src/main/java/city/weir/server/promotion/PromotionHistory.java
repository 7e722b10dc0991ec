package city.weir.server.promotion;

import city.weir.contract.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What became of promotions, for people. */
@Service
public final class PromotionHistory {
  /** Runs that brought nothing to check stand between; beyond so many it is old news. */
  private static final int LATELY = 50;

  private final PromotionStore store;

  PromotionHistory(PromotionStore store) {
    this.store = store;
  }

  /** All tables that were ever handed out, by name. */
  public Map<String, TargetStatus> statuses() {
    Map<String, Run> latest =
        store.latest().stream().collect(Collectors.toMap(Run::target, Function.identity()));
    return store.all().stream()
        .map(
            one ->
                new TargetStatus(
                    one.target(),
                    one.state().name(),
                    one.attempt(),
                    one.notBefore(),
                    one.reason(),
                    latest.get(one.target())))
        .collect(Collectors.toMap(TargetStatus::target, Function.identity()));
  }

  /** The newest runs of {@code target}, newest first. */
  public List<Run> runs(TableName target, int limit) {
    return store.runs(target.toString(), limit);
  }

  /** The newest run of {@code target} that was checked; empty when none was lately. */
  public Optional<Run> lastChecked(TableName target) {
    return runs(target, LATELY).stream().filter(run -> !run.checks().isEmpty()).findFirst();
  }
}
