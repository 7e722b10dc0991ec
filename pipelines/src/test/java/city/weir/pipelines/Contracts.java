package city.weir.pipelines;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Directory;
import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Contracts as far as receiving looks at them. */
public final class Contracts {
  private Contracts() {}

  public static DataContract of(
      String name,
      Origin.Connector connector,
      String address,
      Origin.Format format,
      Origin.OnDrift onDrift,
      String... fields) {
    return of(
        name,
        new Origin.Source(
            connector, address, format, null, null, onDrift, new TableName("raw", name), Set.of()),
        fields);
  }

  public static DataContract of(String name, Origin.Source source, String... fields) {
    return new DataContract(
        "test." + name,
        name,
        "1.0.0",
        DataContract.Status.ACTIVE,
        "test",
        "420100",
        null,
        null,
        Zone.RESOURCE,
        new TableName("resource", name),
        name,
        null,
        Arrays.stream(fields).map(Contracts::column).toList(),
        List.of(),
        source,
        null,
        new Directory(
            "主题/测试",
            null,
            name,
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
        new Provider("市水务局", "11420100MB12345671"));
  }

  private static Column column(String field) {
    return new Column(
        "c_" + Integer.toHexString(field.hashCode()),
        field,
        null,
        null,
        new ColumnType.Text(),
        false,
        0,
        List.of(field),
        null,
        Grade.GENERAL_1,
        null,
        Set.of(),
        null,
        null,
        null,
        0,
        null,
        null,
        List.of());
  }
}
