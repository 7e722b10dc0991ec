package city.weir.server.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.catalog.grading.proposal.ProposalRefused;
import city.weir.catalog.grading.proposal.ProposalStore;
import city.weir.catalog.grading.proposal.ProposalStore.Place;
import city.weir.catalog.grading.proposal.Proposals;
import city.weir.contract.reading.ContractException;
import city.weir.contract.writing.MaskText;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.Regrading;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.settings.CityTime;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Proposals as stewards and owners see them, and what stewards do with them; for the API and for
 * pages alike. What is accepted is in the audit before it takes effect.
 */
@Service
public final class Gradings {
  private static final int LISTED = 10_000;

  private final ProposalStore store;
  private final Proposals proposals;
  private final Contracts contracts;
  private final Regrading regrading;
  private final GradingSettings settings;
  private final CityTime time;
  private final Audit audit;

  Gradings(
      ProposalStore store,
      Proposals proposals,
      Contracts contracts,
      Regrading regrading,
      GradingSettings settings,
      CityTime time,
      Audit audit) {
    this.store = store;
    this.proposals = proposals;
    this.contracts = contracts;
    this.regrading = regrading;
    this.settings = settings;
    this.time = time;
    this.audit = audit;
  }

  /**
   * In the order of datasets: all to the steward, of their own to owners.
   *
   * @param dataset only of this one, or null
   */
  List<Proposal> list(
      Subject subject,
      Set<State> states,
      @Nullable String dataset,
      @Nullable Place after,
      int most) {
    Set<String> entries = Reach.of(subject, dataset, contracts);
    return store.list(states, entries, after, most);
  }

  /**
   * The proposal.
   *
   * @throws ProblemException when there is none that {@code subject} may know of
   */
  Proposal find(Subject subject, String id) {
    return store
        .find(id)
        .filter(
            p ->
                subject.is(Role.STEWARD)
                    || contracts.byId(p.advice().entry()).filter(subject::owns).isPresent())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    new Words(
                        "没有您可以查看的定级建议“%s”".formatted(id),
                        "There is no proposal '%s' that you may know of; GET /api/v1/grading-proposals lists those"
                            .formatted(id))));
  }

  ProposalDetail detail(Proposal proposal) {
    Act decided = proposal.decided();
    if (proposal.state() != State.ACCEPTED || decided == null) {
      return ProposalDetail.of(proposal, null);
    }
    LocalDate day = decided.at().atZone(time.zone()).toLocalDate();
    return ProposalDetail.of(proposal, day.plusMonths(settings.reviewMonths()).toString());
  }

  /** How many wait for {@code subject}. */
  public int waiting(Subject subject) {
    return subject.is(Role.STEWARD) ? store.open() : 0;
  }

  /**
   * Accepts a proposal. Its change of the contract, with all that follows from it, is in force when
   * this returns; of a lower grade it is once another steward accepts it too.
   *
   * @throws ContractException when a contract would be wrong by it; nothing was changed
   */
  Proposal accept(HttpServletRequest http, Subject subject, String id, String words)
      throws IOException, ContractException {
    Proposal open = decidable(http, subject, id, "grading.accept");
    try {
      boolean takesEffect = proposals.takesEffect(open, subject.id());
      Advice advice = open.advice();
      audit.permitted(
          http,
          subject,
          deed(open, "grading.accept"),
          "%s: %s from %s to %s%s"
              .formatted(
                  id,
                  advice.column(),
                  advice.current().word(),
                  advice.proposed().word(),
                  takesEffect ? "" : "; another steward must accept it too"));
      if (takesEffect) {
        requireUnchanged(open);
        regrading.apply(
            advice.entry(),
            List.of(new Regrading.Wanted(advice.column(), advice.proposed(), advice.mask(), null)));
      }
      Proposal accepted = proposals.accept(open, subject.id(), words);
      if (takesEffect) {
        supersedeStale();
      }
      return accepted;
    } catch (ProposalRefused e) {
      if (e.kind() == ProposalRefused.Kind.OWN) {
        audit.denied(http, subject, deed(open, "grading.accept"), String.valueOf(e.getMessage()));
      }
      throw refused(e);
    }
  }

  /** Accepts several, one after another; what cannot be does not hinder the rest. */
  List<Outcome> acceptAll(HttpServletRequest http, Subject subject, List<String> ids, String words)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (String id : ids) {
      try {
        Proposal accepted = accept(http, subject, id, words);
        outcomes.add(new Outcome(id, accepted.state().word(), null));
      } catch (ProblemException e) {
        outcomes.add(new Outcome(id, null, e.detail()));
      } catch (ContractException e) {
        String problems =
            e.problems().stream().map(Object::toString).collect(Collectors.joining("; "));
        outcomes.add(new Outcome(id, null, new Words(problems, problems)));
      }
    }
    return outcomes;
  }

  /** Declines a proposal, with the reason. */
  Proposal decline(HttpServletRequest http, Subject subject, String id, String reason) {
    Proposal open = decidable(http, subject, id, "grading.decline");
    try {
      audit.permitted(http, subject, deed(open, "grading.decline"), id + ": " + reason);
      return proposals.decline(open, subject.id(), reason);
    } catch (ProposalRefused e) {
      throw refused(e);
    }
  }

  private Proposal decidable(HttpServletRequest http, Subject subject, String id, String action) {
    Proposal open = find(subject, id);
    if (!subject.is(Role.STEWARD)) {
      Words why =
          new Words(
              "级别由数据管理员决定，您可以向其提出意见", "Stewards decide on grades; tell them what you think of it");
      audit.denied(http, subject, deed(open, action), why.en());
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    return open;
  }

  /** A proposal made for another grade must not undo what somebody did since. */
  private void requireUnchanged(Proposal open) {
    if (stale(open)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          new Words(
              "%s 的“%s”与提出建议时不同，或已失效：请重新扫描该数据集"
                  .formatted(open.advice().entry(), open.advice().column()),
              "'%s' of %s is no longer as it was when this was proposed, or not in force: have the dataset looked through again"
                  .formatted(open.advice().column(), open.advice().entry())));
    }
  }

  /** Raising one column raises what is made of it: what was proposed for that is settled too. */
  private void supersedeStale() {
    store.list(EnumSet.of(State.PROPOSED, State.SECONDED), null, null, LISTED).stream()
        .filter(this::stale)
        .forEach(proposals::supersede);
  }

  /** Whether grade or mask are not what they were when it was proposed to change them. */
  private boolean stale(Proposal open) {
    Advice advice = open.advice();
    return contracts
        .byId(advice.entry())
        .flatMap(c -> c.column(advice.column()))
        .filter(c -> c.grade() == advice.current())
        .filter(c -> advice.mask() == null || Objects.equals(MaskText.at(c), advice.masked()))
        .isEmpty();
  }

  private static Deed deed(Proposal proposal, String action) {
    return Deed.of(action).on(proposal.advice().entry());
  }

  static ProblemException refused(ProposalRefused e) {
    ProblemCode code =
        switch (e.kind()) {
          case WRONG -> ProblemCode.MALFORMED;
          case STATE -> ProblemCode.CONFLICT;
          case OWN -> ProblemCode.NOT_PERMITTED;
        };
    ProblemException problem = new ProblemException(code, e.why());
    problem.initCause(e);
    return problem;
  }
}
