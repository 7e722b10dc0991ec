package city.weir.catalog.grading.proposal;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.Category;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.catalog.grading.proposal.ProposalRefused.Kind;
import city.weir.contract.Grade;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes proposals of advice, and decides on them. Who may do so by their role is decided before;
 * that a lower grade needs two people is decided here.
 */
public final class Proposals {
  /** Who supersedes. */
  public static final String ITSELF = "grading";

  private final ProposalStore store;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * @param ids gives ids, later ones greater
   */
  public Proposals(ProposalStore store, Supplier<String> ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Brings what is proposed for {@code entry} in line with {@code advice}: what is new is proposed,
   * what is no longer advised is superseded, what was declined stays so while what was found is the
   * same. What somebody asked for stands unless a higher grade is advised.
   *
   * @return how many are new
   */
  public int file(String entry, List<Advice> advice) {
    List<Proposal> known = store.of(entry);
    for (Proposal proposal : known) {
      boolean still =
          proposal.advice().category() == Category.JUDGED
              ? advice.stream().noneMatch(a -> above(a, proposal))
              : advice.stream().anyMatch(a -> same(a, proposal));
      if (proposal.state().open() && !still) {
        supersede(proposal);
      }
    }
    int made = 0;
    for (Advice each : advice) {
      Optional<Proposal> last =
          known.stream().filter(p -> p.advice().column().equals(each.column())).findFirst();
      boolean stands =
          last.filter(p -> p.state().open() || p.state() == State.DECLINED)
              .filter(p -> same(each, p))
              .isPresent();
      if (!stands
          && store.add(
              new Proposal(ids.get(), each, State.PROPOSED, clock.instant(), null, null))) {
        made++;
      }
    }
    return made;
  }

  private static boolean above(Advice advice, Proposal proposal) {
    return advice.column().equals(proposal.advice().column())
        && advice.proposed().compareTo(advice.current()) > 0;
  }

  /**
   * Proposes a lower grade or a weaker mask because {@code by} asks for it and so is the first to
   * accept it. Asked again by the same, it is the same proposal.
   *
   * @param current the grade the column has
   * @param lower the grade that is enough, the current one where only the mask is to be weaker
   * @param masked how the column is masked, as a contract writes it, or null when it is not
   * @param mask the mask that is enough, written so too, or null to leave what there is
   * @param why in words
   */
  public Proposal ask(
      String entry,
      String column,
      Grade current,
      Grade lower,
      @Nullable String masked,
      @Nullable String mask,
      String by,
      String why)
      throws ProposalRefused {
    requireWords(why);
    if (why.isBlank()) {
      throw new ProposalRefused(Kind.WRONG, new Words("请写明为何足够", "Say why it is enough"));
    }
    if (lower.compareTo(current) > 0 || (lower == current && mask == null)) {
      throw new ProposalRefused(
          Kind.WRONG,
          new Words(
              "“%s”现为 %s，%s 并不更低：提高级别请修改数据契约".formatted(column, current.word(), lower.word()),
              "'%s' is graded %s, and %s is not lower: a higher grade is written in the contract"
                  .formatted(column, current.word(), lower.word())));
    }
    Advice advice =
        new Advice(
            entry,
            column,
            Advice.Kind.LOWER,
            current,
            lower,
            masked,
            mask,
            null,
            Category.JUDGED,
            List.of(),
            Map.of(),
            List.of(new Words(why, why)),
            Confidence.HIGH);
    Proposal asked = new Proposal(ids.get(), advice, State.PROPOSED, clock.instant(), null, null);
    return store.add(asked) ? accept(asked, by, why) : again(advice, by);
  }

  private Proposal again(Advice advice, String by) throws ProposalRefused {
    Proposal open =
        store.of(advice.entry()).stream()
            .filter(p -> p.state().open() && p.advice().column().equals(advice.column()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProposalRefused(
                        Kind.STATE,
                        new Words(
                            "先前的建议刚有决定，请重新提请",
                            "What was proposed before has just been decided: ask again")));
    if (!open.advice().equals(advice)) {
      throw new ProposalRefused(
          Kind.STATE,
          new Words(
              "“%s”已有待定的建议 %s，请先对其作出决定".formatted(advice.column(), open.id()),
              "%s is open for '%s' already: decide on it first"
                  .formatted(open.id(), advice.column())));
    }
    Act first = open.first();
    // The process died between making it and accepting it.
    return first == null ? accept(open, by, advice.reasons().get(0).en()) : open;
  }

  /** Takes back what no longer holds, because grades were changed since it was proposed. */
  public void supersede(Proposal open) {
    store.replace(open, open.decided(State.SUPERSEDED, act(ITSELF, "")));
  }

  private static boolean same(Advice advice, Proposal proposal) {
    return proposal.advice().column().equals(advice.column())
        && proposal.advice().mark().equals(advice.mark());
  }

  /**
   * Accepts it. What follows from it (the contract changed) is done before, or it would be accepted
   * without effect; so ask {@link #takesEffect} first.
   */
  public Proposal accept(Proposal open, String by, String words) throws ProposalRefused {
    requireOpen(open);
    requireWords(words);
    return replace(
        open,
        takesEffect(open, by)
            ? open.decided(State.ACCEPTED, act(by, words))
            : open.seconded(act(by, words)));
  }

  /**
   * Whether the acceptance by {@code by} is the last one needed.
   *
   * @throws ProposalRefused when it was {@code by} who accepted it before
   */
  public boolean takesEffect(Proposal open, String by) throws ProposalRefused {
    requireOpen(open);
    if (open.advice().kind() != Advice.Kind.LOWER) {
      return true;
    }
    Act first = open.first();
    if (first != null && first.by().equals(by)) {
      throw new ProposalRefused(
          Kind.OWN,
          new Words(
              "%s 已采纳这一降级建议，须另一位数据管理员采纳后生效".formatted(by),
              "%s accepted this lower grade already: it takes effect when another steward does"
                  .formatted(by)));
    }
    return first != null;
  }

  /** Declines it, with the reason. */
  public Proposal decline(Proposal open, String by, String reason) throws ProposalRefused {
    requireOpen(open);
    requireWords(reason);
    if (reason.isBlank()) {
      throw new ProposalRefused(
          Kind.WRONG,
          new Words("请写明不采纳的原因：以后不再提出同一建议", "Say why it is declined: it will not be asked again"));
    }
    if (open.advice().kind() == Advice.Kind.DERIVED) {
      throw new ProposalRefused(
          Kind.STATE,
          new Words(
              "“%s”由 %s 的数据得出：请改为申请例外，由他人审批"
                  .formatted(open.advice().column(), open.advice().proposed().word()),
              "'%s' is made of data graded %s: ask for an exception instead, which somebody else approves"
                  .formatted(open.advice().column(), open.advice().proposed().word())));
    }
    return replace(open, open.decided(State.DECLINED, act(by, reason)));
  }

  private Proposal replace(Proposal before, Proposal after) throws ProposalRefused {
    if (!store.replace(before, after)) {
      throw new ProposalRefused(
          Kind.STATE,
          new Words(
              "%s 刚由他人作出决定".formatted(before.id()),
              "%s was decided by somebody else meanwhile".formatted(before.id())));
    }
    return after;
  }

  private static void requireOpen(Proposal proposal) throws ProposalRefused {
    if (!proposal.state().open()) {
      throw new ProposalRefused(
          Kind.STATE,
          new Words(
              "%s 已有决定".formatted(proposal.id()),
              "%s is %s already".formatted(proposal.id(), proposal.state().word())));
    }
  }

  private static void requireWords(String words) throws ProposalRefused {
    if (words.length() > Proposal.MOST_CHARACTERS) {
      throw new ProposalRefused(
          Kind.WRONG,
          new Words(
              "最多 %d 字".formatted(Proposal.MOST_CHARACTERS),
              "Say it in at most %d characters".formatted(Proposal.MOST_CHARACTERS)));
    }
  }

  private Act act(String by, String words) {
    return new Act(by, clock.instant(), words);
  }
}
