package city.weir.server.grading;

import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.catalog.grading.proposal.ProposalStore.Place;
import city.weir.contract.reading.ContractException;
import city.weir.server.audit.Audit;
import city.weir.server.paging.KeyToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/grading-proposals")
@Tag(name = "grading", description = "分类分级 / Grades: what is proposed, and exceptions")
class ProposalsController {
  private static final int MOST = 200;
  private static final Set<State> OPEN = EnumSet.of(State.PROPOSED, State.SECONDED);

  private final Gradings gradings;
  private final LowerGrades lowerGrades;
  private final Audit audit;

  ProposalsController(Gradings gradings, LowerGrades lowerGrades, Audit audit) {
    this.gradings = gradings;
    this.lowerGrades = lowerGrades;
    this.audit = audit;
  }

  /**
   * @param comment what was said about it; absent when nothing is
   */
  record Acceptance(@Nullable String comment) {}

  /**
   * @param reason why; it is not proposed again unless something else is found
   */
  record Refusal(@Nullable String reason) {}

  /**
   * Proposals to be accepted together; each is by itself.
   *
   * @param ids 1 to 200 of them
   */
  record Acceptances(@Nullable List<String> ids, @Nullable String comment) {}

  record Outcomes(List<Outcome> items) {}

  /**
   * A lower grade or a weaker mask that is asked for.
   *
   * @param grade such as general-2; absent to leave it
   * @param mask such as partial:3,4; absent to leave it
   * @param why why it is enough, in 1 to 1000 characters
   */
  record Wish(
      @Nullable String dataset,
      @Nullable String column,
      @Nullable String grade,
      @Nullable String mask,
      @Nullable String why) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "askLowerGrade",
      summary = "提请降低级别或放宽脱敏 / Ask for a lower grade or a weaker mask",
      description =
          "By asking you accept it; it takes effect when another steward does too. Of a column there"
              + " is one open proposal: asked again in the same words it is the same.")
  ProposalDetail ask(@RequestBody Wish wish, Subject subject, HttpServletRequest http) {
    return gradings.detail(
        lowerGrades.ask(
            http,
            subject,
            ExceptionWish.needed("dataset", wish.dataset()),
            ExceptionWish.needed("column", wish.column()),
            wish.grade() == null ? null : ExceptionWish.gradeOf(wish.grade()),
            LowerGrades.maskOf(wish.mask()),
            ExceptionWish.needed("why", wish.why())));
  }

  @GetMapping
  @Operation(
      operationId = "listGradingProposals",
      summary = "列出定级建议 / List proposals for grades",
      description =
          "In the order of datasets; without state those that wait for a decision. Stewards see"
              + " all, owners those for their datasets.")
  Page<ProposalDetail> list(
      @RequestParam(required = false)
          @Parameter(description = "proposed, seconded, accepted, declined or superseded")
          @Nullable String state,
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject,
      HttpServletRequest http) {
    PageSize.check(limit, MOST);
    List<Proposal> found =
        gradings.list(subject, states(state), dataset, place(pageToken), limit + 1);
    List<Proposal> items = found.subList(0, Math.min(limit, found.size()));
    audit.permitted(
        http, subject, Deed.of("grading.read").on(dataset), items.size() + " proposals");
    Proposal last = items.isEmpty() ? null : items.get(items.size() - 1);
    String next =
        found.size() > limit && last != null
            ? KeyToken.write(last.advice().entry() + "\n" + last.id())
            : null;
    return new Page<>(items.stream().map(gradings::detail).toList(), next);
  }

  private static Set<State> states(@Nullable String word) {
    if (word == null) {
      return OPEN;
    }
    return Arrays.stream(State.values())
        .filter(s -> s.word().equals(word))
        .findFirst()
        .map(Set::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.BAD_QUERY,
                    "state is '%s': write proposed, seconded, accepted, declined or superseded"
                        .formatted(word)));
  }

  private static @Nullable Place place(@Nullable String token) {
    String key = KeyToken.read(token);
    if (key == null) {
      return null;
    }
    String[] parts = key.split("\n", 2);
    return new Place(parts[0], parts.length == 2 ? parts[1] : "");
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readGradingProposal", summary = "查看定级建议 / Read a proposal")
  ProposalDetail read(@PathVariable String id, Subject subject, HttpServletRequest http) {
    Proposal proposal = gradings.find(subject, id);
    audit.permitted(http, subject, Deed.of("grading.read").on(proposal.advice().entry()), id);
    return gradings.detail(proposal);
  }

  @PostMapping("/{id}/acceptance")
  @Operation(
      operationId = "acceptGradingProposal",
      summary = "采纳定级建议 / Accept a proposal",
      description =
          "Changes the contract, with the next version, and takes what is derived along; the policy"
              + " follows at once. A lower grade takes effect when a second steward accepts it.")
  ProposalDetail accept(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Acceptance acceptance,
      Subject subject,
      HttpServletRequest http)
      throws IOException, ContractException {
    String comment = acceptance == null ? null : acceptance.comment();
    return gradings.detail(
        gradings.accept(http, subject, id, Objects.requireNonNullElse(comment, "")));
  }

  @PostMapping("/{id}/refusal")
  @Operation(
      operationId = "declineGradingProposal",
      summary = "不予采纳 / Decline a proposal",
      description = "It is not proposed again unless something else is found.")
  ProposalDetail decline(
      @PathVariable String id,
      @RequestBody Refusal refusal,
      Subject subject,
      HttpServletRequest http) {
    return gradings.detail(
        gradings.decline(http, subject, id, Objects.requireNonNullElse(refusal.reason(), "")));
  }

  @PostMapping("/acceptances")
  @Operation(
      operationId = "acceptGradingProposals",
      summary = "批量采纳 / Accept several proposals",
      description =
          "One after another; what cannot be accepted says why and does not hinder the rest.")
  Outcomes acceptAll(@RequestBody Acceptances wanted, Subject subject, HttpServletRequest http)
      throws IOException {
    List<String> ids = wanted.ids();
    if (ids == null || ids.isEmpty() || ids.size() > MOST) {
      throw new ProblemException(
          ProblemCode.MALFORMED, "ids: write 1 to %d ids of proposals".formatted(MOST));
    }
    return new Outcomes(
        gradings.acceptAll(http, subject, ids, Objects.requireNonNullElse(wanted.comment(), "")));
  }
}
