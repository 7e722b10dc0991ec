package city.weir.contract.reading;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.GradeReason;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.reading.ContractSet.Candidate;
import city.weir.contract.reading.ContractSet.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What can only be said of contracts together. Cycles need no rule: a theme reads resource only, a
 * topic theme and resource only, so none can close.
 */
final class SetRules {
  private final List<Candidate> candidates;
  private final GradeApprovals approvals;

  SetRules(List<Candidate> candidates, GradeApprovals approvals) {
    this.candidates = candidates;
    this.approvals = approvals;
  }

  /** The members nothing is wrong with; the findings of the others say what is. */
  List<Member> sound() {
    List<Candidate> left = new ArrayList<>(candidates);
    checkOwnNames();
    left.removeIf(SetRules::refused);
    checkSources(left);
    left.removeIf(SetRules::refused);
    // What reads a dataset that was left out is left out too, and so on upwards.
    boolean again = true;
    while (again) {
      Map<TableName, DataContract> tables = new HashMap<>();
      left.forEach(c -> tables.put(c.contract().table(), c.contract()));
      left.forEach(c -> checkInputs(c, tables));
      again = left.removeIf(SetRules::refused);
    }
    return left.stream().map(Candidate::member).toList();
  }

  private static boolean refused(Candidate candidate) {
    return !candidate.findings().isEmpty();
  }

  /** Of several claims to one id or table the first file's stands. */
  private void checkOwnNames() {
    Map<String, String> ids = new HashMap<>();
    Map<TableName, String> tables = new HashMap<>();
    for (Candidate candidate : candidates) {
      Findings findings = candidate.findings();
      DataContract contract = candidate.contract();
      String file = candidate.member().file();
      String former = ids.putIfAbsent(contract.id(), file);
      findings.require(
          candidate.root().childOrSelf("id"),
          former == null,
          "The id '%s' belongs to %s".formatted(contract.id(), former),
          "Give the dataset an id of its own, or remove one of the files");
      former = tables.putIfAbsent(contract.table(), file);
      findings.require(
          object(candidate).childOrSelf("physicalName"),
          former == null,
          "The table '%s' belongs to %s".formatted(contract.table(), former),
          "Give the dataset a table of its own, or remove one of the files");
    }
  }

  private static void checkSources(List<Candidate> left) {
    Map<TableName, Candidate> raws = new HashMap<>();
    Map<String, Candidate> addresses = new HashMap<>();
    Map<TableName, Map<String, String>> fields = new HashMap<>();
    for (Candidate candidate : left) {
      if (!(candidate.contract().origin() instanceof Origin.Source source)) {
        continue;
      }
      Node at = candidate.root().custom("source").orElse(candidate.root());
      Candidate former = raws.putIfAbsent(source.raw(), candidate);
      candidate
          .findings()
          .require(
              at,
              former == null || source.equals(former.contract().origin()),
              "'%s' is filled by %s with other settings"
                  .formatted(source.raw(), former == null ? "" : former.member().file()),
              "Write the same source as there, or land in another raw table");
      Candidate neighbour =
          addresses.putIfAbsent(source.connector() + " " + source.address(), candidate);
      candidate
          .findings()
          .require(
              at,
              neighbour == null || rawOf(neighbour).equals(Optional.of(source.raw())),
              "What arrives at '%s' lands in another raw table already, by %s"
                  .formatted(source.address(), neighbour == null ? "" : neighbour.member().file()),
              "Share its raw table (write the same source), or take another address");
      checkFields(candidate, fields.computeIfAbsent(source.raw(), raw -> new HashMap<>()));
    }
  }

  private static Optional<TableName> rawOf(Candidate candidate) {
    return candidate.contract().origin() instanceof Origin.Source source
        ? Optional.of(source.raw())
        : Optional.empty();
  }

