package city.weir.server.agreements;

import city.weir.server.audit.Audit;
import city.weir.server.paging.KeyToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/agreements")
@Tag(name = "agreements", description = "共享协议 / What was agreed on, in all its versions")
class AgreementsController {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,99}");
  private static final int MOST = 500;

  private final Agreements agreements;
  private final AgreementsMade made;
  private final AgreementStore store;
  private final Audit audit;
  private final Clock clock;

  AgreementsController(
      Agreements agreements, AgreementsMade made, AgreementStore store, Audit audit, Clock clock) {
    this.agreements = agreements;
    this.made = made;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Why something is done.
   *
   * @param note at most 2,000 characters
   */
  record Note(@Nullable String note) {
    static @Nullable String of(@Nullable Note body) {
      return body == null ? null : body.note();
    }
  }

  /**
   * A longer term.
   *
   * @param until the new end
   */
  record Renewal(@Nullable Instant until, @Nullable String note) {
    Renewal {
      new Required().field("until", until).check();
    }
  }

  @GetMapping
  @Operation(
      operationId = "listAgreements",
      summary = "列出协议 / List agreements",
      description =
          "An agency: its own. An owner: those on the datasets it provides. Steward, auditor: all.")
  Page<AgreementDetail> list(
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false) @Nullable String recipient,
      @RequestParam(required = false)
          @Parameter(description = "coming, active, suspended, expired or revoked")
          @Nullable String standing,
      @RequestParam(defaultValue = "100") @Parameter(description = "1 to 500") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject) {
    PageSize.check(limit, MOST);
    Instant now = clock.instant();
    String after = KeyToken.read(pageToken);
    List<Agreement> found =
        agreements.list(
            subject,
            a ->
                (after == null || a.id().compareTo(after) > 0)
                    && (dataset == null || a.dataset().equals(dataset))
                    && (recipient == null || a.recipient().equals(recipient))
                    && (standing == null
                        || a.standing(now).name().equals(standing.toUpperCase(Locale.ROOT))));
    List<AgreementDetail> items =
        found.stream().limit(limit).map(a -> AgreementDetail.of(a, now)).toList();
    String next = found.size() > limit ? KeyToken.write(items.get(limit - 1).id()) : null;
    return new Page<>(items, next);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readAgreement",
      summary = "查看协议 / Read an agreement",
      description = "The newest version, or with asOf the one that counted at that moment.")
  AgreementDetail read(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Instant asOf,
      Subject subject) {
    Instant at = asOf == null ? clock.instant() : asOf;
    return AgreementDetail.of(
        asOf == null ? agreements.find(subject, id) : agreements.at(subject, id, asOf), at);
  }

  @GetMapping("/{id}/versions")
  @Operation(
      operationId = "listAgreementVersions",
      summary = "协议的各版本 / Every version of an agreement, the oldest first")
  Page<AgreementDetail> versions(@PathVariable String id, Subject subject) {
    Instant now = clock.instant();
    return new Page<>(
        agreements.versions(subject, id).stream().map(a -> AgreementDetail.of(a, now)).toList(),
        null);
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "makeAgreement",
      summary = "登记协议 / Enter an agreement that was made elsewhere",
      description = "The steward only; others ask by an access request. In force from its date.")
  AgreementDetail make(
      @PathVariable String id,
      @RequestBody AgreementDraft draft,
      Subject subject,
      HttpServletRequest request) {
    if (!ID.matcher(id).matches()) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "'%s' is no id of an agreement: 3 to 100 of a-z, 0-9 and hyphens".formatted(id));
    }
    if (store.find(id).isPresent()) {
      throw taken(id);
    }
    var checked = made.check(id, draft, subject.id());
    Agreement agreement = checked.agreement();
    if (agreement == null) {
      throw new ProblemException(
          ProblemCode.BAD_AGREEMENT, "Nothing was agreed; see the problems", checked.problems());
    }
    Deed deed = Deed.of("agreement.make").on(agreement.dataset()).under(id, agreement.purpose());
    audit.permitted(request, subject, deed, "%s for %s".formatted(id, agreement.recipient()));
    if (!made.add(agreement)) {
      throw taken(id);
    }
    return AgreementDetail.of(agreement, clock.instant());
  }

  @PostMapping("/{id}/suspension")
  @Operation(
      operationId = "suspendAgreement",
      summary = "暂停协议 / Suspend an agreement",
      description = "Nothing goes out by it until it is resumed.")
  AgreementDetail suspend(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Note note,
      Subject subject,
      HttpServletRequest http) {
    return detail(agreements.suspend(http, subject, id, Note.of(note)));
  }

  @PostMapping("/{id}/resumption")
  @Operation(operationId = "resumeAgreement", summary = "恢复协议 / Resume an agreement")
  AgreementDetail resume(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Note note,
      Subject subject,
      HttpServletRequest http) {
    return detail(agreements.resume(http, subject, id, Note.of(note)));
  }

  @PostMapping("/{id}/revocation")
  @Operation(
      operationId = "revokeAgreement",
      summary = "撤销协议 / Revoke an agreement",
      description = "From this moment nothing goes out by it, and never again.")
  AgreementDetail revoke(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Note note,
      Subject subject,
      HttpServletRequest http) {
    return detail(agreements.revoke(http, subject, id, Note.of(note)));
  }

  @PostMapping("/{id}/renewal")
  @Operation(operationId = "renewAgreement", summary = "续签协议 / Make an agreement hold longer")
  AgreementDetail renew(
      @PathVariable String id,
      @RequestBody Renewal renewal,
      Subject subject,
      HttpServletRequest http) {
    Instant until = Objects.requireNonNull(renewal.until());
    return detail(agreements.renew(http, subject, id, until, renewal.note()));
  }

  private AgreementDetail detail(Agreement agreement) {
    return AgreementDetail.of(agreement, clock.instant());
  }

  private static ProblemException taken(String id) {
    return new ProblemException(
        ProblemCode.CONFLICT, "There is an agreement %s already; take another id".formatted(id));
  }
}
