package city.weir.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One column of a dataset.
 *
 * @param title what people read, in Chinese ({@code businessName})
 * @param english the same in English, or null
 * @param keyPosition 1-based place in the primary key, 0 when not part of it
 * @param sources names of the fields of the delivered record it is made from (dots lead into nested
 *     JSON)
 * @param transform Spark SQL over the raw columns of {@link #sources}, or null to cast the single
 *     source
 * @param grade classification of GB/T 43697
 * @param gradeReason why it may be graded lower than what it is derived from, or null
 * @param roles what the column means to the platform
 * @param unit the unit its values are in, in UCUM or as people write it, or null
 * @param element identifier of the data element it is one of, or null
 * @param partition how it partitions the table, or null
 * @param partitionPosition 1-based, 0 when it does not
 * @param mask how its values are shown to those not cleared for its grade, or null
 * @param pattern regular expression each value matches, or null
 */
public record Column(
    String name,
    String title,
    @Nullable String english,
    @Nullable String description,
    ColumnType type,
    boolean required,
    int keyPosition,
    List<String> sources,
    @Nullable String transform,
    Grade grade,
    @Nullable GradeReason gradeReason,
    Set<Role> roles,
    @Nullable String unit,
    @Nullable String element,
    @Nullable Partition partition,
    int partitionPosition,
    @Nullable Mask mask,
    @Nullable String pattern,
    List<QualityRule> rules) {

  public Column {
    sources = List.copyOf(sources);
    roles = Set.copyOf(roles);
    rules = List.copyOf(rules);
  }

  /** What a column means to the platform, beyond its type. */
  public enum Role {
    /** When the described thing happened or was observed. */
    EVENT_TIME,
    /** Degrees east, WGS 84 or CGCS2000. */
    LONGITUDE,
    /** Degrees north, WGS 84 or CGCS2000. */
    LATITUDE,
    /** GB/T 2260 code of the district a row belongs to: what row filters by district look at. */
    DISTRICT,
    /** What people call the row's thing: shown on maps and lists. */
    LABEL,
    /** The measured value a map or a list shows. */
    MEASURE
  }

  /** How a column partitions its table. */
  public enum Partition {
    IDENTITY,
    DAY,
    MONTH,
    YEAR
  }

  public boolean inKey() {
    return keyPosition > 0;
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
