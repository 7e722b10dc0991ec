package city.weir.catalog.demand;

import city.weir.catalog.demand.Progress.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps demands, what was done about them, and their candidates. Safe for several threads. */
public interface DemandStore {
  Optional<Demand> find(String id);

  /**
   * Keeps {@code updated} and adds {@code event}, at once.
   *
   * @param expected what {@link #find} gave, or null when it must not exist yet
   * @return false when it has been changed since; nothing was kept
   */
  boolean save(@Nullable Demand expected, Demand updated, Event event);

  /** All that was done about it, the oldest first. */
  List<Event> events(String id);

  /** Demands that fit, the newest first: in falling order of ids, before {@code before}. */
  List<Demand> list(Filter filter, @Nullable String before, int most);

  /**
   * Open demands that {@code entry} may satisfy or was offered for, and those it satisfies, the
   * newest first.
   *
   * @param entry its id
   */
  List<Demand> about(String entry, int most);

  /** As they were last kept, the best first. */
  List<Candidate> candidates(String id);

  /** Keeps them in place of the former ones. */
  void keepCandidates(String id, List<Candidate> candidates);

  /**
   * Which demands; what is null or empty does not narrow.
   *
   * @param party whose they are
   * @param provider credit code of the provider that was asked or has promised
   */
  record Filter(@Nullable String party, @Nullable String provider, Set<Stage> stages) {
    public static final Filter ALL = new Filter(null, null, Set.of());

    public Filter {
      stages = Set.copyOf(stages);
    }

    boolean fits(Demand demand) {
      return (party == null || party.equals(demand.party()))
          && (provider == null || provider.equals(providerOf(demand)))
          && (stages.isEmpty() || stages.contains(demand.stage()));
    }

    private static @Nullable String providerOf(Demand demand) {
      if (demand.progress() instanceof Progress.Offered offered) {
        return offered.provider().code();
      }
      return demand.progress() instanceof Progress.Promised promised
          ? promised.provider().code()
          : null;
    }
  }
}
