package city.weir.catalog.grading;

import java.util.List;

/**
 * A column and some of its values.
 *
 * @param name of the column
 * @param title what people call it
 * @param values some that are not null, as text
 */
public record ColumnSample(String name, String title, List<String> values) {
  /** More values say nothing new. */
  public static final int MOST = 1_000;

  public ColumnSample {
    values = List.copyOf(values.size() > MOST ? values.subList(0, MOST) : values);
  }
}
