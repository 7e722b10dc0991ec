package city.weir.server.demands;

import city.weir.catalog.demand.Demand;
import city.weir.catalog.demand.DemandRefused;
import city.weir.catalog.demand.DemandStore;
import city.weir.catalog.demand.DemandStore.Filter;
import city.weir.catalog.demand.Demands;
import city.weir.catalog.demand.Progress;
import city.weir.catalog.demand.Progress.Stage;
import city.weir.catalog.demand.Wish;
import city.weir.catalog.demand.WishCheck.Finding;
import city.weir.catalog.draft.Words;
import city.weir.contract.Provider;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what about demands. A party sees its own; an owner those its organisation was asked
 * for; a steward all. Everything is kept in the audit before it is answered.
 */
@Component
class DemandDesk {
  private final Demands demands;
  private final DemandStore store;
  private final DemandKeys keys;
  private final DemandIds ids;
  private final DemandClock due;
  private final EntriesInForce entries;
  private final Audit audit;
  private final Clock clock;

  DemandDesk(
      Demands demands,
      DemandStore store,
      DemandKeys keys,
      DemandIds ids,
      DemandClock due,
      EntriesInForce entries,
      Audit audit,
      Clock clock) {
    this.demands = demands;
    this.store = store;
    this.keys = keys;
    this.ids = ids;
    this.due = due;
    this.entries = entries;
    this.audit = audit;
    this.clock = clock;
  }

  /** Which of the demands somebody looks at. */
  enum Side {
    /** Of the reader's own party. */
    OWN,
    /** The reader's organisation was asked for them, or has promised them. */
    PROVIDER,
    /** Everybody's, for stewards. */
    ALL
  }

  static Side usual(Subject reader) {
    return reader.is(Role.STEWARD) ? Side.ALL : reader.is(Role.OWNER) ? Side.PROVIDER : Side.OWN;
  }

