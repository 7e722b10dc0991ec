package city.weir.server.directory.pages;

import city.weir.contract.Problem;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.EntrySection;
import city.weir.server.directory.RefusedContracts;
import city.weir.sharing.policy.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What keeps a dataset's contract out of force, for those who may follow its entry. */
@Component
final class ContractSection implements EntrySection {
  private final RefusedContracts refused;
  private final DirectoryReading reading;

  ContractSection(RefusedContracts refused, DirectoryReading reading) {
    this.refused = refused;
    this.reading = reading;
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public String title() {
    return "entries.contract.refused";
  }

  @Override
  public String fragment() {
    return "console/work/contracts :: problems";
  }

  @Override
  public Optional<Map<String, Object>> model(String entry, Subject subject) {
    List<Problem> problems =
        refused.of(entry).stream().flatMap(file -> file.problems().stream()).toList();
    return problems.isEmpty() || !reading.find(subject, entry, null).followed()
        ? Optional.empty()
        : Optional.of(Map.of("contractProblems", problems));
  }
}
