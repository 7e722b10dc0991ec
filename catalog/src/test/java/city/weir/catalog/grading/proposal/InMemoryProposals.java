package city.weir.catalog.grading.proposal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposals of one process. */
final class InMemoryProposals implements ProposalStore {
  private static final Comparator<Proposal> ORDER =
      Comparator.comparing((Proposal p) -> p.advice().entry()).thenComparing(Proposal::id);

  private final Map<String, Proposal> kept = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Proposal> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public synchronized boolean add(Proposal made) {
    boolean taken =
        kept.values().stream()
            .anyMatch(
                p ->
                    p.state().open()
                        && p.advice().entry().equals(made.advice().entry())
                        && p.advice().column().equals(made.advice().column()));
    return !taken && kept.putIfAbsent(made.id(), made) == null;
  }

  @Override
  public synchronized boolean replace(Proposal before, Proposal after) {
    return kept.replace(before.id(), before, after);
  }

  @Override
  public synchronized List<Proposal> of(String entry) {
    return kept.values().stream()
        .filter(p -> p.advice().entry().equals(entry))
        .sorted(Comparator.comparing(Proposal::id).reversed())
        .toList();
  }

  @Override
  public synchronized List<Proposal> list(
      Set<Proposal.State> states, @Nullable Set<String> entries, @Nullable Place after, int most) {
    return kept.values().stream()
        .filter(p -> states.contains(p.state()))
        .filter(p -> entries == null || entries.contains(p.advice().entry()))
        .filter(p -> after == null || follows(p, after))
        .sorted(ORDER)
        .limit(most)
        .toList();
  }

  private static boolean follows(Proposal proposal, Place after) {
    int byEntry = proposal.advice().entry().compareTo(after.entry());
    return byEntry > 0 || (byEntry == 0 && proposal.id().compareTo(after.id()) > 0);
  }

  @Override
  public synchronized int open() {
    return (int) kept.values().stream().filter(p -> p.state().open()).count();
  }
}
