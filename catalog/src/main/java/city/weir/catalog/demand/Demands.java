package city.weir.catalog.demand;

import city.weir.catalog.Audience;
import city.weir.catalog.Entry;
import city.weir.catalog.demand.DemandRefused.Code;
import city.weir.catalog.demand.Event.Act;
import city.weir.catalog.demand.Progress.Stage;
import city.weir.catalog.demand.WishCheck.Finding;
import city.weir.catalog.draft.Words;
import city.weir.contract.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves demands from the asking to the answer. Who may do what by their role is decided before;
 * that nobody answers what their own party asked is decided here.
 */
public final class Demands {
  private static final int AT_ONCE = 200;
  private static final Set<Stage> WAITING = Set.of(Stage.MADE, Stage.MATCHED);
  private static final Set<Stage> OPEN =
      Set.of(Stage.MADE, Stage.MATCHED, Stage.OFFERED, Stage.PROMISED);

  private final DemandStore store;
  private final WishCheck check;
  private final Matching matching;
  private final Function<String, java.util.Optional<Entry>> published;
  private final Clock clock;

  /**
   * @param published the entry in force with an id
   * @param clock in the zone of the city, whose days are meant
   */
  public Demands(
      DemandStore store,
      WishCheck check,
      Matching matching,
      Function<String, java.util.Optional<Entry>> published,
      Clock clock) {
    this.store = store;
    this.check = check;
    this.matching = matching;
    this.published = published;
    this.clock = clock;
  }

  /** Makes a demand, and looks for what may satisfy it. */
  public Demand make(String id, Wish wish, String person, String party, String asker)
      throws DemandRefused {
    sound(wish);
    Instant now = now();
    Demand made =
        new Demand(id, wish, person, party, asker, new Progress.Waiting(false), now, now, 1);
    keep(null, made, Act.MAKE, person, null);
    return match(made);
  }

  /** Writes it anew, while nobody has been asked yet. */
  public Demand amend(Demand demand, Wish wish, String person) throws DemandRefused {
    require(demand, WAITING, new Words("修改", "written anew"));
    sound(wish);
    return match(keep(demand, demand.with(wish), Act.AMEND, person, null));
  }

  /** Looks for candidates anew. */
  public Demand match(Demand demand) throws DemandRefused {
    require(demand, OPEN, new Words("匹配", "matched"));
    return matched(demand, matching.candidates(demand.wish()), null);
  }

  /** Asks {@code provider} for it; {@code entry} is what it might be, or null. */
  public Demand offer(
      Demand demand,
      Provider provider,
      @Nullable String entry,
      String actor,
      String party,
      @Nullable String comment)
      throws DemandRefused {
    require(demand, OPEN, new Words("转交", "offered"));
    notOwn(demand, party);
    if (entry != null) {
      inForce(entry);
    }
    return keep(
        demand,
        demand.with(new Progress.Offered(provider, entry), now()),
        Act.OFFER,
        actor,
        comment);
  }

  /** Answers that a published entry satisfies it. */
  public Demand satisfy(
      Demand demand, String entry, String actor, String party, @Nullable String comment)
      throws DemandRefused {
    require(demand, OPEN, new Words("以目录条目满足", "satisfied"));
    notOwn(demand, party);
    inForce(entry);
    return keep(
        demand, demand.with(new Progress.Satisfied(entry), now()), Act.SATISFY, actor, comment);
  }

  /** Answers that the provider who was asked will provide it. */
  public Demand promise(
      Demand demand, LocalDate by, String actor, String party, @Nullable String comment)
      throws DemandRefused {
    notOwn(demand, party);
    Provider provider;
    if (demand.progress() instanceof Progress.Offered offered) {
      provider = offered.provider();
    } else if (demand.progress() instanceof Progress.Promised promised) {
      provider = promised.provider();
    } else {
      throw state(demand, new Words("承诺提供：请先转交给提供方", "promised: offer it to a provider first"));
    }
    if (by.isBefore(LocalDate.now(clock))) {
      throw invalid("by", "日期已过", "The day is over");
    }
    return keep(
        demand,
        demand.with(new Progress.Promised(provider, by), now()),
        Act.PROMISE,
        actor,
        comment);
  }

  /** Answers that it will not be provided; the ground must name a law or regulation. */
  public Demand refuse(
      Demand demand, String ground, String actor, String party, @Nullable String comment)
      throws DemandRefused {
    require(demand, OPEN, new Words("答复不予提供", "refused"));
    notOwn(demand, party);
    if (!Ground.of(ground).namesLaw()) {
      throw invalid("ground", "写明依据的法律、行政法规及条款", "Name the law or regulation, and its article");
    }
    return keep(
        demand,
        demand.with(new Progress.Refused(ground.strip()), now()),
        Act.REFUSE,
        actor,
        comment);
  }

  /** Takes it back; who asked may do that until it is answered. */
  public Demand withdraw(Demand demand, String person, @Nullable String comment)
      throws DemandRefused {
    require(demand, OPEN, new Words("撤回", "withdrawn"));
    return keep(
        demand, demand.with(new Progress.Withdrawn(), now()), Act.WITHDRAW, person, comment);
  }

