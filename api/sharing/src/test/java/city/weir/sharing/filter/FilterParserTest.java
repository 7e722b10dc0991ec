package city.weir.sharing.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.ColumnType;
import city.weir.sharing.SampleCity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Binder;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final Fields FIELDS = Fields.of(SampleCity.hospitals());

  private static Filter parse(String text) throws FilterException {
    return FilterParser.parse(text, FIELDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "beds > 20 and name like '%医院%' ~ (\"beds\" > 20) AND (\"name\" LIKE '%医院%' ESCAPE '\\')",
        "20 < beds ~ \"beds\" > 20",
        "beds > -2.5 ~ \"beds\" > -2.5",
        "name = 'it''s' ~ \"name\" = 'it''s'",
        "name = 'a\\' ~ \"name\" = 'a\\'",
        "district_code in ('420106', '420103') ~ \"district_code\" IN ('420106', '420103')",
        "id not in (1, 2) ~ NOT (\"id\" IN (1, 2))",
        "name is not null ~ NOT (\"name\" IS NULL)",
        "not (id = 1 or id = 2) ~ NOT ((\"id\" = 1) OR (\"id\" = 2))",
        "id = 1 or id = 2 and id = 3 ~ (\"id\" = 1) OR ((\"id\" = 2) AND (\"id\" = 3))",
        "name not like 'a%' ~ NOT (\"name\" LIKE 'a%' ESCAPE '\\')",
        "seen_at >= '2026-06-01T08:00:00+08:00' ~ \"seen_at\" >= TIMESTAMPTZ '2026-06-01T00:00:00Z'",
        "lon < 1e2 ~ \"lon\" < CAST('100.0' AS DOUBLE)",
        "id not between 1 and 3 ~ NOT ((\"id\" >= 1) AND (\"id\" <= 3))",
      })
  void readsConditions(String text, String sql) throws FilterException {
    assertThat(DuckSql.written(parse(text))).isEqualTo(sql);
  }

  @Test
  void bindsValuesInTheOrderOfTheirQuestionMarks() throws FilterException {
    List<Object> values = new ArrayList<>();
    assertThat(DuckSql.bound(parse("id in (1, 2) and name like '%x'"), values))
        .isEqualTo("(\"id\" IN (?, ?)) AND (\"name\" LIKE ? ESCAPE '\\')");
    assertThat(values).containsExactly(1L, 2L, "%x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "nope = 1 ~ There is no column 'nope'. The columns are: id, name",
        "id = 'x' ~ Write a number such as 20",
        "id = 2.5 ~ which is a whole number",
        "name = 420106 ~ Write it in single quotes, such as '420106'",
        "beds like '1%' ~ like works on text",
        "id = beds ~ is not a value",
        "upper(name) = 'A' ~ is not a column",
        "id + 1 = 2 ~ is not a column",
        "id = (select 1) ~ is not a value",
        "id in (select 1) ~ cannot stand in a filter",
        "exists (select 1) ~ cannot stand in a filter",
        "seen_at > 'yesterday' ~ 2026-06-01T08:00:00+08:00",
        "id = 99999999999999999999 ~ does not fit",
        "id >  ~ cannot be read at character",
        "id = 1; drop table x ~ cannot be read at character 7",
        "name ~ cannot stand in a filter",
      })
  void saysWhatToWriteInstead(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(FilterException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000})
  void refusesWhatWouldExhaustTheParser(int size) {
    for (String text :
        List.of(
            "(".repeat(size / 2) + "id = 1" + ")".repeat(size / 2),
            "not ".repeat(size / 4) + "id = 1",
            "id = 1" + " and id = 1".repeat(size / 4),
            "case when id = 1 then ".repeat(size / 22) + "true" + " end".repeat(size / 22),
            "id = 1" + " ".repeat(5_000))) {
      assertThatThrownBy(() -> parse(text)).isInstanceOf(FilterException.class);
    }
  }

  @Test
  void prunesByWhatIcebergCanExpressAndNeverTooMuch() throws FilterException {
    Schema schema =
        new Schema(
            Types.NestedField.optional(1, "id", Types.LongType.get()),
            Types.NestedField.optional(2, "name", Types.StringType.get()),
            Types.NestedField.optional(3, "beds", Types.DecimalType.of(8, 1)),
            Types.NestedField.optional(4, "seen_at", Types.TimestampType.withZone()));
    Map<String, Expression.Operation> cases = new LinkedHashMap<>();
    cases.put("id = 1", Expression.Operation.EQ);
    cases.put("beds >= 2", Expression.Operation.GT_EQ);
    cases.put("seen_at < '2026-06-01'", Expression.Operation.LT);
    cases.put("id = 1 and name like '%x'", Expression.Operation.EQ);
    cases.put("not (id = 1 and name like '%x')", Expression.Operation.TRUE);
    cases.put("not (id = 1 or name like '%x')", Expression.Operation.NOT);
    cases.put("id = 1 or beds = 2.55", Expression.Operation.TRUE);
    cases.put("id = 1 or lon = 2", Expression.Operation.TRUE);
    for (Map.Entry<String, Expression.Operation> each : cases.entrySet()) {
      Expression expression = Pruning.expression(parse(each.getKey()), schema, column -> true);
      assertThat(expression.op()).as(each.getKey()).isEqualTo(each.getValue());
      assertThat(Binder.bind(schema.asStruct(), expression, true)).isNotNull();
    }
    assertThat(Pruning.expression(parse("name = 'x'"), schema, column -> false).op())
        .isEqualTo(Expression.Operation.TRUE);
  }

  @Test
  void aConditionOnATruthNeedsNoComparison() throws FilterException {
    Fields fields = new Fields(Map.of("open", new ColumnType.Truth()));
    assertThat(FilterParser.parse("open", fields))
        .isEqualTo(new Filter.Compare("open", Filter.Operator.EQUAL, true));
    assertThat(DuckSql.written(FilterParser.parse("not open", fields)))
        .isEqualTo("NOT (\"open\" = true)");
  }
}
