package city.weir.sharing.view;

import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.masking.DuckType;
import city.weir.sharing.masking.Masking;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;

/** Views in DuckDB's SQL. */
final class ViewSql {
  /**
   * The place of a row as one number. A condition on the engine's own two columns fails inside the
   * engine where it concerns one of them alone, so these are never shown to conditions.
   */
  static final String PLACED =
      ", CAST(file_index * %d + file_row_number AS BIGINT) AS %s"
          .formatted(1L << 40, SecuredRelation.PLACE);

  private final Masking masking;

  ViewSql(Masking masking) {
    this.masking = masking;
  }

  /** The permitted rows of {@code from}, a relation with the columns of {@code schema}, masked. */
  String of(View view, Schema schema, String from, boolean placed) {
    String stored = placed ? "(SELECT *%s FROM %s)".formatted(PLACED, from) : from;
    String select = masked(view, schema, stored, placed);
    return view.permit().rows().equals(Filter.EVERYTHING)
        ? select
        : select + " WHERE " + rows(view, schema);
  }

  /** All rows of {@code from}, masked. */
  String masked(View view, Schema schema, String from, boolean placed) {
    List<String> columns = new ArrayList<>();
    for (View.Shown shown : view.columns()) {
      columns.add(expression(shown, schema) + " AS " + DuckSql.name(shown.name()));
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "No column of %s may be shown: widen the agreement or the clearance"
              .formatted(view.dataset().id()));
    }
    if (placed) {
      columns.add(SecuredRelation.PLACE);
    }
    return "SELECT %s FROM %s AS stored".formatted(String.join(", ", columns), from);
  }

  /**
   * The condition on stored rows. A rule about a column that the snapshot does not have yet lets no
   * row pass.
   */
  String rows(View view, Schema schema) {
    Filter rows = view.permit().rows();
    boolean known = rows.columns().stream().allMatch(c -> schema.findField(c) != null);
    return DuckSql.written(known ? rows : Filter.NOTHING);
  }

  private String expression(View.Shown shown, Schema schema) {
    if (schema.findField(shown.name()) == null) {
      // The contract has gained this column since the snapshot was made.
      return "CAST(NULL AS %s)".formatted(DuckType.of(shown.type()));
    }
    String stored = "stored." + DuckSql.name(shown.name());
    return shown.mask() == null ? stored : masking.sql(shown.mask(), shown.column().type(), stored);
  }
}
