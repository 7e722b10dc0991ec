package city.weir.server.sql;

import city.weir.server.paging.PageSize;
import city.weir.server.problem.Required;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.rows.AsOfText;
import city.weir.sharing.sql.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question in SQL.
 *
 * @param asOf the state every table is read in, as row queries write it; absent for the newest
 * @param limit rows of the answer at most, 1 to 10,000; absent for 10,000
 */
record SqlQuestion(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description =
                "one query; tables are written zone.table. Functions that read files or run away"
                    + " are not to be had.",
            example =
                "select station_code, max(stage) from resource.river_stage group by 1 order by 2"
                    + " desc")
        String sql,
    @Schema(
            description =
                "a moment with offset, or a snapshot id of the one table that is read: the data as"
                    + " it was then",
            example = "2026-11-22T08:00:00+08:00")
        @Nullable String asOf,
    @Schema(description = "rows of the answer at most, 1 to 10000") @Nullable Integer limit) {
  SqlQuestion {
    new Required().field("sql", sql).check();
  }

  Question question() {
    int rows = limit == null ? SqlLimits.USUAL.rows() : limit;
    PageSize.check(rows, SqlLimits.USUAL.rows());
    return new Question(sql, Map.of(), AsOfText.parse(asOf), rows);
  }

  /** What was asked, as the audit keeps it. */
  String text() {
    return asOf == null ? sql : "as of %s: %s".formatted(asOf, sql);
  }
}
