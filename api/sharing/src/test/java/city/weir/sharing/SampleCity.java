package city.weir.sharing;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Directory;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.ServiceLevel;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.sharing.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subjects and the dataset the tests of sharing speak of. */
public final class SampleCity {
  public static final Subject JIANGHAN =
      new Subject(
          "jianghan-emergency",
          "江汉区应急管理局",
          "jianghan-emergency",
          null,
          Set.of(Subject.Role.AGENCY),
          "420103",
          Grade.GENERAL_3);
  public static final Subject WUCHANG =
      new Subject(
          "wuchang-emergency",
          "武昌区应急管理局",
          "wuchang-emergency",
          null,
          Set.of(Subject.Role.AGENCY),
          "420106",
          Grade.GENERAL_3);
  public static final Subject STEWARD =
      new Subject(
          "steward", "数据管理员", "steward", null, Set.of(Subject.Role.STEWARD), null, Grade.GENERAL_3);
  public static final Subject ANALYST =
      new Subject(
          "analyst", "分析员", "analyst", null, Set.of(Subject.Role.ANALYST), null, Grade.GENERAL_3);

  private SampleCity() {}

  /** Hospitals: a key, a district, a place, a masked phone, and a column nobody is cleared for. */
  public static DataContract hospitals() {
    return hospitals(
        new Directory.Share(Directory.Share.Type.UNCONDITIONAL, null, null, Origin.ALL_WAYS, true),
        false,
        DataContract.Status.ACTIVE);
  }

  public static DataContract hospitals(
      Directory.Share share, boolean open, DataContract.Status status) {
    List<Column> columns = new ArrayList<>();
    columns.add(column("id", new ColumnType.Whole(), Grade.GENERAL_1, null, 1));
    columns.add(column("name", new ColumnType.Text(), Grade.GENERAL_1, null, 0, Column.Role.LABEL));
    columns.add(
        column(
            "district_code",
            new ColumnType.Text(),
            Grade.GENERAL_1,
            null,
            0,
            Column.Role.DISTRICT));
    columns.add(column("beds", new ColumnType.Exact(8, 1), Grade.GENERAL_2, null, 0));
    columns.add(
        column("lon", new ColumnType.Floating(), Grade.GENERAL_1, null, 0, Column.Role.LONGITUDE));
    columns.add(
        column("lat", new ColumnType.Floating(), Grade.GENERAL_1, null, 0, Column.Role.LATITUDE));
    columns.add(column("phone", new ColumnType.Text(), Grade.GENERAL_4, new Mask.Partial(3, 4), 0));
    columns.add(column("secret_note", new ColumnType.Text(), Grade.IMPORTANT, null, 0));
    columns.add(column("seen_at", new ColumnType.Moment(), Grade.GENERAL_1, null, 0));
    return dataset("wuhan.health.hospital", "theme.hospital", columns, share, open, status);
  }

  public static DataContract dataset(
      String id,
      String table,
      List<Column> columns,
      Directory.Share share,
      boolean open,
      DataContract.Status status) {
    return new DataContract(
        id,
        "医院",
        "1.0.0",
        status,
        "health",
        "420100",
        null,
        null,
        Zone.THEME,
        TableName.parse(table),
        "医院",
        "Hospitals",
        columns,
        List.of(),
        new Origin.Model("hospital.sql", "select 1", List.of(), List.of()),
        null,
        new Directory(
            "主题/应急/医院",
            null,
            "全市医院",
            null,
            "数据库",
            "每日",
            null,
            share,
            open,
            null,
            Set.of(),
            Set.of()),
        List.of(),
        new Provider("市卫健委", "11420100MB12345671"));
  }

  /** {@code h}, with these promises in place of its own. */
  public static DataContract promising(DataContract h, ServiceLevel... levels) {
    return new DataContract(
        h.id(),
        h.name(),
        h.version(),
        h.status(),
        h.domain(),
        h.tenant(),
        h.purpose(),
        h.limitations(),
        h.zone(),
        h.table(),
        h.title(),
        h.english(),
        h.columns(),
        h.rules(),
        h.origin(),
        h.deduplication(),
        h.directory(),
        List.of(levels),
        h.provider());
  }

  public static Column column(
      String name,
      ColumnType type,
      Grade grade,
      @Nullable Mask mask,
      int keyPosition,
      Column.Role... roles) {
    return new Column(
        name,
        name,
        null,
        null,
        type,
        false,
        keyPosition,
        List.of(),
        null,
        grade,
        null,
        Set.of(roles),
        null,
        null,
        null,
        0,
        mask,
        null,
        List.of());
  }
}
