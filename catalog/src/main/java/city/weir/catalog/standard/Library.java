package city.weir.catalog.standard;

import city.weir.catalog.draft.Words;
import city.weir.catalog.standard.Edition.Stage;
import city.weir.catalog.standard.Standard.Kind;
import city.weir.catalog.standard.StandardRefused.Code;
import city.weir.contract.standard.CodeTable;
import city.weir.contract.standard.Meaning;
import city.weir.contract.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standards library of the city. What has been in force is understood for ever, and a new
 * edition never means something else, so that no contract becomes wrong by what happens here. Who
 * may do what by their role is decided before; that nobody judges their own work is decided here.
 */
public final class Library implements Standards, Elements {
  private final List<Edition> given;
  private final StandardStore store;
  private final Clock clock;
  private volatile Shelves shelves;

  /**
   * @param given what came with the product or in files; later ones stand in place of earlier ones
   */
  public Library(Collection<? extends Standard> given, StandardStore store, Clock clock) {
    this.given =
        given.stream()
            .map(
                each ->
                    new Edition(each, 0, Stage.APPROVED, Set.of(), null, null, null, Instant.EPOCH))
            .toList();
    this.store = store;
    this.clock = clock;
    this.shelves = Shelves.of(this.given, store.all());
  }

  /** The edition in force, or the deprecated one. */
  public Optional<Edition> known(Kind kind, String id) {
    return shelves.known(kind, id);
  }

  /** All editions, the newest first. */
  public List<Edition> editions(Kind kind, String id) {
    return shelves.editions(kind, id);
  }

  /** The newest editions of what has the words of {@code text}, the nearest first. */
  public List<Edition> search(Kind kind, String text) {
    return shelves.search(kind, text);
  }

  /** What waits to be judged. */
  public List<Edition> proposed() {
    return shelves.proposed();
  }

  @Override
  public Optional<DataElement> named(String word) {
    return shelves.named(word);
  }

  @Override
  public Optional<Meaning> element(String identifier) {
    return known(Kind.ELEMENT, identifier)
        .map(edition -> (DataElement) edition.standard())
        .map(
            e ->
                new Meaning(
                    e.id(),
                    e.letter(),
                    e.unit(),
                    e.list(),
                    e.list() == null
                        ? Set.of()
                        : list(e.list()).map(CodeList::everyCode).orElse(Set.of())));
  }

  @Override
  public Collection<String> elements() {
    return shelves.elementsInForce();
  }

  @Override
  public Optional<CodeTable> codes(String list) {
    LocalDate today = LocalDate.now(clock);
    return list(list).flatMap(l -> l.on(today)).map(CodeList.Version::codes);
  }

  /** What is wrong with {@code standard}, if it were proposed now; empty when nothing is. */
  public List<Words> problems(Standard standard) {
    Edition before = known(standard.kind(), standard.id()).orElse(null);
    return new StandardCheck(this, (kind, id) -> known(kind, id).map(Edition::standard))
        .check(standard, before == null ? null : before.standard());
  }

  /** Puts {@code standard} up for judgement, in place of what was put up under its id before. */
  public synchronized Edition propose(Standard standard, String author) throws StandardRefused {
    List<Words> problems = problems(standard);
    if (!problems.isEmpty()) {
      throw new StandardRefused(
          Code.INVALID,
          new Words(
              "“%s”有错误，请改正".formatted(standard.id()),
              "'%s' has mistakes: put them right".formatted(standard.id())),
          problems);
    }
    Edition latest = latest(standard.kind(), standard.id());
    Edition open = latest != null && latest.stage() == Stage.PROPOSED ? latest : null;
    Set<String> authors = new HashSet<>(open == null ? Set.of() : open.authors());
    authors.add(author);
    int number = open != null ? open.number() : latest == null ? 1 : latest.number() + 1;
    return keep(
        open, new Edition(standard, number, Stage.PROPOSED, authors, null, null, null, now()));
  }

  /** Puts the proposed edition in force. */
  public synchronized Edition approve(Kind kind, String id, String judge, @Nullable String note)
      throws StandardRefused {
    Edition open = judged(kind, id, judge);
    return keep(open, open.judged(Stage.APPROVED, judge, null, note, now()));
  }

