package city.weir.server.directory;

import city.weir.catalog.lifecycle.Life;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an entry.
 *
 * @param code 信息资源代码, absent while none is allotted
 * @param state of this revision: draft, submitted, reviewed, published or withdrawn
 * @param revision number of this revision
 * @param published number of the revision in force, 0 while none is
 * @param contract version of the contract it follows; absent when stewards write it
 * @param since when this revision came into its state
 * @param authors who wrote in it; absent for those who may not follow the entry's life
 * @param says what is written in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryDetail(
    String id,
    @Nullable String code,
    String state,
    int revision,
    int published,
    @Nullable String contract,
    Instant since,
    @Nullable List<String> authors,
    EntryDraft says) {

  static EntryDetail of(EntryInSight seen) {
    Life life = seen.life();
    return new EntryDetail(
        life.id(),
        life.code(),
        EntryDraft.word(seen.shown().state()),
        seen.shown().number(),
        life.inForce() ? life.published() : 0,
        life.contract(),
        seen.shown().at(),
        seen.followed() ? seen.shown().authors().stream().sorted().toList() : null,
        EntryDraft.of(seen.shown().draft()));
  }

  /** For whoever has just changed it. */
  static EntryDetail of(Life life) {
    return of(new EntryInSight(life, life.latest(), true));
  }
}
