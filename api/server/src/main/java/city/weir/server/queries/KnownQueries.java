package city.weir.server.queries;

import city.weir.contract.TableName;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.query.SavedQueryStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** The saved queries a subject may know of. */
@Component
class KnownQueries {
  private final SavedQueryStore store;
  private final KnownDatasets datasets;

  KnownQueries(SavedQueryStore store, KnownDatasets datasets) {
    this.store = store;
    this.datasets = datasets;
  }

  /** Those that can be called, and whose every dataset the subject may know of. */
  List<SavedQuery> callable(Subject subject) {
    return store.callable().stream().filter(q -> knows(subject, q)).toList();
  }

  List<SavedQuery> own(Subject subject) {
    return store.of(subject.id());
  }

  /** Those that wait for this subject's review. */
  List<SavedQuery> forReview(Subject subject) {
    return subject.is(Role.STEWARD)
        ? store.submitted().stream().filter(q -> !q.owner().equals(subject.id())).toList()
        : List.of();
  }

  /** The version that can be called. */
  SavedQuery callable(Subject subject, String name) {
    return store.callable(name).filter(q -> knows(subject, q)).orElseThrow(() -> unknown(name));
  }

  /** The versions the subject may look at, the newest first; never empty. */
  List<SavedQuery> versions(Subject subject, String name) {
    List<SavedQuery> versions =
        store.versions(name).stream()
            .filter(q -> inside(subject, q) || q.state().callable() && knows(subject, q))
            .toList();
    if (versions.isEmpty()) {
      throw unknown(name);
    }
    return versions;
  }

  /** Whether a subject sees drafts, and who said what of them. */
  private static boolean inside(Subject subject, SavedQuery query) {
    return query.owner().equals(subject.id()) || subject.is(Role.STEWARD);
  }

  /** What {@code subject} sees of {@code query}. */
  QueryDetail detail(Subject subject, SavedQuery query) {
    return QueryDetail.of(query, inside(subject, query) || subject.is(Role.ANALYST));
  }

  private boolean knows(Subject subject, SavedQuery query) {
    return query.tables().stream()
        .allMatch(table -> datasets.knows(subject, TableName.parse(table)));
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(
        ProblemCode.NOT_FOUND,
        "There is no query '%s' that you may know of; GET /api/v1/queries lists those"
            .formatted(name));
  }
}
