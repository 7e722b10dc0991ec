package city.weir.contract.reading;

import city.weir.contract.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A contract was refused; carries every problem found, not just the first. */
public final class ContractException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ContractException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