  private static void checkFields(Candidate candidate, Map<String, String> known) {
    for (Column column : candidate.contract().columns()) {
      for (String field : column.sources()) {
        String former =
            known.putIfAbsent(Origin.Source.columnOf(field).toLowerCase(Locale.ROOT), field);
        candidate
            .findings()
            .require(
                place(candidate, column),
                former == null || former.equals(field),
                "The field '%s' and '%s' of another contract become the same raw column"
                    .formatted(field, former),
                "Spell the field as it is delivered");
      }
    }
  }

  private void checkInputs(Candidate candidate, Map<TableName, DataContract> tables) {
    if (!(candidate.contract().origin() instanceof Origin.Model model)) {
      return;
    }
    Node at = candidate.root().custom("model").map(m -> m.childOrSelf("inputs")).orElseThrow();
    Findings findings = candidate.findings();
    List<DataContract> inputs =
        model.inputs().stream().map(tables::get).filter(Objects::nonNull).toList();
    for (TableName input : model.inputs()) {
      findings.require(
          at,
          tables.containsKey(input),
          "No contract in force provides '%s'".formatted(input),
          "Add its contract, correct it if it was refused, or take it from inputs");
    }
    if (candidate.contract().zone() == Zone.TOPIC && inputs.size() == model.inputs().size()) {
      checkTopic(at, findings, inputs);
    }
    for (DataContract input : inputs) {
      for (String column : model.scope()) {
        findings.require(
            candidate.root().custom("model").map(m -> m.childOrSelf("scope")).orElse(at),
            input.column(column).isPresent(),
            "The input '%s' has no column '%s' of the scope".formatted(input.table(), column),
            "A scope is made of columns all inputs have; leave it out to compute the whole anew");
      }
      checkGrades(candidate, input);
    }
  }

  /** Decided in docs/decisions: readings pass through a theme, lists that stand still need not. */
  private static void checkTopic(Node at, Findings findings, List<DataContract> inputs) {
    for (DataContract input : inputs) {
      findings.require(
          at,
          input.zone() != Zone.RESOURCE || input.column(Column.Role.EVENT_TIME).isEmpty(),
          "A topic reads '%s' past the theme zone, and it is no reference list (it has an event"
                  .formatted(input.table())
              + " time)",
          "Add a theme that reads it, and read that");
    }
    findings.require(
        at,
        inputs.stream().anyMatch(input -> input.zone() == Zone.THEME),
        "A topic that reads no theme",
        "Read at least one table of theme: it is the zone below");
  }

  /**
   * 就高从严 of GB/T 43697: what is derived is graded no lower than what it is derived from, unless an
   * approval stands for why it may be. By contracts alone an input is known by its name.
   */
  private void checkGrades(Candidate candidate, DataContract input) {
    for (Column column : candidate.contract().columns()) {
      input
          .column(column.name())
          .filter(of -> of.grade().compareTo(column.grade()) > 0)
          .ifPresent(of -> requireApproval(candidate, column, input.table(), of));
    }
  }

  private void requireApproval(Candidate candidate, Column column, TableName table, Column of) {
    String lower =
        "'%s' is graded %s, but %s in '%s'"
            .formatted(column.name(), column.grade().word(), of.grade().word(), table);
    GradeReason reason = column.gradeReason();
    if (reason == null) {
      candidate
          .findings()
          .add(
              place(candidate, column),
              lower,
              "Write classification: %s, or have a lower grade approved and state it as gradeReason"
                  .formatted(of.grade().word()));
      return;
    }
    approvals
        .objection(
            new GradeApprovals.Claim(
                candidate.contract().id(),
                column.name(),
                column.grade(),
                reason,
                table,
                of.name(),
                of.grade()))
        .ifPresent(
            objection ->
                candidate
                    .findings()
                    .add(
                        place(candidate, column),
                        lower + ", and its gradeReason does not hold: " + objection,
                        "Write classification: %s, or have the lower grade approved anew"
                            .formatted(of.grade().word())));
  }

  private static Node object(Candidate candidate) {
    return candidate.root().children("schema").get(0);
  }

  private static Node place(Candidate candidate, Column column) {
    return object(candidate).children("properties").stream()
        .filter(n -> n.text("name").filter(column.name()::equals).isPresent())
        .findFirst()
        .orElse(candidate.root());
  }
}
