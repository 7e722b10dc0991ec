package city.weir.server.grading;

import city.weir.catalog.Entry;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.contract.Column;
import city.weir.contract.Grade;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.EntrySection;
import city.weir.server.directory.InForce;
import city.weir.server.grading.Looks.Look;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How an entry in force is classified and graded. Why, and what was found in its columns, is shown
 * to stewards and to whoever answers for it only: it tells where to look for what is sensitive.
 */
@Component
final class GradingSection implements EntrySection {
  private static final Set<State> OPEN = EnumSet.of(State.PROPOSED, State.SECONDED);
  private static final int LISTED = 200;

  private final InForce inForce;
  private final DirectoryReading reading;
  private final Contracts contracts;
  private final Gradings gradings;
  private final Looks looks;
  private final Audit audit;
  private final HttpServletRequest http;

  /**
   * @param http stands for the request that is being answered
   */
  GradingSection(
      InForce inForce,
      DirectoryReading reading,
      Contracts contracts,
      Gradings gradings,
      Looks looks,
      Audit audit,
      HttpServletRequest http) {
    this.inForce = inForce;
    this.reading = reading;
    this.contracts = contracts;
    this.gradings = gradings;
    this.looks = looks;
    this.audit = audit;
    this.http = http;
  }

  @Override
  public int order() {
    return 15;
  }

  @Override
  public String title() {
    return "grading.entry";
  }

  @Override
  public String fragment() {
    return "console/grading/entry :: grading";
  }

  @Override
  public Optional<Map<String, Object>> model(String id, Subject subject) {
    return inForce
        .find(id)
        .map(
            entry ->
                Map.of(
                    "grading",
                    reading.find(subject, id, null).followed()
                        ? explained(entry, subject)
                        : GradeInForce.of(entry)));
  }

  private GradeInForce explained(Entry entry, Subject subject) {
    Optional<Look> look = looks.last(entry.id());
    List<Proposal> accepted =
        gradings.list(subject, Set.of(State.ACCEPTED), entry.id(), null, LISTED);
    List<GradedColumn> columns =
        entry.items().stream()
            .flatMap(item -> column(entry, item, look, accepted).stream())
            .limit(LISTED)
            .toList();
    audit.permitted(
        http,
        subject,
        Deed.of("grading.read").on(entry.id()),
        "%d columns and why they are graded so".formatted(columns.size()));
    return GradeInForce.of(entry)
        .explained(
            columns,
            gradings.list(subject, OPEN, entry.id(), null, LISTED).stream()
                .map(gradings::detail)
                .toList(),
            look.map(Look::at).orElse(null));
  }

  /**
   * A column with something to tell: something was found in it, or it decides the entry's grade.
   */
  private Optional<GradedColumn> column(
      Entry entry, Entry.Item item, Optional<Look> look, List<Proposal> accepted) {
    GradedColumn column =
        new GradedColumn(
            item,
            contracts
                .byId(entry.id())
                .flatMap(contract -> contract.column(item.name()))
                .map(Column::mask)
                .isPresent(),
            look.stream()
                .flatMap(l -> l.found().stream())
                .filter(found -> found.column().equals(item.name()))
                .findFirst()
                .orElse(null),
            newest(accepted, item).map(gradings::detail).orElse(null));
    boolean decides = item.grade() == entry.grade() && item.grade() != Grade.GENERAL_1;
    return column.found() != null || decides ? Optional.of(column) : Optional.empty();
  }

  /** What was accepted last for {@code item}, where the grade is still what that made it. */
  private static Optional<Proposal> newest(List<Proposal> accepted, Entry.Item item) {
    Stream<Proposal> about =
        accepted.stream().filter(proposal -> proposal.advice().column().equals(item.name()));
    return about
        .reduce((older, newer) -> newer)
        .filter(proposal -> proposal.advice().proposed() == item.grade());
  }
}
