package city.weir.sharing.rows;

import city.weir.sharing.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows are put together.
 *
 * @param by what the rows of a group have in common; empty: all rows are one group
 * @param measures what is told of each group, at least one
 * @param having which groups, a condition on the columns of the answer
 */
record Grouping(List<Term> by, List<Term> measures, Filter having) {
  Grouping {
    by = List.copyOf(by);
    measures = List.copyOf(measures);
  }

  /**
   * @param sql in terms of the shown columns, so of masked values where there is a mask
   */
  record Term(Field field, String sql) {}

  /** The columns of the answer. */
  List<Term> terms() {
    List<Term> all = new ArrayList<>(by);
    all.addAll(measures);
    return all;
  }

  List<Field> fields() {
    return terms().stream().map(Term::field).toList();
  }
}