  /** Says something about it. */
  public Demand comment(Demand demand, String actor, String words) throws DemandRefused {
    if (words.isBlank() || words.length() > 2_000) {
      throw invalid("comment", "请填写 1 至 2000 字", "Write 1 to 2000 characters");
    }
    return keep(demand, demand.with(demand.progress(), now()), Act.COMMENT, actor, words.strip());
  }

  /**
   * Holds an entry that has just come into force against every open demand. The cost grows with the
   * open demands, not with the directory.
   *
   * @return how many demands have other candidates now
   */
  public int published(Entry entry) {
    return eachOpen(
        (demand, before) -> {
          Stream<Candidate> others = before.stream().filter(c -> !c.entry().equals(entry.id()));
          return Matching.best(
              Stream.concat(others, matching.judge(demand.wish(), entry).stream()));
        },
        entry.id());
  }

  /** Takes an entry that is no longer in force from the candidates. */
  public int withdrawn(String entry) {
    return eachOpen(
        (demand, before) -> before.stream().filter(c -> !c.entry().equals(entry)).toList(), entry);
  }

  private interface Again {
    List<Candidate> candidates(Demand demand, List<Candidate> before);
  }

  private int eachOpen(Again again, String entry) {
    int touched = 0;
    String before = null;
    List<Demand> page;
    do {
      page = store.list(new DemandStore.Filter(null, null, OPEN), before, AT_ONCE);
      for (Demand demand : page) {
        List<Candidate> old = store.candidates(demand.id());
        List<Candidate> next = again.candidates(demand, old);
        if (!next.equals(old)) {
          touched++;
          rematched(demand, next, entry);
        }
        before = demand.id();
      }
    } while (page.size() == AT_ONCE);
    return touched;
  }

  private void rematched(Demand demand, List<Candidate> next, String entry) {
    try {
      matched(demand, next, entry);
    } catch (DemandRefused e) {
      // Somebody is at it this moment; the candidates are kept, its stage follows the next match.
      if (e.code() != Code.CHANGED) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Demand matched(Demand demand, List<Candidate> found, @Nullable String because)
      throws DemandRefused {
    List<Candidate> before = store.candidates(demand.id());
    store.keepCandidates(demand.id(), found);
    boolean waiting = demand.progress() instanceof Progress.Waiting;
    boolean moves = waiting && (demand.stage() == Stage.MATCHED) == found.isEmpty();
    if (!moves && (because == null || found.equals(before))) {
      return demand;
    }
    Progress next = waiting ? new Progress.Waiting(!found.isEmpty()) : demand.progress();
    return keep(demand, demand.with(next, now()), Act.MATCH, Event.PLATFORM, because);
  }

  private void sound(Wish wish) throws DemandRefused {
    List<Finding> findings = check.check(wish, LocalDate.now(clock));
    if (!findings.isEmpty()) {
      throw new DemandRefused(
          Code.INVALID, new Words("需求有误，请改正", "The demand has mistakes: put them right"), findings);
    }
  }

  private void inForce(String entry) throws DemandRefused {
    if (published.apply(entry).filter(Audience.PARTNER::mayKnowOf).isEmpty()) {
      throw invalid("entry", "目录中没有该已发布条目", "No published entry has this id");
    }
  }

  private Demand keep(
      @Nullable Demand before, Demand after, Act act, String actor, @Nullable String comment)
      throws DemandRefused {
    if (!store.save(before, after, new Event(act, actor, now(), comment))) {
      throw new DemandRefused(
          Code.CHANGED,
          new Words(
              "需求 %s 刚被他人改动，请重新查看".formatted(after.id()),
              "%s has been changed by somebody else meanwhile: look again".formatted(after.id())));
    }
    return after;
  }

  private static void require(Demand demand, Set<Stage> stages, Words verb) throws DemandRefused {
    if (!stages.contains(demand.stage())) {
      throw state(demand, verb);
    }
  }

  private static DemandRefused state(Demand demand, Words verb) {
    return new DemandRefused(
        Code.STATE,
        new Words(
            "需求 %s %s，不能%s".formatted(demand.id(), chinese(demand.stage()), verb.zh()),
            "%s is %s and cannot be %s".formatted(demand.id(), demand.stage(), verb.en())));
  }

  private static String chinese(Stage stage) {
    return switch (stage) {
      case MADE -> "待匹配";
      case MATCHED -> "已匹配";
      case OFFERED -> "已转交";
      case PROMISED -> "已承诺限期提供";
      case SATISFIED -> "已满足";
      case REFUSED -> "已答复不予提供";
      case WITHDRAWN -> "已撤回";
    };
  }

  private static void notOwn(Demand demand, String party) throws DemandRefused {
    if (demand.party().equals(party)) {
      throw new DemandRefused(
          Code.OWN_WORK,
          new Words(
              "需求由“%s”提出，不能由其自行答复".formatted(demand.asker()),
              "%s asked for it and cannot answer it".formatted(demand.asker())));
    }
  }

  private static DemandRefused invalid(String field, String zh, String en) {
    return new DemandRefused(
        Code.INVALID,
        new Words(zh, "%s: %s".formatted(field, en)),
        List.of(new Finding(field, zh, en)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
