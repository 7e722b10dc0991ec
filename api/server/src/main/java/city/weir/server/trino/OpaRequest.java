package city.weir.server.trino;

import city.weir.sharing.trino.Question;
import city.weir.sharing.trino.Resource;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as Trino's plugin writes it. What it may leave out is null here; what it says more, as
 * each of its releases does, changes no answer.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OpaRequest(@Nullable Input input) {
  /** More than any table has columns, or schema tables, that one call asks about. */
  private static final int MOST = 20_000;

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Input(@Nullable Context context, @Nullable Action action) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Context(@Nullable Identity identity) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Identity(@Nullable String user) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(
      @Nullable String operation,
      @Nullable Item resource,
      @Nullable List<@Nullable Item> filterResources) {}

  /** One of them is there; which of them says what it is. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(
      @Nullable Named catalog,
      @Nullable Schema schema,
      @Nullable Table table,
      @Nullable Column column,
      @Nullable Function function,
      @Nullable Identity user) {

    Resource resource() {
      if (catalog != null) {
        return new Resource.Catalog(text(catalog.name()));
      }
      if (schema != null) {
        return new Resource.Schema(text(schema.catalogName()), text(schema.schemaName()));
      }
      if (column != null) {
        return new Resource.Column(
            text(column.catalogName()),
            text(column.schemaName()),
            text(column.tableName()),
            text(column.columnName()));
      }
      if (table != null && function == null) {
        return table.resource();
      }
      if (function != null && table == null) {
        return function.resource();
      }
      return user == null ? new Resource.Other() : new Resource.User(text(user.user()));
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Named(@Nullable String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Schema(@Nullable String catalogName, @Nullable String schemaName) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Table(
      @Nullable String catalogName,
      @Nullable String schemaName,
      @Nullable String tableName,
      @Nullable List<String> columns) {
    Resource resource() {
      List<String> names = columns == null ? List.of() : columns;
      if (names.size() > MOST) {
        throw new IllegalArgumentException("More columns than any table has: " + names.size());
      }
      return new Resource.Table(text(catalogName), text(schemaName), text(tableName), names);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Column(
      @Nullable String catalogName,
      @Nullable String schemaName,
      @Nullable String tableName,
      @Nullable String columnName) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Function(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String functionName) {
    Resource resource() {
      return new Resource.Routine(text(catalogName), text(schemaName), text(functionName));
    }
  }

  /**
   * What it asks.
   *
   * @throws IllegalArgumentException when it names nobody or nothing, or too much
   */
  Question question() {
    Context context = input == null ? null : input.context();
    Identity identity = context == null ? null : context.identity();
    Action action = input == null ? null : input.action();
    if (identity == null || text(identity.user()).isEmpty()) {
      throw new IllegalArgumentException("The question names nobody: input.context.identity.user");
    }
    if (action == null || text(action.operation()).isEmpty()) {
      throw new IllegalArgumentException("The question names nothing: input.action.operation");
    }
    List<@Nullable Item> candidates =
        action.filterResources() == null ? List.of() : action.filterResources();
    if (candidates.size() > MOST) {
      throw new IllegalArgumentException("Too many candidates: " + candidates.size());
    }
    return new Question(
        text(identity.user()),
        text(action.operation()),
        of(action.resource()),
        candidates.stream().map(OpaRequest::of).toList());
  }

  private static Resource of(@Nullable Item item) {
    return item == null ? new Resource.Other() : item.resource();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
