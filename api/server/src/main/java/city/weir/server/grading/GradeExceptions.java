package city.weir.server.grading;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Graded;
import city.weir.catalog.grading.exception.ExceptionRefused;
import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.Exceptions;
import city.weir.catalog.grading.exception.GradeException;
import city.weir.catalog.grading.exception.GradeException.Input;
import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.catalog.grading.exception.KeptApprovals;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractException;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Exceptions from 就高从严 as stewards and owners see and ask for them, and as stewards judge them; for
 * the API and for pages alike.
 */
@Service
final class GradeExceptions {
  private final ExceptionStore store;
  private final Exceptions exceptions;
  private final KeptApprovals approvals;
  private final Contracts contracts;
  private final Regrading regrading;
  private final Inputs inputs;
  private final GradingIds ids;
  private final Audit audit;
  private final Clock clock;
  private final CityTime time;

  GradeExceptions(
      ExceptionStore store,
      Exceptions exceptions,
      KeptApprovals approvals,
      Contracts contracts,
      Regrading regrading,
      Inputs inputs,
      GradingIds ids,
      Audit audit,
      Clock clock,
      CityTime time) {
    this.store = store;
    this.exceptions = exceptions;
    this.approvals = approvals;
    this.contracts = contracts;
    this.regrading = regrading;
    this.inputs = inputs;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
    this.time = time;
  }

  /** The newest first: all to the steward, of their own datasets to owners. */
  List<GradeException> list(
      Subject subject,
      @Nullable String dataset,
      @Nullable State state,
      @Nullable String before,
      int most) {
    Set<String> datasets = Reach.of(subject, dataset, contracts);
    return store.list(datasets, state, before, most);
  }

  ExceptionDetail detail(GradeException exception) {
    return ExceptionDetail.of(
        exception, exception.until().isBefore(LocalDate.now(clock.withZone(time.zone()))));
  }

  GradeException find(Subject subject, String id) {
    return store
        .find(id)
        .filter(e -> mayKnow(subject, e.dataset()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no exception '%s' that you may know of; GET /api/v1/grade-exceptions lists those"
                        .formatted(id)));
  }

  private boolean mayKnow(Subject subject, String dataset) {
    return subject.is(Role.STEWARD) || contracts.byId(dataset).filter(subject::owns).isPresent();
  }

  /**
   * Asks for an exception.
   *
   * @param key the call's Idempotency-Key, or null
   */
  GradeException ask(
      HttpServletRequest http, Subject subject, ExceptionWish wish, @Nullable String key) {
    if (!mayKnow(subject, wish.dataset())) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND,
          "There is no dataset '%s' you answer for".formatted(wish.dataset()));
    }
    GradeException asked =
        new GradeException(
            ids.next("ge", clock.instant()),
            wish.dataset(),
            wish.column(),
            wish.grade(),
            wish.because(),
            wish.why(),
            inputs(wish),
            wish.until(),
            State.ASKED,
            new Act(subject.id(), clock.instant(), ""),
            null,
            null);
    audit.permitted(http, subject, deed(asked, "grade-exception.ask"), words(asked));
    try {
      return exceptions.ask(asked, key);
    } catch (ExceptionRefused e) {
      throw refused(e);
    }
  }

  /** The inputs that are named, or else those that are graded higher now. */
  private List<Input> inputs(ExceptionWish wish) {
    List<Input> found =
        wish.inputs().isEmpty()
            ? contracts.byId(wish.dataset()).map(c -> higher(c, wish)).orElse(List.of())
            : wish.inputs().stream().map(this::input).toList();
    List<Input> higher = found.stream().filter(i -> i.grade().compareTo(wish.grade()) > 0).toList();
    if (higher.isEmpty()) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "inputs: no input is graded higher than %s, so that no exception is needed; of a contract that is not in force yet, name them as theme.table/column"
              .formatted(wish.grade().word()));
    }
    return higher;
  }

  private List<Input> higher(DataContract contract, ExceptionWish wish) {
    return contract.columns().stream()
        .filter(c -> wish.column() == null || wish.column().equals(c.name()))
        .flatMap(c -> inputs.of(contract, c).stream())
        .distinct()
        .map(i -> new Input(i.table(), i.column(), i.grade()))
        .toList();
  }

  private Input input(ExceptionWish.Named named) {
    Graded.Input input =
        inputs
            .input(named.table(), named.column())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.MALFORMED,
                        "inputs: there is no column '%s' in '%s'"
                            .formatted(named.column(), named.table())));
    return new Input(input.table(), input.column(), input.grade());
  }

  /**
   * Approves it. Where the dataset is in force, its contract states it when this returns.
   *
   * @throws ContractException when the contract cannot be changed by a machine; the approval stands
   */
  GradeException approve(HttpServletRequest http, Subject subject, String id, String words)
      throws IOException, ContractException {
    GradeException asked = judged(http, subject, id, "approve");
    GradeException approved;
    try {
      approved = exceptions.approve(asked, subject.id(), words);
    } catch (ExceptionRefused e) {
      if (e.kind() == ExceptionRefused.Kind.OWN) {
        audit.denied(
            http, subject, deed(asked, "grade-exception.approve"), String.valueOf(e.getMessage()));
      }
      throw refused(e);
    }
    Optional<Column> column =
        contracts
            .byId(approved.dataset())
            .flatMap(
                c ->
                    c.columns().stream()
                        .filter(x -> x.name().equals(approved.column()))
                        .findFirst());
    if (column.isPresent()) {
      regrading.apply(
          approved.dataset(),
          List.of(
              new Regrading.Wanted(
                  column.get().name(), approved.grade(), null, approvals.reason(approved))));
    }
    return approved;
  }

  GradeException refuse(HttpServletRequest http, Subject subject, String id, String reason) {
    GradeException asked = judged(http, subject, id, "refuse");
    try {
      return exceptions.refuse(asked, subject.id(), reason);
    } catch (ExceptionRefused e) {
      throw refused(e);
    }
  }

  /** Revokes it: contracts that rest on it are out of force when this returns. */
  GradeException revoke(HttpServletRequest http, Subject subject, String id, String reason)
      throws IOException {
    GradeException standing = judged(http, subject, id, "revoke");
    try {
      GradeException revoked = exceptions.revoke(standing, subject.id(), reason);
      contracts.reload();
      return revoked;
    } catch (ExceptionRefused e) {
      throw refused(e);
    }
  }

  private GradeException judged(
      HttpServletRequest http, Subject subject, String id, String action) {
    GradeException exception = find(subject, id);
    Deed deed = deed(exception, "grade-exception." + action);
    if (!subject.is(Role.STEWARD)) {
      String why = "Stewards judge exceptions";
      audit.denied(http, subject, deed, why);
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    audit.permitted(http, subject, deed, words(exception));
    return exception;
  }

  private static Deed deed(GradeException exception, String action) {
    return Deed.of(action).on(exception.dataset());
  }

  private static String words(GradeException exception) {
    return "%s: %s down to %s until %s"
        .formatted(
            exception.id(),
            exception.column() == null ? "all columns" : exception.column(),
            exception.grade().word(),
            exception.until());
  }

  private static ProblemException refused(ExceptionRefused e) {
    ProblemCode code =
        switch (e.kind()) {
          case WRONG -> ProblemCode.MALFORMED;
          case STATE -> ProblemCode.CONFLICT;
          case OWN -> ProblemCode.NOT_PERMITTED;
        };
    ProblemException problem = new ProblemException(code, String.valueOf(e.getMessage()));
    problem.initCause(e);
    return problem;
  }
}
