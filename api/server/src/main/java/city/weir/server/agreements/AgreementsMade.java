package city.weir.server.agreements;

import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.MachineCheck;
import city.weir.sharing.request.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes agreements that were come to elsewhere, by letter or in the parties file. */
@Component
final class AgreementsMade {
  private final AgreementStore agreements;
  private final MachineCheck check;
  private final Contracts contracts;
  private final KnownSubjects subjects;
  private final Clock clock;

  AgreementsMade(
      AgreementStore agreements,
      @Qualifier(CheckConfiguration.BY_STEWARD) MachineCheck check,
      Contracts contracts,
      KnownSubjects subjects,
      Clock clock) {
    this.agreements = agreements;
    this.check = check;
    this.contracts = contracts;
    this.subjects = subjects;
    this.clock = clock;
  }

  /** The agreement, or what is wrong with its draft. */
  record Checked(@Nullable Agreement agreement, List<String> problems) {}

  Checked check(String id, AgreementDraft draft, String by) {
    Optional<DataContract> contract = contracts.byId(draft.dataset());
    if (contract.isEmpty()) {
      return new Checked(
          null, List.of("dataset: there is no dataset '%s'".formatted(draft.dataset())));
    }
    List<String> problems = new ArrayList<>();
    if (!subjects.mayBe(draft.recipient())) {
      problems.add(
          "recipient: there is no client '%s'; have the administrator list it in parties.yaml first"
              .formatted(draft.recipient()));
    }
    Instant now = clock.instant();
    Wish wish = draft.wish();
    var checked = check.check(wish, contract.get(), draft.recipient(), null, now);
    checked.findings().stream().filter(Finding::blocks).forEach(f -> problems.add(f.toString()));
    if (!problems.isEmpty() || checked.terms() == null) {
      return new Checked(null, problems);
    }
    Agreement agreement =
        new Agreement(
            id,
            1,
            now,
            draft.dataset(),
            contract.get().provider().code(),
            draft.recipient(),
            wish.purpose(),
            wish.use(),
            wish.ground(),
            checked.terms(),
            Agreement.State.ACTIVE,
            null,
            by,
            null);
    return new Checked(agreement, List.of());
  }

  boolean add(Agreement agreement) {
    return agreements.add(agreement);
  }
}
