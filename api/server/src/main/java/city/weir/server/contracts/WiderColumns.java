package city.weir.server.contracts;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.reading.ContractSet;
import city.weir.sharing.policy.Masks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns of which one person would show more by writing it in a contract: graded lower, or masked
 * less. That needs two: it is proposed and accepted, or rests on an exception that somebody else
 * approved.
 */
final class WiderColumns {
  private WiderColumns() {}

  /** What {@code after} shows more of than {@code before}, and no exception allows it to. */
  static List<String> between(ContractSet before, ContractSet after) {
    return after.contracts().stream()
        .flatMap(next -> known(before, next.id()).stream().flatMap(old -> of(old, next, after)))
        .toList();
  }

  /** The contract in force, or what the file says that only does not agree with others by now. */
  private static Optional<DataContract> known(ContractSet before, String id) {
    return before
        .byId(id)
        .or(
            () ->
                before.refused().stream()
                    .flatMap(file -> Optional.ofNullable(file.contract()).stream())
                    .filter(contract -> contract.id().equals(id))
                    .findFirst());
  }

  private static Stream<String> of(DataContract old, DataContract next, ContractSet after) {
    return next.columns().stream()
        .flatMap(
            is ->
                old.column(is.name()).stream()
                    .flatMap(
                        was ->
                            Stream.concat(
                                excepted(next, is, after) ? Stream.empty() : lower(was, is),
                                lessMasked(was, is)))
                    .map(what -> "%s: column '%s' is %s".formatted(next.id(), is.name(), what)));
  }

  private static Stream<String> lower(Column was, Column is) {
    return is.grade().compareTo(was.grade()) < 0
        ? Stream.of("graded %s; %s would be lower".formatted(was.grade().word(), is.grade().word()))
        : Stream.empty();
  }

  private static Stream<String> lessMasked(Column was, Column is) {
    Mask before = was.mask();
    Mask now = is.mask();
    // Without a mask nobody who is not cleared sees anything of a column of these grades.
    boolean hidden = now == null && is.grade().compareTo(Grade.GENERAL_4) >= 0;
    if (before == null || hidden || (now != null && Masks.atLeastAsStrict(now, before))) {
      return Stream.empty();
    }
    return Stream.of(
        "masked '%s'; %s would show more"
            .formatted(Masks.write(before), now == null ? "none" : "'" + Masks.write(now) + "'"));
  }

  /** Whether its reason was held against the approvals, which is done below a higher input only. */
  private static boolean excepted(DataContract contract, Column column, ContractSet after) {
    return column.gradeReason() != null
        && ContractSet.inputsOf(contract).stream()
            .flatMap(table -> after.byTable(table).stream())
            .flatMap(input -> input.column(column.name()).stream())
            .anyMatch(input -> input.grade().compareTo(column.grade()) > 0);
  }
}
