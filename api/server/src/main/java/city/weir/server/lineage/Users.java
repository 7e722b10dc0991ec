package city.weir.server.lineage;

import city.weir.catalog.lineage.Node;
import city.weir.catalog.lineage.Use;
import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.query.SavedQueryStore;
import city.weir.sharing.subscription.SubscriptionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who uses a dataset, as far as one subject may know that they do. */
@Component
final class Users {
  private final AgreementStore agreements;
  private final SubscriptionStore subscriptions;
  private final SavedQueryStore queries;
  private final KnownDatasets datasets;
  private final KnownSubjects subjects;
  private final Clock clock;

  Users(
      AgreementStore agreements,
      SubscriptionStore subscriptions,
      SavedQueryStore queries,
      KnownDatasets datasets,
      KnownSubjects subjects,
      Clock clock) {
    this.agreements = agreements;
    this.subscriptions = subscriptions;
    this.queries = queries;
    this.datasets = datasets;
    this.subjects = subjects;
    this.clock = clock;
  }

  /** Whether {@code subject} may know which partners have {@code dataset}. */
  static boolean mayKnowPartners(Subject subject, DataContract dataset) {
    return subject.is(Role.STEWARD) || subject.owns(dataset);
  }

  /** Tells of any dataset; what all of them share is read once. */
  Function<DataContract, List<Use>> knownTo(Subject subject) {
    List<SavedQuery> callable = callable(subject);
    return dataset -> {
      List<Use> uses = new ArrayList<>(queries(callable, dataset));
      if (mayKnowPartners(subject, dataset)) {
        uses.addAll(agreed(dataset));
        uses.addAll(subscribed(dataset));
      }
      return uses;
    };
  }

  /** What the audit tells of those who took rows. */
  List<Use> readers(List<AuditTotal> totals) {
    return totals.stream()
        .map(
            total ->
                new Use(
                    party(total.of().getOrDefault(Facet.PARTY, "")),
                    Use.How.READ,
                    total.rows() > 0 ? Long.toString(total.rows()) : ""))
        .toList();
  }

  /** Those that can be called, and whose every table the subject may know of. */
  private List<SavedQuery> callable(Subject subject) {
    return Stream.of(Role.AGENCY, Role.ANALYST, Role.OWNER, Role.STEWARD).anyMatch(subject::is)
        ? queries.callable().stream().filter(query -> knows(subject, query)).toList()
        : List.of();
  }

  private static List<Use> queries(List<SavedQuery> callable, DataContract dataset) {
    String table = dataset.table().toString();
    return callable.stream()
        .filter(query -> query.tables().contains(table))
        .map(
            query ->
                new Use(
                    Node.query(
                        query.name(), query.draft().title().zh(), query.draft().title().en()),
                    Use.How.QUERY,
                    ""))
        .toList();
  }

  private boolean knows(Subject subject, SavedQuery query) {
    return query.tables().stream()
        .allMatch(table -> datasets.knows(subject, TableName.parse(table)));
  }

  private List<Use> agreed(DataContract dataset) {
    Instant now = clock.instant();
    return agreements.all().stream()
        .filter(a -> a.dataset().equals(dataset.id()) && a.inForce(now))
        .map(a -> new Use(party(a.recipient()), Use.How.AGREEMENT, ways(a)))
        .distinct()
        .toList();
  }

  private static String ways(Agreement agreement) {
    return agreement.terms().ways().stream()
        .map(way -> way.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Use> subscribed(DataContract dataset) {
    return subscriptions.about(dataset.id()).stream()
        .map(SubscriptionStore.Current::subscription)
        .filter(s -> s.standing().active())
        .map(s -> new Use(party(s.party()), Use.How.SUBSCRIPTION, ""))
        .distinct()
        .toList();
  }

  private Node party(String id) {
    return Node.party(id, subjects.find(id).map(Subject::name).orElse(id));
  }
}
