package city.weir.quality;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Directory;
import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Severity;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small contract with the rules a test needs. */
public final class Contracts {
  private Contracts() {}

  /** A table of {@code code} (the key, of two digits) and {@code stage}. */
  public static DataContract with(QualityRule... rules) {
    return new DataContract(
        "test.stage",
        "水位",
        "1.0.0",
        DataContract.Status.ACTIVE,
        "hydrology",
        "420100",
        null,
        null,
        Zone.RESOURCE,
        new TableName("resource", "stage"),
        "水位",
        null,
        List.of(
            column("code", 1, new ColumnType.Text(), "^[0-9]{2}$"),
            column("stage", 0, new ColumnType.Floating(), null)),
        List.of(rules),
        new Origin.Source(
            Origin.Connector.DROP,
            "stage",
            Origin.Format.CSV,
            null,
            null,
            Origin.OnDrift.HOLD,
            new TableName("raw", "stage"),
            Set.of()),
        null,
        new Directory(
            "主题/水情",
            null,
            "水位",
            null,
            "数据库",
            "实时",
            null,
            new Directory.Share(
                Directory.Share.Type.UNCONDITIONAL, null, null, Origin.ALL_WAYS, false),
            false,
            null,
            Set.of(),
            Set.of()),
        List.of(),
        new Provider("市水务局", "11420100MB1000001J"));
  }

  public static QualityRule.Metric metric(
      String column,
      QualityRule.Metric.Kind kind,
      QualityRule.Metric.Unit unit,
      double most,
      Severity severity) {
    return new QualityRule.Metric(
        "at most %s %s of %s".formatted(most, kind, column),
        column,
        kind,
        unit,
        new QualityRule.Bounds(Double.NEGATIVE_INFINITY, false, most, true, false),
        QualityRule.Dimension.COMPLETENESS,
        severity);
  }

  public static QualityRule.Predicate predicate(String sql, Severity severity) {
    return new QualityRule.Predicate(sql, "stage", sql, QualityRule.Dimension.ACCURACY, severity);
  }

  private static Column column(String name, int key, ColumnType type, @Nullable String pattern) {
    return new Column(
        name,
        name,
        null,
        null,
        type,
        key > 0,
        key,
        List.of(name),
        null,
        Grade.GENERAL_1,
        null,
        Set.of(),
        null,
        null,
        null,
        0,
        null,
        pattern,
        List.of());
  }
}
