package city.weir.server.datasets;

import city.weir.catalog.Entries;
import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.DirectoryRights;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The datasets a subject may know of. */
@Component
public final class KnownDatasets {
  private final Contracts contracts;

  KnownDatasets(Contracts contracts) {
    this.contracts = contracts;
  }

  /** Whether {@code subject} may know that there is {@code dataset}. */
  public boolean mayKnow(Subject subject, DataContract dataset) {
    return DirectoryRights.audience(subject).mayKnowOf(Entries.of(dataset));
  }

  /**
   * The dataset {@code id}, which may also be the name of its table.
   *
   * @throws ProblemException when there is none the subject may know of; whether there is one it
   *     may not know of is not told
   */
  public DataContract find(Subject subject, String id) {
    return contracts
        .byId(id)
        .or(() -> byTable(id))
        .filter(c -> mayKnow(subject, c))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no dataset '%s' that you may know of; GET /api/v1/datasets lists those"
                            .formatted(id)
                        + (subject.is(Subject.Role.PUBLIC)
                            ? " (without a token: the open ones)"
                            : "")));
  }

  /** Whether {@code subject} may know of the dataset in {@code table}. */
  public boolean knows(Subject subject, TableName table) {
    return contracts
        .byTable(table)
        .filter(c -> DirectoryRights.audience(subject).mayKnowOf(Entries.of(c)))
        .isPresent();
  }

  private Optional<DataContract> byTable(String name) {
    return name.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*")
        ? contracts.byTable(TableName.parse(name))
        : Optional.empty();
  }
}
