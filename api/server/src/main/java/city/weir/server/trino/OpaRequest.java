package city.weir.server.trino;

import city.weir.sharing.trino.Question;
import city.weir.sharing.trino.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question as Trino's plugin writes it. What it may leave out is null here. */
record OpaRequest(@Nullable Input input) {
  /** More than any table has columns, or schema tables, that one call asks about. */
  private static final int MOST = 20_000;

  record Input(@Nullable Context context, @Nullable Action action) {}

  record Context(@Nullable Identity identity) {}

  record Identity(@Nullable String user) {}

  record Action(
      @Nullable String operation,
      @Nullable Item resource,
      @Nullable List<@Nullable Item> filterResources) {}

  /** One of them is there; which of them says what it is. */
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

  record Named(@Nullable String name) {}

  record Schema(@Nullable String catalogName, @Nullable String schemaName) {}

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

  record Column(
      @Nullable String catalogName,
      @Nullable String schemaName,
      @Nullable String tableName,
      @Nullable String columnName) {}

  record Function(@Nullable Schema catalogSchema, @Nullable String functionName) {
    Resource resource() {
      return new Resource.Routine(
          catalogSchema == null ? "" : text(catalogSchema.catalogName()),
          catalogSchema == null ? "" : text(catalogSchema.schemaName()),
          text(functionName));
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
