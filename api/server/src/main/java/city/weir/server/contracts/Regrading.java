package city.weir.server.contracts;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.writing.ContractText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes grades and masks in contracts, each with the next version, and puts them in force: the
 * only way a grade changes that nobody wrote by hand. Raising takes along the columns of that name
 * in what is derived, which would otherwise be graded below their input.
 */
@Component
public final class Regrading {
  private final Contracts contracts;
  private final ContractChanges changes;

  Regrading(Contracts contracts, ContractChanges changes) {
    this.contracts = contracts;
    this.changes = changes;
  }

  /**
   * What a column is to be like.
   *
   * @param mask in YAML's flow style, or null to leave what there is
   * @param reason why it is graded lower than an input, or null when it is not
   */
  public record Wanted(
      String column, Grade grade, @Nullable String mask, @Nullable GradeReason reason) {}

  /**
   * Puts it in force.
   *
   * @return each contract that changed, with what changed
   * @throws ContractException when a contract would be wrong, or is written in a way that only a
   *     person can change; nothing was changed
   */
  public List<String> apply(String dataset, List<Wanted> wanted)
      throws IOException, ContractException {
    synchronized (changes) {
      ContractSet set = contracts.current();
      Map<String, List<Wanted>> plan = new LinkedHashMap<>();
      for (Wanted each : wanted) {
        plan(set, dataset, each, plan);
      }
      return changes.replace(written(set, plan)).stream()
          .map(t -> "%s %s: %s".formatted(t.id(), t.version(), String.join("; ", t.changes())))
          .toList();
    }
  }

  /** What is derived comes first, so that at no moment it is graded below its input. */
  private static void plan(
      ContractSet set, String dataset, Wanted wanted, Map<String, List<Wanted>> plan) {
    DataContract contract = set.byId(dataset).orElse(null);
    if (contract == null) {
      throw new IllegalArgumentException("No contract in force has the id '%s'".formatted(dataset));
    }
    for (DataContract reader : set.readersOf(contract.table())) {
      Optional<Column> same = reader.column(wanted.column());
      boolean lower =
          same.filter(c -> c.grade().compareTo(wanted.grade()) < 0 && c.gradeReason() == null)
              .isPresent();
      if (lower) {
        boolean masked = same.filter(c -> c.mask() != null).isPresent();
        plan(
            set,
            reader.id(),
            new Wanted(wanted.column(), wanted.grade(), masked ? null : wanted.mask(), null),
            plan);
      }
    }
    plan.computeIfAbsent(dataset, id -> new ArrayList<>()).add(wanted);
  }

  private static Map<String, String> written(ContractSet set, Map<String, List<Wanted>> plan)
      throws ContractException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, List<Wanted>> each : plan.entrySet()) {
      ContractSet.Member member =
          set.members().stream()
              .filter(m -> m.contract().id().equals(each.getKey()))
              .findFirst()
              .orElseThrow();
      String file = member.file();
      ContractText text = ContractText.of(file, String.valueOf(member.files().get(file)));
      for (Wanted wanted : each.getValue()) {
        text = changed(text, wanted);
      }
      texts.put(file, text.raised().text());
    }
    return texts;
  }

  private static ContractText changed(ContractText text, Wanted wanted) throws ContractException {
    ContractText changed = text.withGrade(wanted.column(), wanted.grade());
    String mask = wanted.mask();
    if (mask != null) {
      changed = changed.withProperty(wanted.column(), "mask", mask);
    }
    GradeReason reason = wanted.reason();
    return reason == null
        ? changed.withoutProperty(wanted.column(), "gradeReason")
        : changed.withProperty(wanted.column(), "gradeReason", flow(reason));
  }

  private static String flow(GradeReason reason) {
    return "{approval: %s, because: %s, why: %s, approvedBy: %s, on: \"%s\"}"
        .formatted(
            reason.approval(),
            reason.because().word(),
            quoted(reason.why()),
            quoted(reason.approvedBy()),
            reason.on());
  }

  /** In YAML's double quotes. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c)) {
                quoted.append(' ');
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
