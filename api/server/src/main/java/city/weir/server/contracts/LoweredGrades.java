package city.weir.server.contracts;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Columns that one person would grade lower by writing it in a contract. That needs two: it is
 * proposed and accepted, or rests on an exception that somebody else approved.
 */
final class LoweredGrades {
  private LoweredGrades() {}

  /** What is graded lower in {@code after} than in {@code before} and rests on no exception. */
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
        .filter(is -> !excepted(next, is, after))
        .flatMap(
            is ->
                old
                    .column(is.name())
                    .filter(was -> is.grade().compareTo(was.grade()) < 0)
                    .map(
                        was ->
                            "%s: column '%s' is graded %s; %s would be lower"
                                .formatted(
                                    next.id(), is.name(), was.grade().word(), is.grade().word()))
                    .stream());
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
