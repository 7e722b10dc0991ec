package city.weir.sharing.policy;

import city.weir.contract.Column;
import city.weir.contract.Mask;
import city.weir.sharing.policy.Decision.Permit;
import java.util.Optional;

/** Why a column is masked or not shown: which grade it has, and which the reader is cleared for. */
final class ColumnReasons {
  private ColumnReasons() {}

  static Optional<Words> of(Permit permit, Column column) {
    Mask mask = permit.masks().get(column.name());
    boolean hidden = permit.hidden().contains(column.name());
    if (mask == null && !hidden) {
      return Optional.empty();
    }
    Words how = mask == null || hidden ? new Words("不予显示", "it is not shown") : words(mask);
    String grade = column.grade().word();
    String clearance = permit.clearance().word();
    if (column.grade().compareTo(permit.clearance()) > 0) {
      return Optional.of(
          new Words(
              "该信息项为 %s 级，高于您可查看的 %s 级，%s".formatted(grade, clearance, how.zh()),
              "The column is graded %s, and you are cleared for %s; %s"
                  .formatted(grade, clearance, how.en())));
    }
    return Optional.of(
        new Words(
            "共享协议 %s 约定如此，%s".formatted(permit.agreement(), how.zh()),
            "Agreement %s says so; %s".formatted(permit.agreement(), how.en())));
  }

  private static Words words(Mask mask) {
    if (mask instanceof Mask.Partial partial) {
      return new Words(
          "已脱敏：保留前 %d 位和后 %d 位".formatted(partial.start(), partial.end()),
          "it is masked: the first %d and the last %d characters stay"
              .formatted(partial.start(), partial.end()));
    } else if (mask instanceof Mask.Hash) {
      return new Words(
          "已脱敏：以散列值代替", "it is masked: a hash that tells equal values, and nothing else");
    } else if (mask instanceof Mask.Generalise) {
      return new Words("已脱敏：取整", "it is masked: rounded");
    } else if (mask instanceof Mask.Blur blur) {
      return new Words(
          "已脱敏：坐标保留 %d 位小数".formatted(blur.decimals()),
          "it is masked: rounded to %d places of a degree".formatted(blur.decimals()));
    }
    return new Words("已脱敏：已去除", "it is masked: removed");
  }
}
