package city.weir.server.queries;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.QueryInvalid;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query as its author writes it.
 *
 * @param sql its parameters stand in it as {@code :name}
 */
record QueryBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Words title,
    @Nullable Words description,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "one query; its parameters stand in it as :name",
            example =
                "select station_code, max(stage) as highest from resource.river_stage where"
                    + " observed_at >= :since group by 1")
        String sql,
    @Nullable List<Declared> parameters) {
  QueryBody {
    new Required()
        .field("title", title)
        .field("title.zh", title == null ? null : title.zh())
        .field("title.en", title == null ? null : title.en())
        .field("sql", sql)
        .list("parameters", parameters)
        .check();
  }

  /**
   * A parameter.
   *
   * @param preset its value when a caller gives none
   * @param min of texts the least length
   * @param max of texts the greatest length
   */
  record Declared(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "since") String name,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"text", "integer", "number", "boolean", "date", "moment"})
          String type,
      @Nullable Words title,
      @Nullable Boolean required,
      @JsonProperty("default") @Nullable String preset,
      @Nullable String min,
      @Nullable String max,
      @Nullable List<String> values) {
    Declared {
      new Required().field("name", name).field("type", type).list("values", values).check();
    }

    Parameter parameter() {
      return new Parameter(
          name,
          typeNamed(type),
          title == null ? new Words(name, name) : title,
          Boolean.TRUE.equals(required),
          preset,
          min,
          max,
          Objects.requireNonNullElse(values, List.of()));
    }
  }

  private static ParameterType typeNamed(String name) {
    return Arrays.stream(ParameterType.values())
        .filter(t -> t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new QueryInvalid(
                    "There is no type '%s' of parameters; write one of %s"
                        .formatted(
                            name,
                            Arrays.stream(ParameterType.values())
                                .map(t -> t.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  QueryDraft draft() {
    try {
      return new QueryDraft(
          title,
          description == null ? new Words("", "") : description,
          sql,
          parameters == null ? List.of() : parameters.stream().map(Declared::parameter).toList());
    } catch (QueryInvalid e) {
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }
}