  List<DemandDetail> list(
      Subject reader, Side side, Set<Stage> stages, @Nullable String before, int most) {
    if (side == Side.ALL && !reader.is(Role.STEWARD)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED, "All demands are for stewards: write side=own or provider");
    }
    if (side == Side.PROVIDER && (!reader.is(Role.OWNER) || reader.organisation() == null)) {
      return List.of();
    }
    Filter filter =
        switch (side) {
          case OWN -> new Filter(reader.party(), null, stages);
          case PROVIDER -> new Filter(null, reader.organisation(), stages);
          case ALL -> new Filter(null, null, stages);
        };
    return store.list(filter, before, most).stream()
        .map(demand -> DemandDetail.of(demand, due.due(demand), null, null))
        .toList();
  }

  /** How many of what the reader must do next about demands. */
  int waiting(Subject reader, int most) {
    if (reader.is(Role.STEWARD)) {
      return list(reader, Side.ALL, Set.of(Stage.MADE, Stage.MATCHED), null, most).size();
    }
    return reader.is(Role.OWNER)
        ? list(reader, Side.PROVIDER, Set.of(Stage.OFFERED), null, most).size()
        : 0;
  }

  DemandDetail detail(Subject reader, String id) {
    return detail(find(reader, id));
  }

  private DemandDetail detail(Demand demand) {
    return DemandDetail.of(
        demand, due.due(demand), store.candidates(demand.id()), store.events(demand.id()));
  }

  /** A demand that was made, and whether that was now. */
  record Made(DemandDetail demand, boolean now) {}

  /** Whether they ask for data; a steward answers. */
  static boolean mayMake(Subject subject) {
    return subject.is(Role.AGENCY) || subject.is(Role.ANALYST) || subject.is(Role.OWNER);
  }

  Made make(HttpServletRequest http, Subject subject, Wish wish, @Nullable String key) {
    if (!mayMake(subject)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words(
              "需求由用数部门、分析人员和数据提供方提出，由数据管理员答复",
              "Demands are made by agencies, analysts and owners; a steward answers them"));
    }
    String fresh = ids.next(clock.instant());
    String id = key == null ? fresh : keys.idFor(subject.party(), key, fresh);
    Optional<Demand> before = store.find(id);
    if (before.isPresent()) {
      return new Made(detail(before.get()), false);
    }
    return new Made(
        step(
            http,
            subject,
            "demand.make",
            () -> demands.make(id, wish, subject.id(), subject.party(), subject.name())),
        true);
  }

  DemandDetail amend(HttpServletRequest http, Subject subject, String id, Wish wish) {
    Demand demand = own(subject, id);
    return step(http, subject, "demand.amend", () -> demands.amend(demand, wish, subject.id()));
  }

  DemandDetail match(HttpServletRequest http, Subject subject, String id) {
    Demand demand = find(subject, id);
    return step(http, subject, "demand.match", () -> demands.match(demand));
  }

  /**
   * @param provider credit code of a provider, or null for that of {@code entry}
   */
  DemandDetail offer(
      HttpServletRequest http,
      Subject subject,
      String id,
      @Nullable String provider,
      @Nullable String entry,
      @Nullable String comment) {
    steward(subject);
    Demand demand = find(subject, id);
    Provider asked = provider(provider, entry);
    return step(
        http,
        subject,
        "demand.offer",
        () -> demands.offer(demand, asked, entry, subject.id(), subject.party(), comment));
  }

  DemandDetail satisfy(
      HttpServletRequest http, Subject subject, String id, String entry, @Nullable String comment) {
    Demand demand = answered(subject, id);
    return step(
        http,
        subject,
        "demand.satisfy",
        () -> demands.satisfy(demand, entry, subject.id(), subject.party(), comment));
  }

  DemandDetail promise(
      HttpServletRequest http, Subject subject, String id, LocalDate by, @Nullable String comment) {
    Demand demand = answered(subject, id);
    return step(
        http,
        subject,
        "demand.promise",
        () -> demands.promise(demand, by, subject.id(), subject.party(), comment));
  }

  DemandDetail refuse(
      HttpServletRequest http,
      Subject subject,
      String id,
      String ground,
      @Nullable String comment) {
    Demand demand = answered(subject, id);
    return step(
        http,
        subject,
        "demand.refuse",
        () -> demands.refuse(demand, ground, subject.id(), subject.party(), comment));
  }

  DemandDetail withdraw(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Demand demand = own(subject, id);
    return step(
        http, subject, "demand.withdraw", () -> demands.withdraw(demand, subject.id(), comment));
  }

  DemandDetail comment(HttpServletRequest http, Subject subject, String id, String words) {
    Demand demand = find(subject, id);
    return step(
        http, subject, "demand.comment", () -> demands.comment(demand, subject.id(), words));
  }

  /** Whether the reader answers it: a steward, or the owner who was asked. */
  boolean mayAnswer(Subject reader, DemandDetail demand) {
    return demand.open()
        && !reader.party().equals(demand.party())
        && (reader.is(Role.STEWARD)
            || (reader.is(Role.OWNER)
                && demand.provider() != null
                && demand.provider().code().equals(reader.organisation())));
  }

  private Demand find(Subject reader, String id) {
    return store
        .find(id)
        .filter(demand -> mayKnow(reader, demand))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    new Words(
                        "没有您可以查看的需求“%s”".formatted(id),
                        "There is no demand '%s' that you may know of; GET /api/v1/demands lists those"
                            .formatted(id))));
  }

  /** Whether the reader sees the demand: a steward, who asked, or the owner who was asked. */
  boolean mayKnow(Subject reader, Demand demand) {
    return reader.is(Role.STEWARD)
        || reader.party().equals(demand.party())
        || asked(reader, demand);
  }

  /** Whether the reader's organisation was asked, has promised, or provides what satisfies it. */
  private boolean asked(Subject reader, Demand demand) {
    if (!reader.is(Role.OWNER)) {
      return false;
    }
    Progress progress = demand.progress();
    Optional<Provider> provider = Optional.empty();
    if (progress instanceof Progress.Offered offered) {
      provider = Optional.of(offered.provider());
    } else if (progress instanceof Progress.Promised promised) {
      provider = Optional.of(promised.provider());
    } else if (progress instanceof Progress.Satisfied satisfied) {
      provider = entries.find(satisfied.entry()).map(entry -> entry.provider());
    }
    return provider.filter(p -> p.code().equals(reader.organisation())).isPresent();
  }

  private Demand own(Subject subject, String id) {
    Demand demand = find(subject, id);
    if (!demand.party().equals(subject.party())) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words(
              "只有需求的提出者“%s”可以这样做".formatted(demand.asker()),
              "Only %s, who asked, may do that".formatted(demand.asker())));
    }
    return demand;
  }

  private Demand answered(Subject subject, String id) {
    Demand demand = find(subject, id);
    if (!subject.is(Role.STEWARD) && !asked(subject, demand)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words(
              "由数据管理员或被转交的提供方答复", "It is answered by a steward, or the provider who was asked"));
    }
    return demand;
  }

  private static void steward(Subject subject) {
    if (!subject.is(Role.STEWARD)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("只有数据管理员可以向提供方转交需求", "Only a steward offers a demand to a provider"));
    }
  }

  private Provider provider(@Nullable String code, @Nullable String entry) {
    if (code == null && entry == null) {
      throw new ProblemException(
          ProblemCode.BAD_DEMAND,
          new Words("请选择提供方，或填写目录条目", "provider: name a provider by its credit code, or an entry"));
    }
    Optional<Provider> found =
        code == null
            ? entries.find(Objects.requireNonNull(entry)).map(e -> e.provider())
            : entries.providers().stream().filter(p -> p.code().equals(code)).findFirst();
    return found.orElseThrow(
        () ->
            new ProblemException(
                ProblemCode.BAD_DEMAND,
                code == null
                    ? new Words(
                        "没有标识为“%s”的已发布条目".formatted(entry),
                        "entry: no published entry has the id '%s'".formatted(entry))
                    : new Words(
                        "目录中没有代码为“%s”的提供方".formatted(code),
                        "provider: no provider of the directory has the code '%s'"
                            .formatted(code))));
  }

  private interface Act {
    Demand run() throws DemandRefused;
  }

  private DemandDetail step(HttpServletRequest http, Subject subject, String action, Act act) {
    try {
      Demand demand = act.run();
      audit.permitted(
          http,
          subject,
          Deed.of(action).under(null, demand.wish().purpose()),
          "%s: %s".formatted(demand.id(), demand.stage()));
      return detail(demand);
    } catch (DemandRefused e) {
      audit.denied(http, subject, Deed.of(action), String.valueOf(e.getMessage()));
      throw problem(e);
    }
  }

  private static ProblemException problem(DemandRefused e) {
    ProblemCode code =
        switch (e.code()) {
          case STATE, CHANGED -> ProblemCode.CONFLICT;
          case INVALID -> ProblemCode.BAD_DEMAND;
          case OWN_WORK -> ProblemCode.NOT_PERMITTED;
        };
    ProblemException problem =
        new ProblemException(code, e.why(), e.findings().stream().map(Finding::words).toList());
    problem.initCause(e);
    return problem;
  }
}
