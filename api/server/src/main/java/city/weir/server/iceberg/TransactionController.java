package city.weir.server.iceberg;

import city.weir.lake.Lake;
import city.weir.lake.catalog.TableChange;
import java.util.List;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of several tables, all or none. */
@RestController
class TransactionController {
  private final Lake lake;
  private final Reach reach;

  TransactionController(Lake lake, Reach reach) {
    this.lake = lake;
    this.reach = reach;
  }

  @PostMapping("/iceberg/v1/transactions/commit")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void commit(@RequestBody CommitTransactionRequest request) {
    request.validate();
    List<TableChange> changes =
        request.tableChanges().stream().map(TransactionController::change).toList();
    changes.forEach(change -> reach.change("iceberg.commit", change.table()));
    lake.commitTransaction(changes);
  }

  private static TableChange change(UpdateTableRequest request) {
    if (request.identifier() == null) {
      throw new BadRequestException("A change of a transaction names no table: set identifier");
    }
    return new TableChange(request.identifier(), request.requirements(), request.updates());
  }
}
