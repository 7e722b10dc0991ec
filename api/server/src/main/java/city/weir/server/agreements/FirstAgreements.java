package city.weir.server.agreements;

import city.weir.server.contracts.Contracts;
import city.weir.server.security.KnownSubjects;
import city.weir.server.security.PartiesFile;
import city.weir.sharing.policy.AgreementStore;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Takes over the agreements of the parties file that the store does not know yet. One that the
 * steward has revoked stays revoked.
 */
@Component
final class FirstAgreements implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstAgreements.class);

  private final PartiesFile file;
  private final AgreementStore agreements;
  private final Contracts contracts;
  private final KnownSubjects subjects;
  private final Clock clock;

  FirstAgreements(
      PartiesFile file,
      AgreementStore agreements,
      Contracts contracts,
      KnownSubjects subjects,
      Clock clock) {
    this.file = file;
    this.agreements = agreements;
    this.contracts = contracts;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (PartiesFile.Item item : file.list("agreements")) {
      String id = item.required("id");
      if (agreements.find(id).isEmpty()) {
        AgreementDraft draft = draft(item);
        var checked =
            draft.check(id, contracts.byId(draft.dataset()), subjects::mayBe, clock.instant());
        if (checked.agreement() != null) {
          agreements.save(checked.agreement());
        } else {
          log.error("Agreement {} of parties.yaml is not in force: {}", id, checked.problems());
        }
      }
    }
  }

  private static AgreementDraft draft(PartiesFile.Item item) {
    return new AgreementDraft(
        item.required("dataset"),
        item.required("recipient"),
        item.required("purpose"),
        item.words("ways"),
        item.words("columns"),
        item.text("rows"),
        moment(item.text("from")),
        moment(item.text("until")),
        item.text("clearance"));
  }

  private static @Nullable Instant moment(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
