package city.weir.server.trino;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A dataset with a column of each type under each mask, and rows that go to the edges of both. */
public final class EveryColumn {
  public static final String ID = "wuhan.test.every-column";
  public static final String TABLE = "resource.every_column";

  private record Kind(String name, String type, String mask) {
    String yaml() {
      return """
                - name: %s
                  businessName: %s
                  %s
                  classification: general-4
                  transformSourceObjects: [%s]
                  customProperties:
                    - {property: mask, value: %s}
          """
          .formatted(name, name, type, name, mask);
    }
  }

  private static final String TEXT = "logicalType: string";
  private static final String WHOLE = "logicalType: integer";
  private static final String EXACT = "logicalType: number\n        physicalType: decimal(9,3)";
  private static final String FLOATING = "logicalType: number";
  private static final String MOMENT =
      "logicalType: timestamp\n        logicalTypeOptions: {timezone: true}";
  private static final String LOCAL = "logicalType: timestamp";
  private static final String DAY = "logicalType: date";
  private static final String TRUTH = "logicalType: boolean";

  private static final List<Kind> MASKED =
      List.of(
          new Kind("text_hash", TEXT, "{default: hash}"),
          new Kind("text_partial", TEXT, "{default: partial, keep: [2, 3]}"),
          new Kind("text_start", TEXT, "{default: partial, keep: [1, 0]}"),
          new Kind("text_none", TEXT, "{default: partial, keep: [0, 0]}"),
          new Kind("text_remove", TEXT, "{default: remove}"),
          new Kind("whole_generalise", WHOLE, "{default: generalise, step: 7}"),
          new Kind("whole_remove", WHOLE, "{default: remove}"),
          new Kind("exact_generalise", EXACT, "{default: generalise, step: 0.25}"),
          new Kind("exact_blur", EXACT, "{default: blur, decimals: 1}"),
          new Kind("floating_generalise", FLOATING, "{default: generalise, step: 0.1}"),
          new Kind("floating_blur", FLOATING, "{default: blur, decimals: 2}"),
          new Kind("moment_generalise", MOMENT, "{default: generalise}"),
          new Kind("moment_remove", MOMENT, "{default: remove}"),
          new Kind("local_generalise", LOCAL, "{default: generalise}"),
          new Kind("day_remove", DAY, "{default: remove}"),
          new Kind("truth_remove", TRUTH, "{default: remove}"));

  private static final String LETTERS = "013abcXYZ 中文医院\uD83D\uDE00'\"\\*%_é";

  private EveryColumn() {}

  public static List<String> maskedColumns() {
    return MASKED.stream().map(Kind::name).toList();
  }

  public static String contract() {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: wuhan.test.every-column
        name: 各类列
        version: 1.0.0
        status: active
        domain: test
        tenant: "420100"
        description:
          purpose: 检验各引擎遮蔽一致 / shows that all engines mask alike
        schema:
          - name: every_column
            physicalName: resource.every_column
            physicalType: table
            businessName: 各类列
            properties:
              - name: id
                businessName: 编号
                logicalType: integer
                required: true
                primaryKey: true
                primaryKeyPosition: 1
                transformSourceObjects: [id]
                classification: general-1
              - name: district_code
                businessName: 区代码
                logicalType: string
                transformSourceObjects: [district_code]
                classification: general-1
                customProperties:
                  - {property: role, value: district}
              - name: level
                businessName: 数值
                logicalType: number
                transformSourceObjects: [level]
                classification: general-1
              - name: seen_at
                businessName: 时间
                logicalType: timestamp
                logicalTypeOptions: {timezone: true}
                transformSourceObjects: [seen_at]
                classification: general-1
              - name: note
                businessName: 备注
                logicalType: string
                transformSourceObjects: [note]
                classification: general-1
              - name: secret_note
                businessName: 内部备注
                logicalType: string
                transformSourceObjects: [secret_note]
                classification: important
        """
        + MASKED.stream().map(Kind::yaml).collect(Collectors.joining())
        + """
        team:
          name: 武汉市测试局
          customProperties:
            - {property: providerCode, value: 11420100MB1000002M}
        customProperties:
          - property: english
            value: A column of each kind
          - property: zone
            value: resource
          - property: source
            value: {connector: drop, address: every, format: csv, onDrift: accept}
          - property: deduplicate
            value: {by: [id], keep: latest}
          - property: directory
            value:
              category: 主题/测试
              summary: 每种类型与遮蔽方式各一列
              english: One column of each type and mask
              format: 数据库
              updateCycle: 每日
              share:
                type: conditional
                condition: 仅供检验
                ways: [query, sql, iceberg]
                rowsOfOwnDistrict: true
              open: false
        """;
  }

  /** Rows of three districts, of one that is none, and of none. The same at each call. */
  public static List<Map<String, Object>> rows(int count) {
    Random random = new Random(20261122);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = i;
      Map<String, Object> row = new HashMap<>();
      row.put("id", (long) id);
      List<String> districts = List.of("420103", "420106", "420103", "420107");
      if (i % 9 != 8) {
        row.put("district_code", districts.get(i % districts.size()));
      }
      row.put("level", i % 11 == 10 ? Double.NaN : i / 4.0);
      row.put("seen_at", moment(random));
      row.put("note", i % 2 == 0 ? "note-" + id : Integer.toString(id));
      row.put("secret_note", "nobody reads this " + id);
      if (i % 13 != 12) {
        MASKED.forEach(kind -> row.put(kind.name(), value(kind.type(), id, random)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(String type, int i, Random random) {
    return switch (type) {
      case TEXT -> text(random, random.nextInt(12));
      case WHOLE ->
          i % 5 == 0 ? random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE : random.nextLong();
      case EXACT -> BigDecimal.valueOf(random.nextInt(-990_000_000, 990_000_000), 3);
      case FLOATING -> random.nextInt(3) == 0 ? -0.0 : random.nextGaussian() * 1e4;
      case MOMENT -> moment(random);
      case LOCAL -> LocalDateTime.ofEpochSecond(seconds(random), micros(random), ZoneOffset.UTC);
      case DAY -> LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000));
      default -> random.nextBoolean();
    };
  }

  private static OffsetDateTime moment(Random random) {
    return Instant.ofEpochSecond(seconds(random), micros(random)).atOffset(ZoneOffset.UTC);
  }

  private static long seconds(Random random) {
    return random.nextLong(-3_000_000_000L, 3_000_000_000L);
  }

  private static int micros(Random random) {
    return random.nextInt(1_000_000) * 1_000;
  }

  private static String text(Random random, int length) {
    int[] letters = LETTERS.codePoints().toArray();
    return IntStream.range(0, length)
        .mapToObj(i -> Character.toString(letters[random.nextInt(letters.length)]))
        .collect(Collectors.joining());
  }
}