  /** Turns the proposed edition down; what was in force stays. */
  public synchronized Edition refuse(Kind kind, String id, String judge, @Nullable String why)
      throws StandardRefused {
    Edition open = judged(kind, id, judge);
    return keep(open, open.judged(Stage.REFUSED, judge, null, reason(why), now()));
  }

  /**
   * Says that it is to be used no more.
   *
   * @param successor what is used in its place, or null when nothing is
   */
  public synchronized Edition deprecate(
      Kind kind, String id, String actor, @Nullable String successor, @Nullable String why)
      throws StandardRefused {
    Edition latest = latest(kind, id);
    if (latest == null) {
      throw unknown(id);
    }
    if (latest.stage() != Stage.APPROVED) {
      throw new StandardRefused(
          Code.STATE,
          new Words(
              "“%s”第 %d 版不在使用中，只有使用中的标准可以停用".formatted(id, latest.number()),
              "Edition %d of '%s' is %s: only what is in force is deprecated"
                  .formatted(latest.number(), id, latest.stage())));
    }
    if (successor != null
        && (successor.equals(id)
            || known(kind, successor).filter(e -> e.stage() == Stage.APPROVED).isEmpty())) {
      throw new StandardRefused(
          Code.INVALID,
          new Words(
              "替代者“%s”不在使用中".formatted(successor),
              "The successor '%s' is not in force".formatted(successor)),
          List.of(
              new Words(
                  "successor：填写另一个使用中的标准，或留空",
                  "successor: name another one that is in force, or none")));
    }
    Edition deprecated = latest.judged(Stage.DEPRECATED, actor, successor, reason(why), now());
    // What came in a file is not kept in the store: its deprecation is its first own edition.
    return latest.number() == 0
        ? keep(
            null,
            new Edition(
                latest.standard(), 1, Stage.DEPRECATED, Set.of(), actor, successor, why, now()))
        : keep(latest, deprecated);
  }

  private Optional<CodeList> list(String id) {
    return known(Kind.LIST, id).map(edition -> (CodeList) edition.standard());
  }

  private @Nullable Edition latest(Kind kind, String id) {
    return editions(kind, id).stream().findFirst().orElse(null);
  }

  private Edition judged(Kind kind, String id, String judge) throws StandardRefused {
    Edition latest = latest(kind, id);
    if (latest == null) {
      throw unknown(id);
    }
    if (latest.stage() != Stage.PROPOSED) {
      throw new StandardRefused(
          Code.STATE,
          new Words(
              "“%s”没有等待审核的版本".formatted(id),
              "'%s' is %s: nothing of it waits to be judged".formatted(id, latest.stage())));
    }
    if (latest.authors().contains(judge)) {
      throw new StandardRefused(
          Code.OWN_WORK,
          new Words(
              "“%s”第 %d 版由 %s 提出，须由另一位数据管理员审核".formatted(id, latest.number(), judge),
              "%s wrote edition %d of '%s' and cannot judge it: another steward must"
                  .formatted(judge, latest.number(), id)));
    }
    return latest;
  }

  private Edition keep(@Nullable Edition expected, Edition updated) throws StandardRefused {
    boolean kept = store.save(expected, updated);
    shelves = Shelves.of(given, store.all());
    if (!kept) {
      throw new StandardRefused(
          Code.CHANGED,
          new Words(
              "“%s”刚被他人改动，请重新查看".formatted(updated.standard().id()),
              "'%s' has been changed by somebody else meanwhile: look again"
                  .formatted(updated.standard().id())));
    }
    return updated;
  }

  private static StandardRefused unknown(String id) {
    return new StandardRefused(
        Code.UNKNOWN,
        new Words("标准库中没有“%s”".formatted(id), "The library has no '%s'".formatted(id)));
  }

  private static String reason(@Nullable String why) throws StandardRefused {
    if (why == null || why.isBlank()) {
      throw new StandardRefused(Code.REASON, new Words("请写明原因", "Say why"));
    }
    return why.strip();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
