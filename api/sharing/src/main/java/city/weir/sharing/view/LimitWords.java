package city.weir.sharing.view;

import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Row rules in words. */
public final class LimitWords {
  private LimitWords() {}

  /** Which rows {@code filter} lets through. */
  public static Words rows(Filter filter) {
    return new Words("仅限：" + words(filter, true), "only where " + words(filter, false));
  }

  private static String words(Filter filter, boolean chinese) {
    if (filter instanceof Filter.Compare c) {
      return "%s %s %s".formatted(c.column(), c.operator().sign(), c.value());
    }
    if (filter instanceof Filter.In in) {
      String values = in.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
      return in.column() + (chinese ? " 属于 " : " is one of ") + values;
    }
    if (filter instanceof Filter.Like like) {
      return like.column() + (chinese ? " 形如 " : " is like ") + like.pattern();
    }
    if (filter instanceof Filter.StartsWith starts) {
      return starts.column() + (chinese ? " 以此开头 " : " begins with ") + starts.prefix();
    }
    if (filter instanceof Filter.IsNull isNull) {
      return isNull.column() + (chinese ? " 为空" : " is empty");
    }
    if (filter instanceof Filter.Not not) {
      return (chinese ? "非 (" : "not (") + words(not.filter(), chinese) + ")";
    }
    if (filter instanceof Filter.And and) {
      return joined(and.filters(), chinese, chinese ? " 且 " : " and ", chinese ? "全部" : "any row");
    }
    return joined(
        ((Filter.Or) filter).filters(),
        chinese,
        chinese ? " 或 " : " or ",
        chinese ? "无" : "no row");
  }

  private static String joined(List<Filter> filters, boolean chinese, String word, String none) {
    if (filters.isEmpty()) {
      return none;
    }
    return filters.size() == 1
        ? words(filters.get(0), chinese)
        : filters.stream()
            .map(f -> "(" + words(f, chinese) + ")")
            .collect(Collectors.joining(word));
  }
}
