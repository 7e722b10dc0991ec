package city.weir.sharing.view;

import city.weir.contract.Column;
import city.weir.contract.Mask;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Masks and row rules in words. */
public final class LimitWords {
  private LimitWords() {}

  /** Why {@code column} does not exist for somebody. */
  public static Words hidden(Column column) {
    return above(column, new Words("不予显示", "it is not shown"));
  }

  /** Why {@code column} is masked for somebody, and how. */
  public static Words masked(Column column, Mask mask) {
    Words how = how(mask);
    return above(column, new Words("已脱敏：" + how.zh(), "it is masked: " + how.en()));
  }

  private static Words above(Column column, Words consequence) {
    String grade = column.grade().word();
    return new Words(
        "该信息项为 %s 级，超出您的查看范围，%s".formatted(grade, consequence.zh()),
        "The column is graded %s, beyond what you are cleared for or what was agreed; %s"
            .formatted(grade, consequence.en()));
  }

  private static Words how(Mask mask) {
    if (mask instanceof Mask.Partial partial) {
      return new Words(
          "保留前 %d 位和后 %d 位".formatted(partial.start(), partial.end()),
          "the first %d and the last %d characters stay".formatted(partial.start(), partial.end()));
    } else if (mask instanceof Mask.Hash) {
      return new Words("以散列值代替", "a hash that tells equal values, and nothing else");
    } else if (mask instanceof Mask.Generalise) {
      return new Words("取整", "rounded");
    } else if (mask instanceof Mask.Blur blur) {
      return new Words(
          "坐标保留 %d 位小数".formatted(blur.decimals()),
          "rounded to %d places of a degree".formatted(blur.decimals()));
    }
    return new Words("已去除", "removed");
  }

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
