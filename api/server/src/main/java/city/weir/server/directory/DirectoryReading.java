package city.weir.server.directory;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.draft.Words;
import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The directory as somebody may see it. What they may not know of is not there for them. */
@Component
public class DirectoryReading {
  private final EntryStore store;
  private final InForce inForce;
  private final Directory directory;

  DirectoryReading(EntryStore store, InForce inForce, Directory directory) {
    this.store = store;
    this.inForce = inForce;
    this.directory = directory;
  }

  /**
   * Finds entries that {@code subject} may know of.
   *
   * @throws ProblemException when the question is out of range
   */
  public SearchResult search(
      Subject subject, String text, Map<Facet, Set<String>> filters, int offset, int limit) {
    SearchRequest request;
    try {
      request = new SearchRequest(text, filters, DirectoryRights.audience(subject), offset, limit);
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
    return directory.search(request);
  }

  /**
   * The entry as {@code subject} may see it.
   *
   * @param revision the wanted one, for those who may follow the entry's life; or null
   * @throws ProblemException when there is none they may know of
   */
  public EntryInSight find(Subject subject, String id, @Nullable Integer revision) {
    Life life = store.find(id).orElseThrow(() -> unknown(id));
    boolean followed = DirectoryRights.mayFollow(subject, life);
    if (!followed && !knows(subject, life)) {
      throw unknown(id);
    }
    int wanted = revision != null ? revision : followed ? life.latest().number() : life.published();
    if (!followed && wanted != life.published()) {
      throw noRevision(id, wanted);
    }
    return new EntryInSight(life, revision(life, wanted), followed);
  }

  /** The entry in force, as a search finds it; empty when it has just been withdrawn. */
  public Optional<EntryInSight> published(Subject subject, String id) {
    return store
        .find(id)
        .filter(life -> DirectoryRights.mayFollow(subject, life) || knows(subject, life))
        .flatMap(
            life ->
                store
                    .revision(id, life.published() > 0 ? life.published() : life.latest().number())
                    .map(shown -> new EntryInSight(life, shown, false)));
  }

  private boolean knows(Subject subject, Life life) {
    Audience audience = DirectoryRights.audience(subject);
    return life.inForce() && inForce.of(life).filter(audience::mayKnowOf).isPresent();
  }

  /**
   * An entry whose whole life {@code subject} may follow.
   *
   * @throws ProblemException when there is none
   */
  public Life followed(Subject subject, String id) {
    EntryInSight seen = find(subject, id, null);
    if (!seen.followed()) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words(
              "条目 %s 的编写和审核过程只对数据管理员和其提供方开放".formatted(id),
              "The life of %s is for stewards, and for the owner of its provider".formatted(id)));
    }
    return seen.life();
  }

  /** All that was done to an entry and said about it, the oldest first. */
  public List<Step> steps(Subject subject, String id) {
    return store.steps(followed(subject, id).id());
  }

  /** What revision {@code to} says otherwise than {@code from}, in the order of the form. */
  public List<Difference> differences(Subject subject, String id, int from, int to) {
    Life life = followed(subject, id);
    return Difference.between(revision(life, from).draft(), revision(life, to).draft());
  }

  /** What the newest revision changes in the one in force; empty when nothing is in force. */
  public Optional<List<Difference>> changes(Life life) {
    return store
        .revision(life.id(), life.published())
        .map(before -> Difference.between(before.draft(), life.latest().draft()));
  }

  /**
   * Publications and withdrawals after the step {@code after}, the oldest first: of what is, or
   * was, in force; everybody may have known of it then, as far as it was open to them.
   */
  public List<Step> feed(long after, int most) {
    return store.feed(after, most);
  }

  private Revision revision(Life life, int number) {
    if (number == life.latest().number()) {
      return life.latest();
    }
    return store.revision(life.id(), number).orElseThrow(() -> noRevision(life.id(), number));
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        ProblemCode.NOT_FOUND,
        new Words(
            "没有您可以查看的条目“%s”".formatted(id),
            "There is no entry '%s' that you may know of; GET /api/v1/directory-entries finds those"
                .formatted(id)));
  }

  private static ProblemException noRevision(String id, int number) {
    return new ProblemException(
        ProblemCode.NOT_FOUND,
        new Words(
            "没有您可以查看的“%s”第 %d 版".formatted(id, number),
            "There is no revision %d of '%s' that you may know of".formatted(number, id)));
  }
}
