package city.weir.server.agreements;

import city.weir.server.security.PartiesFile;
import city.weir.sharing.policy.AgreementStore;
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
  private final AgreementsMade made;

  FirstAgreements(PartiesFile file, AgreementStore agreements, AgreementsMade made) {
    this.file = file;
    this.agreements = agreements;
    this.made = made;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (PartiesFile.Item item : file.list("agreements")) {
      String id = item.required("id");
      if (agreements.find(id).isEmpty()) {
        var checked = made.check(id, draft(item), "parties.yaml");
        if (checked.agreement() != null) {
          made.add(checked.agreement());
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
        item.required("use"),
        item.text("ground"),
        item.words("ways"),
        item.words("columns"),
        item.text("rows"),
        null,
        moment(item.text("from")),
        moment(item.text("until")),
        item.words("networks"),
        item.text("hours"),
        null,
        item.text("clearance"));
  }

  private static @Nullable Instant moment(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
