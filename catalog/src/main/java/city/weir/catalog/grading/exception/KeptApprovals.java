package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.contract.GradeReason;
import city.weir.contract.reading.GradeApprovals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Holds what contracts state against the approvals that are kept. */
public final class KeptApprovals implements GradeApprovals {
  private final ExceptionStore store;
  private final Clock clock;
  private final ZoneId zone;

  public KeptApprovals(ExceptionStore store, Clock clock, ZoneId zone) {
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Optional<String> objection(Claim claim) {
    GradeException kept = store.find(claim.reason().approval()).orElse(null);
    if (kept == null) {
      return Optional.of("there is no approval %s".formatted(claim.reason().approval()));
    }
    return standing(kept)
        .or(() -> about(kept, claim))
        .or(() -> covering(kept, claim))
        .or(() -> stated(kept, claim.reason()))
        .map(objection -> "approval %s %s".formatted(kept.id(), objection));
  }

  private Optional<String> standing(GradeException kept) {
    Act ended = kept.ended();
    if (ended != null) {
      return Optional.of("was revoked by %s: %s".formatted(ended.by(), ended.words()));
    }
    if (kept.state() != State.APPROVED) {
      return Optional.of(kept.state() == State.ASKED ? "has not been approved yet" : "was refused");
    }
    return kept.standsOn(LocalDate.now(clock.withZone(zone)))
        ? Optional.empty()
        : Optional.of("ended on %s".formatted(kept.until()));
  }

  private static Optional<String> about(GradeException kept, Claim claim) {
    boolean same =
        kept.dataset().equals(claim.dataset())
            && (kept.column() == null || kept.column().equals(claim.column()));
    if (!same) {
      return Optional.of(
          "is for %s of %s"
              .formatted(
                  kept.column() == null ? "the columns" : "'" + kept.column() + "'",
                  kept.dataset()));
    }
    return claim.grade().compareTo(kept.grade()) < 0
        ? Optional.of("allows %s and no lower grade".formatted(kept.grade().word()))
        : Optional.empty();
  }

  private static Optional<String> covering(GradeException kept, Claim claim) {
    return kept.inputs().stream()
        .filter(i -> i.table().equals(claim.input()) && i.column().equals(claim.inputColumn()))
        .findFirst()
        .map(
            input ->
                claim.inputGrade().compareTo(input.grade()) <= 0
                    ? Optional.<String>empty()
                    : Optional.of(
                        "was given when '%s' in '%s' was graded %s"
                            .formatted(input.column(), input.table(), input.grade().word())))
        .orElseGet(
            () ->
                Optional.of(
                    "does not name '%s' in '%s' among its inputs"
                        .formatted(claim.inputColumn(), claim.input())));
  }

  /** A contract must not name another approver than there was. */
  private Optional<String> stated(GradeException kept, GradeReason reason) {
    Act decided = kept.decided();
    if (decided == null) {
      return Optional.of("has not been approved yet");
    }
    LocalDate on = decided.at().atZone(zone).toLocalDate();
    boolean same =
        decided.by().equals(reason.approvedBy())
            && on.equals(reason.on())
            && kept.because() == reason.because();
    return same
        ? Optional.empty()
        : Optional.of(
            "was given by %s on %s as %s: state it so"
                .formatted(decided.by(), on, kept.because().word()));
  }

  /** What a contract states that rests on {@code approved}. */
  public GradeReason reason(GradeException approved) {
    Act decided = approved.decided();
    if (decided == null) {
      throw new IllegalStateException("%s is not approved".formatted(approved.id()));
    }
    return new GradeReason(
        approved.id(),
        approved.because(),
        approved.why(),
        decided.by(),
        decided.at().atZone(zone).toLocalDate());
  }
}
