package city.weir.server.queries;

import city.weir.sharing.policy.Words;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.SavedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a query in a page; rows of parameters without a name are left out. */
record QueryForm(
    String name,
    @Nullable String titleZh,
    @Nullable String titleEn,
    @Nullable String descriptionZh,
    @Nullable String descriptionEn,
    String sql,
    @Nullable List<Row> parameters) {
  private static final int SPARE_ROWS = 3;

  /** A parameter; empty fields mean that nothing was said. */
  record Row(
      @Nullable String name,
      @Nullable String type,
      @Nullable String titleZh,
      @Nullable String titleEn,
      @Nullable String need,
      @Nullable String preset,
      @Nullable String min,
      @Nullable String max,
      @Nullable String values) {
    static final Row EMPTY = new Row("", "text", "", "", "optional", "", "", "", "");

    static Row of(Parameter p) {
      return new Row(
          p.name(),
          p.typeName(),
          p.title().zh(),
          p.title().en(),
          p.required() ? "required" : "optional",
          Objects.requireNonNullElse(p.preset(), ""),
          Objects.requireNonNullElse(p.min(), ""),
          Objects.requireNonNullElse(p.max(), ""),
          String.join(", ", p.values()));
    }

    QueryBody.Declared declared() {
      String called = Objects.requireNonNullElse(name, "").strip();
      return new QueryBody.Declared(
          called,
          Objects.requireNonNullElse(type, "text"),
          new Words(said(titleZh, called), said(titleEn, called)),
          "required".equals(need),
          none(preset),
          none(min),
          none(max),
          none(values) == null
              ? List.of()
              : Arrays.stream(said(values, "").split("[,，]")).map(String::strip).toList());
    }
  }

  /** An empty form, about {@code sql}. */
  static QueryForm of(String sql) {
    return new QueryForm("", "", "", "", "", sql, spare(new ArrayList<>()));
  }

  static QueryForm of(SavedQuery query) {
    QueryDraft draft = query.draft();
    return new QueryForm(
        query.name(),
        draft.title().zh(),
        draft.title().en(),
        draft.description().zh(),
        draft.description().en(),
        draft.sql(),
        spare(new ArrayList<>(draft.parameters().stream().map(Row::of).toList())));
  }

  private static List<Row> spare(List<Row> rows) {
    for (int i = 0; i < SPARE_ROWS; i++) {
      rows.add(Row.EMPTY);
    }
    return rows;
  }

  QueryDraft draft() {
    List<QueryBody.Declared> declared =
        parameters == null
            ? List.of()
            : parameters.stream()
                .filter(row -> row.name() != null && !row.name().isBlank())
                .map(Row::declared)
                .toList();
    return new QueryBody(
            new Words(said(titleZh, ""), said(titleEn, "")),
            new Words(said(descriptionZh, ""), said(descriptionEn, "")),
            sql,
            declared)
        .draft();
  }

  private static String said(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text.strip();
  }

  private static @Nullable String none(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
