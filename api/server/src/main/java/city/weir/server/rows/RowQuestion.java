package city.weir.server.rows;

import city.weir.sharing.rows.RowParameters;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What can be asked of rows, as it stands in the query string. */
record RowQuestion(
    @Parameter(description = "a condition", example = "stage > 20 and observed_at >= '2020-07-01'")
        @Nullable String filter,
    @Parameter(description = "columns, separated by commas") @Nullable String select,
    @Parameter(
            description =
                "columns, each perhaps followed by asc or desc; without it rows come as they are"
                    + " stored")
        @Nullable String orderBy,
    @Parameter(description = "a moment (ISO 8601) or a snapshot: the data as it was then")
        @Nullable String asOf,
    @Parameter(description = "west,south,east,north in degrees") @Nullable String bbox,
    @Parameter(
            description = "columns or buckets of time (s, m, h, d, w) whose rows are put together",
            example = "station, bucket(observed_at, 1h)")
        @Nullable String groupBy,
    @Parameter(
            description = "what is told of each group: count, distinct, sum, avg, min, max",
            example = "avg(stage), max(stage) as peak, count()")
        @Nullable String aggregate,
    @Parameter(description = "a condition on the columns of the answer", example = "peak > 25")
        @Nullable String having) {

  /** The question for one page. */
  RowParameters page(@Nullable String limit, @Nullable String pageToken) {
    return new RowParameters(
        filter,
        select,
        orderBy,
        limit,
        pageToken,
        asOf,
        bbox,
        new RowParameters.Groups(groupBy, aggregate, having));
  }
}
