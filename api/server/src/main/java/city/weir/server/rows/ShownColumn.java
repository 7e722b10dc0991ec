package city.weir.server.rows;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a dataset, as somebody would see it.
 *
 * @param how whole, masked or hidden
 * @param why why it is not shown whole; absent when it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownColumn(
    String name, String title, String grade, String how, @Nullable Words why) {

  /** Every column of {@code dataset} as {@code permit} lets it be seen, in the contract's order. */
  public static List<ShownColumn> of(DataContract dataset, Decision.Permit permit) {
    return dataset.columns().stream().map(column -> of(column, permit)).toList();
  }

  private static ShownColumn of(Column column, Decision.Permit permit) {
    Words why = permit.why(column).orElse(null);
    String limited = permit.hidden().contains(column.name()) ? "hidden" : "masked";
    return new ShownColumn(
        column.name(), column.title(), column.grade().word(), why == null ? "whole" : limited, why);
  }
}
