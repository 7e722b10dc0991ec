package city.weir.sharing.rows;

import org.jspecify.annotations.Nullable;

/**
 * What a request for rows asked for, as it was written; each may be absent.
 *
 * @param filter a condition, such as {@code stage > 20 and name like '%医院%'}
 * @param select names of columns, separated by commas
 * @param orderBy names of columns, each perhaps followed by {@code asc} or {@code desc}, separated
 *     by commas
 * @param limit how many rows a page has, 1 to 10,000; 100 when absent
 * @param pageToken where the page before ended
 * @param asOf a moment in ISO 8601 with offset, or the id of a snapshot
 * @param bbox {@code west,south,east,north} in degrees
 * @param groups how rows are put together, {@link Groups#NONE} when each stands for itself
 */
public record RowParameters(
    @Nullable String filter,
    @Nullable String select,
    @Nullable String orderBy,
    @Nullable String limit,
    @Nullable String pageToken,
    @Nullable String asOf,
    @Nullable String bbox,
    Groups groups) {

  /** The first rows of everything. */
  public static final RowParameters NONE =
      new RowParameters(null, null, null, null, null, null, null);

  /** Of rows that stand for themselves. */
  public RowParameters(
      @Nullable String filter,
      @Nullable String select,
      @Nullable String orderBy,
      @Nullable String limit,
      @Nullable String pageToken,
      @Nullable String asOf,
      @Nullable String bbox) {
    this(filter, select, orderBy, limit, pageToken, asOf, bbox, Groups.NONE);
  }

  /**
   * How rows are put together; each may be absent.
   *
   * @param by columns or buckets of time, separated by commas: {@code station, bucket(observed_at,
   *     1h)}
   * @param aggregate {@code avg(stage), max(stage) as peak, count()}
   * @param having a condition on the columns of the answer
   */
  public record Groups(@Nullable String by, @Nullable String aggregate, @Nullable String having) {
    public static final Groups NONE = new Groups(null, null, null);
  }
}
