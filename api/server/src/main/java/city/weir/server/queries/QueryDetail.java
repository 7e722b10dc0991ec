package city.weir.server.queries;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.SavedQuery;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version of a saved query, described.
 *
 * @param columns of its answer as its author sees them; a mask may change a type for you
 * @param sql for analysts, stewards and its author only
 * @param rows where it is called; absent when it cannot be
 * @param note what was said at its last step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryDetail(
    String name,
    int version,
    String state,
    Words title,
    Words description,
    List<ParameterDetail> parameters,
    List<AnswerColumn> columns,
    List<String> tables,
    @Nullable String sql,
    String owner,
    @Nullable String reviewer,
    @Nullable String note,
    Instant createdAt,
    Instant changedAt,
    @Nullable String rows) {

  /** A parameter, as it is to be written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ParameterDetail(
      String name,
      String type,
      Words title,
      boolean required,
      @JsonProperty("default") @Nullable String preset,
      @Nullable String min,
      @Nullable String max,
      List<String> values) {
    static ParameterDetail of(Parameter p) {
      return new ParameterDetail(
          p.name(),
          p.typeName(),
          p.title(),
          p.required(),
          p.preset(),
          p.min(),
          p.max(),
          p.values());
    }
  }

  /**
   * @param inside whether whoever asks may see the statement, and who reviewed it
   */
  static QueryDetail of(SavedQuery query, boolean inside) {
    return new QueryDetail(
        query.name(),
        query.version(),
        query.state().name().toLowerCase(Locale.ROOT),
        query.draft().title(),
        query.draft().description(),
        query.draft().parameters().stream().map(ParameterDetail::of).toList(),
        query.columns(),
        query.tables(),
        inside ? query.draft().sql() : null,
        query.owner(),
        inside ? query.reviewer() : null,
        query.note(),
        query.createdAt(),
        query.changedAt(),
        query.state().callable() ? QueryCalls.path(query.name()) : null);
  }
}
