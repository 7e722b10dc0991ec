package city.weir.server.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextPageToken to be sent as {@code pageToken} for the page that follows; absent on the
 *     last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of {@code all} that {@code token} stands for.
   *
   * @param detail what is shown of each that is on it
   */
  public static <A, T> Page<T> of(
      List<A> all, @Nullable String token, int limit, Function<? super A, ? extends T> detail) {
    int skip = OffsetToken.read(token);
    List<T> page = all.stream().skip(skip).limit(limit).<T>map(detail).toList();
    boolean more = skip + page.size() < all.size();
    return new Page<>(page, more ? OffsetToken.write(skip + page.size()) : null);
  }
}
