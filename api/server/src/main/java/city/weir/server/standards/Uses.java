package city.weir.server.standards;

import city.weir.catalog.standard.DataElement;
import city.weir.catalog.standard.Library;
import city.weir.catalog.standard.Standard.Kind;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.expression.SqlScan;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.sharing.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Where standards are used, as far as the reader may know. */
@Component
final class Uses {
  private final Contracts contracts;
  private final KnownDatasets known;
  private final Library library;

  Uses(Contracts contracts, KnownDatasets known, Library library) {
    this.contracts = contracts;
    this.known = known;
    this.library = library;
  }

  List<Use> of(Subject reader, Kind kind, String id) {
    return kind == Kind.ELEMENT
        ? columns(reader, column -> id.equals(column.element()))
        : columns(reader, column -> hasCodesOf(column, id));
  }

  private List<Use> columns(Subject reader, Predicate<Column> wanted) {
    List<Use> uses = new ArrayList<>();
    for (DataContract contract : contracts.all()) {
      if (!known.mayKnow(reader, contract)) {
        continue;
      }
      for (Column column : contract.columns()) {
        if (wanted.test(column)) {
          uses.add(
              new Use(
                  contract.id(),
                  contract.title(),
                  contract.english(),
                  column.name(),
                  column.title(),
                  column.english(),
                  column.element()));
        }
      }
    }
    return uses;
  }

  /** By its data element, or because it is translated by the list. */
  private boolean hasCodesOf(Column column, String list) {
    boolean byElement =
        column.element() != null
            && library
                .known(Kind.ELEMENT, column.element())
                .map(edition -> (DataElement) edition.standard())
                .filter(element -> list.equals(element.list()))
                .isPresent();
    return byElement
        || (column.transform() != null
            && SqlScan.of(column.transform()).calls().stream()
                .anyMatch(
                    call -> call.function().equals("to_code") && call.literals().contains(list)));
  }
}
