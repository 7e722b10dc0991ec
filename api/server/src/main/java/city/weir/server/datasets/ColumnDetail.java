package city.weir.server.datasets;

import city.weir.contract.Column;
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
      why = permit.why(column).orElse(null);
      if (why != null) {
        shown = permit.hidden().contains(column.name()) ? "hidden" : "masked";
      }
    }
    return new ColumnDetail(
        column.name(),
        column.title(),
        column.english(),
        column.description(),
        TypeWord.of(column.type()),
        column.unit(),
        column.required(),
        column.inKey(),
        column.grade().word(),
        roles(column.roles()),
        shown,
        why);
  }

  private static List<String> roles(Set<Column.Role> roles) {
    return roles.stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList();
  }
}
