package city.weir.server.queries;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.SavedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Describes published queries as OpenAPI 3.1 does, for programs that make clients of it. */
@Component
class QueryOpenApi {
  private static final List<String> FILES =
      List.of(
          "application/x-ndjson",
          "text/csv",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  Map<String, Object> of(List<SavedQuery> queries) {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (SavedQuery query : queries) {
      paths.put(QueryCalls.path(query.name()), Map.of("get", operation(query)));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "堰 Weir: 已发布查询 / published queries", "version", "v1"));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("security", List.of(Map.of("token", List.of())));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "securitySchemes",
            Map.of(
                "token",
                Map.of(
                    "type",
                    "oauth2",
                    "flows",
                    Map.of(
                        "clientCredentials",
                        Map.of("tokenUrl", "/oauth2/token", "scopes", Map.of()))))));
    return document;
  }

  private static Map<String, Object> operation(SavedQuery query) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", query.name());
    operation.put("summary", query.draft().title().zh() + " / " + query.draft().title().en());
    operation.put(
        "description",
        query.draft().description().zh() + "\n\n" + query.draft().description().en());
    operation.put("tags", List.of("queries"));
    operation.put("deprecated", query.state() == SavedQuery.State.DEPRECATED);
    List<Object> parameters = new ArrayList<>();
    query.draft().parameters().forEach(p -> parameters.add(parameter(p)));
    parameters.add(own("asOf", Map.of("type", "string")));
    parameters.add(
        own("limit", Map.of("type", "integer", "minimum", 1, "maximum", 10_000, "default", 1_000)));
    parameters.add(own("pageToken", Map.of("type", "string")));
    operation.put("parameters", parameters);
    operation.put("responses", responses(query));
    return operation;
  }

  private static Map<String, Object> own(String name, Map<String, Object> schema) {
    return Map.of("name", name, "in", "query", "required", false, "schema", schema);
  }

  private static Map<String, Object> parameter(Parameter p) {
    return Map.of(
        "name",
        p.name(),
        "in",
        "query",
        "required",
        p.required(),
        "description",
        p.title().zh() + " / " + p.title().en(),
        "schema",
        schema(p));
  }

  private static Map<String, Object> schema(Parameter p) {
    Map<String, Object> schema = new LinkedHashMap<>(type(p.type()));
    if (p.preset() != null) {
      schema.put("default", value(p.type(), p.preset()));
    }
    if (!p.values().isEmpty()) {
      schema.put("enum", p.values().stream().map(v -> value(p.type(), v)).toList());
    }
    boolean text = p.type() == ParameterType.TEXT;
    boolean measured =
        text || p.type() == ParameterType.INTEGER || p.type() == ParameterType.NUMBER;
    ParameterType bound = text ? ParameterType.INTEGER : p.type();
    if (p.min() != null && measured) {
      schema.put(text ? "minLength" : "minimum", value(bound, p.min()));
    }
    if (p.max() != null && measured) {
      schema.put(text ? "maxLength" : "maximum", value(bound, p.max()));
    }
    return schema;
  }

  private static Object value(ParameterType type, String text) {
    return switch (type) {
      case INTEGER, NUMBER, BOOLEAN -> type.value(text);
      case TEXT, DATE, MOMENT -> text;
    };
  }

  private static Map<String, Object> type(ParameterType type) {
    return switch (type) {
      case TEXT -> Map.of("type", "string");
      case INTEGER -> Map.of("type", "integer", "format", "int64");
      case NUMBER -> Map.of("type", "number");
      case BOOLEAN -> Map.of("type", "boolean");
      case DATE -> Map.of("type", "string", "format", "date");
      case MOMENT -> Map.of("type", "string", "format", "date-time");
    };
  }

  private static Map<String, Object> responses(SavedQuery query) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (AnswerColumn column : query.columns()) {
      row.put(column.name(), column(column.type()));
    }
    Map<String, Object> items =
        Map.of("type", "array", "items", Map.of("type", "object", "properties", row));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(
        "application/json",
        Map.of(
            "schema",
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "items", items,
                    "truncated", Map.of("type", "boolean"),
                    "nextPageToken", Map.of("type", "string")))));
    FILES.forEach(f -> content.put(f, Map.of()));
    return Map.of(
        "200",
        Map.of("description", "rows you may see", "content", content),
        "default",
        Map.of("description", "application/problem+json (RFC 9457)"));
  }

  /** Masks may make a text of anything; null is possible everywhere. */
  private static Map<String, Object> column(String engineType) {
    String json =
        switch (engineType.replaceAll("\\(.*", "")) {
          case "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT" -> "integer";
          case "DECIMAL", "DOUBLE", "FLOAT" -> "number";
          case "BOOLEAN" -> "boolean";
          default -> "string";
        };
    return engineType.endsWith("[]") || engineType.startsWith("STRUCT")
        ? Map.of("type", List.of("array", "null"))
        : Map.of("type", List.of(json, "null"));
  }
}
