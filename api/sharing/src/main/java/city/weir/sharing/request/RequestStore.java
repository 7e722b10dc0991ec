package city.weir.sharing.request;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps requests. Safe for several threads and processes. */
public interface RequestStore {
  /**
   * Adds a new request, unless there is one under its key already or its party has {@code most}
   * that are not decided.
   *
   * @param callKey the key under which its applicant made it, or null
   * @param most how many may be open, however many are added at once
   */
  Added add(AccessRequest request, @Nullable String callKey, int most);

  /** What became of a request that was to be added; nothing was but by {@link #KEPT}. */
  enum Added {
    KEPT,
    /** There is one under that key. */
    KNOWN,
    /** As many are open as may be. */
    FULL
  }

  /** The request that {@code applicant} made under {@code callKey}. */
  Optional<AccessRequest> madeUnder(String applicant, String callKey);

  Optional<AccessRequest> find(String id);

  /**
   * Lets {@code step} happen to {@code before}: its events and its agreement, both or neither.
   *
   * @return false, and nothing happens, when something else happened in between: read again
   */
  boolean append(AccessRequest before, Step step);

  /**
   * Requests, the newest first.
   *
   * @param before only those made before this id, or null
   */
  List<AccessRequest> list(Selection selection, @Nullable String before, int limit);

  /** How many requests of {@code party} are not decided yet, drafts among them. */
  int open(String party);

  /**
   * Which requests are asked for; what is null does not matter.
   *
   * @param party whose they are
   * @param provider whose datasets they are about
   * @param state {@link State#word()}
   * @param drafts whether drafts are among them
   */
  record Selection(
      @Nullable String party,
      @Nullable String provider,
      @Nullable String dataset,
      @Nullable String state,
      boolean drafts) {
    /** All in one state. */
    public static Selection in(String state) {
      return new Selection(null, null, null, state, true);
    }

    /** Whether {@code request} is asked for. */
    public boolean matches(AccessRequest request) {
      String word = request.state().word();
      return (party == null || party.equals(request.applicant().party()))
          && (provider == null || provider.equals(request.provider()))
          && (dataset == null || dataset.equals(request.dataset()))
          && (state == null || state.equals(word))
          && (drafts || !word.equals("draft"));
    }
  }
}
