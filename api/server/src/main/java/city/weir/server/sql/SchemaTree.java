package city.weir.server.sql;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.datasets.TypeWord;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import city.weir.sharing.view.LimitWords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables and columns somebody can ask about in SQL. */
@Component
class SchemaTree {
  private final Contracts contracts;
  private final KnownDatasets datasets;
  private final Policy policy;
  private final Clock clock;

  SchemaTree(Contracts contracts, KnownDatasets datasets, Policy policy, Clock clock) {
    this.contracts = contracts;
    this.datasets = datasets;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * A table.
   *
   * @param denied why it cannot be asked; null when it can
   * @param rows which of its rows are seen; null when all are
   */
  record TableNode(
      String name,
      String dataset,
      Words title,
      @Nullable Words denied,
      @Nullable Words rows,
      List<ColumnNode> columns) {}

  /**
   * A column that exists for the reader.
   *
   * @param masked how and why; null when it is shown whole
   */
  record ColumnNode(
      String name, Words title, String type, @Nullable String unit, @Nullable Words masked) {}

  /** Those that can be asked first, then those the reader only knows of; by name. */
  List<TableNode> of(Subject reader, Call call) {
    List<TableNode> tables = new ArrayList<>();
    for (DataContract dataset : contracts.all()) {
      if (datasets.knows(reader, dataset.table())) {
        tables.add(node(dataset, reader, call));
      }
    }
    tables.sort(
        Comparator.comparing((TableNode t) -> t.denied() != null).thenComparing(TableNode::name));
    return tables;
  }

  private TableNode node(DataContract dataset, Subject reader, Call call) {
    Decision decision = policy.decide(reader, dataset, call.by(Way.SQL, clock.instant()));
    String table = dataset.table().toString();
    Words title = words(dataset.title(), dataset.english());
    if (decision instanceof Decision.Deny deny) {
      return new TableNode(table, dataset.id(), title, deny.reason(), null, List.of());
    }
    Decision.Permit permit = (Decision.Permit) decision;
    List<ColumnNode> columns =
        dataset.columns().stream()
            .filter(c -> !permit.hidden().contains(c.name()))
            .map(c -> node(c, permit))
            .toList();
    Words rows = permit.rows().equals(Filter.EVERYTHING) ? null : LimitWords.rows(permit.rows());
    return new TableNode(table, dataset.id(), title, null, rows, columns);
  }

  private static ColumnNode node(Column column, Decision.Permit permit) {
    return new ColumnNode(
        column.name(),
        words(column.title(), column.english()),
        TypeWord.of(column.type()),
        column.unit(),
        permit.why(column).orElse(null));
  }

  private static Words words(String chinese, @Nullable String english) {
    return new Words(chinese, Objects.requireNonNullElse(english, chinese));
  }
}
