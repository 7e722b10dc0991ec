package city.weir.server.datasets;

import city.weir.catalog.Entry;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Provider;
import city.weir.contract.QualityRule;
import city.weir.contract.ServiceLevel;
import city.weir.lake.tables.TableFacts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is told of one dataset to whoever asks.
 *
 * @param access for each way, whether it is open to whoever asks, and what would open it
 * @param freshness absent to those who may not have the data
 * @param promotion absent likewise, and while no batch was checked
 * @param rowsPath where its rows are read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatasetDetail(
    DatasetSummary entry,
    String version,
    String status,
    String domain,
    String tenant,
    @Nullable String purpose,
    @Nullable String limitations,
    @Nullable String code,
    @Nullable String publishedOn,
    Set<String> keywords,
    Set<String> related,
    Provider provider,
    Terms terms,
    List<Access> access,
    List<ColumnDetail> columns,
    List<Rule> rules,
    List<ServiceLevel> serviceLevels,
    @Nullable Freshness freshness,
    @Nullable LastPromotion promotion,
    String rowsPath) {

  /** 共享属性 and 开放属性: on which terms the dataset is shared. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Terms(
      String type,
      @Nullable String condition,
      @Nullable String ground,
      List<String> ways,
      boolean rowsOfOwnDistrict,
      boolean open,
      @Nullable String openCondition) {

    static Terms of(DataContract contract) {
      Share share = contract.directory().share();
      return new Terms(
          share.type().name().toLowerCase(Locale.ROOT),
          share.condition(),
          share.ground(),
          share.ways().stream().map(w -> w.name().toLowerCase(Locale.ROOT)).sorted().toList(),
          share.rowsOfOwnDistrict(),
          contract.directory().open(),
          contract.directory().openCondition());
    }
  }

  /** What is expected of the data before a batch of it becomes visible. */
  record Rule(String name, String dimension, String severity) {
    static Rule of(QualityRule rule) {
      return new Rule(
          rule.name(),
          rule.dimension().name().toLowerCase(Locale.ROOT),
          rule.severity().name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * How much there is, and since when.
   *
   * @param snapshot id of the newest state, as text because JavaScript would round it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Freshness(long rows, long bytes, @Nullable String snapshot, @Nullable Instant changedAt) {
    static Freshness of(TableFacts facts) {
      Long snapshot = facts.snapshot();
      return new Freshness(
          facts.rows(),
          facts.bytes(),
          snapshot == null ? null : snapshot.toString(),
          facts.committedAt());
    }
  }

  static DatasetDetail of(
      DataContract contract,
      Entry entry,
      DatasetSummary summary,
      List<Access> access,
      List<ColumnDetail> columns,
      @Nullable Freshness freshness,
      @Nullable LastPromotion promotion) {
    List<Rule> rules =
        java.util.stream.Stream.concat(
                contract.rules().stream(),
                contract.columns().stream().flatMap(c -> c.rules().stream()))
            .map(Rule::of)
            .toList();
    return new DatasetDetail(
        summary,
        contract.version(),
        contract.status().name().toLowerCase(Locale.ROOT),
        contract.domain(),
        contract.tenant(),
        contract.purpose(),
        contract.limitations(),
        entry.code(),
        entry.publishedOn(),
        entry.keywords(),
        entry.related(),
        contract.provider(),
        Terms.of(contract),
        access,
        columns,
        rules,
        contract.serviceLevels(),
        freshness,
        promotion,
        "/api/v1/datasets/" + contract.id() + "/rows");
  }
}
