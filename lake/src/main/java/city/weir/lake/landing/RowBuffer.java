package city.weir.lake.landing;

import org.apache.iceberg.StructLike;
import org.jspecify.annotations.Nullable;

/**
 * One row in Iceberg's internal form (moments as microseconds), filled anew for each record: a
 * batch of a million rows must not make a million of them.
 */
final class RowBuffer implements StructLike {
  private final @Nullable Object[] values;

  RowBuffer(int size) {
    this.values = new Object[size];
  }

  @Nullable Object value(int position) {
    return values[position];
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public <T> T get(int position, Class<T> type) {
    return type.cast(values[position]);
  }

  @Override
  public <T> void set(int position, @Nullable T value) {
    values[position] = value;
  }
}
