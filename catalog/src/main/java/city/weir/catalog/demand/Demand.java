package city.weir.catalog.demand;

import java.time.Instant;

/**
 * 数据需求: what a party needs, and how far that has come.
 *
 * @param person id of whoever asked
 * @param party id of the party it is for
 * @param asker name of that party
 * @param madeAt when it was made
 * @param since when it came into its present stage
 * @param version counted from 1 with every change
 */
public record Demand(
    String id,
    Wish wish,
    String person,
    String party,
    String asker,
    Progress progress,
    Instant madeAt,
    Instant since,
    int version) {
  public Progress.Stage stage() {
    return progress.stage();
  }

  Demand with(Wish changed) {
    return new Demand(id, changed, person, party, asker, progress, madeAt, since, version + 1);
  }

  Demand with(Progress next, Instant now) {
    Instant from = next.stage() == stage() ? since : now;
    return new Demand(id, wish, person, party, asker, next, madeAt, from, version + 1);
  }
}
