package city.weir.contract.writing;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Masks as contracts write them, in YAML's flow style. */
public final class MaskText {
  private MaskText() {}

  /** What a contract writes for the mask of {@code column}, or null when it has none. */
  public static @Nullable String at(Column column) {
    Mask mask = column.mask();
    return mask == null ? null : of(mask, column.type());
  }

  /** What a contract writes at a column of {@code type} for {@code mask}. */
  public static String of(Mask mask, ColumnType type) {
    if (mask instanceof Mask.Partial partial) {
      return "{default: partial, keep: [%d, %d]}".formatted(partial.start(), partial.end());
    } else if (mask instanceof Mask.Generalise generalise) {
      boolean moment = type instanceof ColumnType.Moment || type instanceof ColumnType.LocalMoment;
      return moment
          ? "{default: generalise}"
          : "{default: generalise, step: %s}"
              .formatted(BigDecimal.valueOf(generalise.step()).toPlainString());
    } else if (mask instanceof Mask.Blur blur) {
      return "{default: blur, decimals: %d}".formatted(blur.decimals());
    }
    return mask instanceof Mask.Hash ? "{default: hash}" : "{default: remove}";
  }
}
