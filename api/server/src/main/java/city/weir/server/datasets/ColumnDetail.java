package city.weir.server.datasets;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as whoever asks would see it.
 *
 * @param type text, integer, decimal(p,s), double, boolean, date, timestamp (UTC) or
 *     local-timestamp
 * @param shown {@code whole}, {@code masked} or {@code hidden}
 * @param why why it is not shown whole; absent when it is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ColumnDetail(
    String name,
    String title,
    @Nullable String english,
    @Nullable String description,
    String type,
    @Nullable String unit,
    boolean required,
    boolean key,
    String grade,
    List<String> roles,
    String shown,
    @Nullable Words why) {

  static ColumnDetail of(Column column, Decision decision) {
    String shown = "whole";
    Words why = null;
    if (decision instanceof Decision.Deny deny) {
      shown = "hidden";
      why = deny.reason();
    } else if (decision instanceof Decision.Permit permit) {
      Mask mask = permit.masks().get(column.name());
      if (permit.hidden().contains(column.name())) {
        shown = "hidden";
        why = above(column, "不予显示", "it is not shown");
      } else if (mask != null) {
        shown = "masked";
        why = above(column, "已脱敏：" + chinese(mask), "it is masked: " + english(mask));
      }
    }
    return new ColumnDetail(
        column.name(),
        column.title(),
        column.english(),
        column.description(),
        word(column.type()),
        column.unit(),
        column.required(),
        column.inKey(),
        column.grade().word(),
        roles(column.roles()),
        shown,
        why);
  }

  private static Words above(Column column, String chinese, String english) {
    String grade = column.grade().word();
    return new Words(
        "该信息项为 %s 级，超出您的查看范围，%s".formatted(grade, chinese),
        "The column is graded %s, beyond what you are cleared for or what was agreed; %s"
            .formatted(grade, english));
  }

  private static List<String> roles(Set<Column.Role> roles) {
    return roles.stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList();
  }

  static String word(ColumnType type) {
    if (type instanceof ColumnType.Exact exact) {
      return "decimal(%d,%d)".formatted(exact.precision(), exact.scale());
    } else if (type instanceof ColumnType.Whole) {
      return "integer";
    } else if (type instanceof ColumnType.Floating) {
      return "double";
    } else if (type instanceof ColumnType.Truth) {
      return "boolean";
    } else if (type instanceof ColumnType.Day) {
      return "date";
    } else if (type instanceof ColumnType.Moment) {
      return "timestamp";
    } else if (type instanceof ColumnType.LocalMoment) {
      return "local-timestamp";
    }
    return "text";
  }

  private static String english(Mask mask) {
    if (mask instanceof Mask.Partial partial) {
      return "the first %d and the last %d characters stay"
          .formatted(partial.start(), partial.end());
    } else if (mask instanceof Mask.Hash) {
      return "a hash that tells equal values, and nothing else";
    } else if (mask instanceof Mask.Generalise) {
      return "rounded";
    } else if (mask instanceof Mask.Blur blur) {
      return "rounded to %d places of a degree".formatted(blur.decimals());
    }
    return "removed";
  }

  private static String chinese(Mask mask) {
    if (mask instanceof Mask.Partial partial) {
      return "保留前 %d 位和后 %d 位".formatted(partial.start(), partial.end());
    } else if (mask instanceof Mask.Hash) {
      return "以散列值代替";
    } else if (mask instanceof Mask.Generalise) {
      return "取整";
    } else if (mask instanceof Mask.Blur blur) {
      return "坐标保留 %d 位小数".formatted(blur.decimals());
    }
    return "已去除";
  }
}
