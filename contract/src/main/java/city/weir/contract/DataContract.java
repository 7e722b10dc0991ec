package city.weir.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in one file. Read and checked by {@link city.weir.contract.reading.ContractReader};
 * nothing else makes one.
 *
 * @param id stable across versions, such as {@code wuhan.hydrology.river-stage}
 * @param version semantic version of the contract
 * @param tenant GB/T 2260 code of the city it belongs to
 * @param zone the zone its table is in; never {@link Zone#RAW}
 * @param title what people call it, in Chinese
 * @param english the same in English, or null
 * @param deduplication which rows are the same, or null when every row counts
 */
public record DataContract(
    String id,
    String name,
    String version,
    Status status,
    String domain,
    String tenant,
    @Nullable String purpose,
    @Nullable String limitations,
    Zone zone,
    TableName table,
    String title,
    @Nullable String english,
    List<Column> columns,
    List<QualityRule> rules,
    Origin origin,
    @Nullable Deduplication deduplication,
    Directory directory,
    List<ServiceLevel> serviceLevels,
    Provider provider) {

  public DataContract {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    serviceLevels = List.copyOf(serviceLevels);
  }

  public enum Status {
    PROPOSED,
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public Optional<Column> column(Column.Role role) {
    return columns.stream().filter(c -> c.has(role)).findFirst();
  }

  /** The columns of the primary key, in its order; empty when rows have none. */
  public List<Column> key() {
    return columns.stream()
        .filter(Column::inKey)
        .sorted(Comparator.comparingInt(Column::keyPosition))
        .toList();
  }
}
