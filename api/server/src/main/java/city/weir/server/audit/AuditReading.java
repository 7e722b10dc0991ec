package city.weir.server.audit;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.lake.Lakes;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the audit for those who may: an auditor all of it, a steward what concerns a dataset, an
 * owner what concerns its own. That somebody looked is kept before the answer goes out.
 */
@Component
public final class AuditReading {
  /** So many go into one file. */
  static final int MOST_EXPORTED = 10_000;

  private static final int MOST_READERS = 1000;

  /** Reads by engines: how many rows they take of the files is not known. */
  private static final Set<String> UNCOUNTED = Set.of("iceberg.read", "trino.read");

  private final AuditLog log;
  private final Audit audit;
  private final Contracts contracts;

  AuditReading(AuditLog log, Audit audit, Contracts contracts) {
    this.log = log;
    this.audit = audit;
    this.contracts = contracts;
  }

  AuditPage search(
      HttpServletRequest request,
      Subject subject,
      AuditQuestion question,
      @Nullable Long before,
      int limit) {
    AuditPage page = log.search(question.within(mayRead(subject)), before, limit);
    keep(request, subject, "audit.search", question.toString(), page.entries().size());
    return page;
  }

  /** The newest entries that match, at most {@link #MOST_EXPORTED}. */
  List<Entry> export(HttpServletRequest request, Subject subject, AuditQuestion question) {
    AuditFilter filter = question.within(mayRead(subject));
    List<Entry> found = new ArrayList<>();
    Long before = null;
    do {
      AuditPage page = log.search(filter, before, AuditPage.MOST);
      found.addAll(page.entries());
      before = page.before();
    } while (before != null && found.size() < MOST_EXPORTED);
    keep(request, subject, "audit.export", question.toString(), found.size());
    return found;
  }

  /** The hash the entry {@code sequence} was chained to; null when it is not kept. */
  @Nullable Hash before(long sequence) {
    return sequence == 1 ? Hash.NONE : log.find(sequence - 1).map(Entry::hash).orElse(null);
  }

  List<AuditTotal> summarise(
      HttpServletRequest request,
      Subject subject,
      AuditQuestion question,
      Set<AuditTotal.Facet> by,
      int limit) {
    List<AuditTotal> totals = log.summarise(question.within(mayRead(subject)), by, limit);
    keep(request, subject, "audit.summarise", question + ", by " + by, totals.size());
    return totals;
  }

  /**
   * Which parties took rows of {@code dataset} since a moment, and how many where that is known.
   *
   * @return empty, and nothing was looked up, when {@code subject} may not read its audit
   */
  public Optional<List<AuditTotal>> readers(
      HttpServletRequest request, Subject subject, DataContract dataset, Instant since) {
    if (!(subject.is(Role.AUDITOR) || subject.is(Role.STEWARD) || subject.owns(dataset))) {
      return Optional.empty();
    }
    AuditFilter filter =
        AuditFilter.ALL
            .ending(AuditEvent.Outcome.PERMIT)
            .between(since, null)
            .of(names(dataset).collect(Collectors.toUnmodifiableSet()));
    Map<String, AuditTotal> parties = new TreeMap<>();
    log.summarise(filter, EnumSet.of(Facet.PARTY, Facet.ACTION), MOST_READERS).stream()
        .filter(total -> total.rows() > 0 || UNCOUNTED.contains(total.of().get(Facet.ACTION)))
        .forEach(
            total ->
                parties.merge(total.of().getOrDefault(Facet.PARTY, ""), total, AuditTotal::and));
    keep(request, subject, "audit.readers", "of " + dataset.id(), parties.size());
    return Optional.of(List.copyOf(parties.values()));
  }

  /** The entry {@code sequence}, unless it is none of those {@code subject} may read. */
  Optional<Entry> find(HttpServletRequest request, Subject subject, long sequence) {
    Set<String> within = mayRead(subject);
    Optional<Entry> entry =
        log.find(sequence)
            .filter(
                found -> {
                  String dataset = found.event().deed().dataset();
                  return within == null || (dataset != null && within.contains(dataset));
                });
    keep(request, subject, "audit.read", "entry " + sequence, entry.isPresent() ? 1 : 0);
    return entry;
  }

  private void keep(
      HttpServletRequest request, Subject subject, String action, String reason, int events) {
    audit.permitted(request, subject, Deed.of(action).gave(events, List.of()), reason);
  }

  /** What the datasets are called in events, null for everything. */
  private @Nullable Set<String> mayRead(Subject subject) {
    return subject.is(Role.AUDITOR)
        ? null
        : contracts.all().stream()
            .filter(dataset -> subject.is(Role.STEWARD) || subject.owns(dataset))
            .flatMap(AuditReading::names)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What events call a dataset: its id; its table, to an engine; where its refused rows are. */
  private static Stream<String> names(DataContract dataset) {
    String refused =
        dataset.origin() instanceof Origin.Source source
            ? source.raw().name()
            : dataset.table().name();
    return Stream.of(dataset.id(), dataset.table().toString(), Lakes.QUARANTINE + "." + refused);
  }
}
