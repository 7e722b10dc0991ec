package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Deduplication;
import city.weir.contract.Directory;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin;
import city.weir.contract.QualityRule;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractReaderTest {
  private final ContractReader reader = new ContractReader();

  @Test
  void readsEverythingAboutADatasetFromOneFile() throws Exception {
    DataContract contract =
        reader.read("river-stage.odcs.yaml", Samples.RIVER_STAGE, Samples.NO_SIBLINGS);

    assertThat(contract.id()).isEqualTo("wuhan.hydrology.river-stage");
    assertThat(contract.status()).isEqualTo(DataContract.Status.ACTIVE);
    assertThat(contract.zone()).isEqualTo(Zone.RESOURCE);
    assertThat(contract.table()).isEqualTo(TableName.parse("resource.river_stage"));
    assertThat(contract.title()).isEqualTo("河道水位");
    assertThat(contract.key())
        .extracting(Column::name)
        .containsExactly("station_code", "observed_at");
    assertThat(contract.origin())
        .isEqualTo(
            new Origin.Source(
                Origin.Connector.MQTT,
                "hydrology/+/stage",
                Origin.Format.JSON,
                null,
                null,
                Origin.OnDrift.HOLD,
                TableName.parse("raw.river_stage"),
                Set.of()));
    assertThat(contract.deduplication())
        .isEqualTo(
            new Deduplication(List.of("station_code", "observed_at"), Deduplication.Keep.LATEST));
    assertThat(contract.directory().share().type()).isEqualTo(Directory.Share.Type.CONDITIONAL);
    assertThat(contract.directory().share().ways())
        .containsExactlyInAnyOrder(Origin.Way.QUERY, Origin.Way.SUBSCRIPTION);
    assertThat(contract.provider().name()).isEqualTo("市水务局");
    assertThat(contract.serviceLevels()).hasSize(2);
    assertThat(contract.rules()).hasSize(1);
  }

  @Test
  void readsColumnsWithTypesRolesMasksAndRules() throws Exception {
    DataContract contract =
        reader.read("river-stage.odcs.yaml", Samples.RIVER_STAGE, Samples.NO_SIBLINGS);

    Column time = contract.column("observed_at").orElseThrow();
    assertThat(time.type()).isEqualTo(new ColumnType.Moment());
    assertThat(time.roles()).isEqualTo(Set.of(Column.Role.EVENT_TIME));
    assertThat(time.partition()).isEqualTo(Column.Partition.DAY);
    assertThat(time.transform()).isEqualTo("parse_time(tm, 'Asia/Shanghai')");
    Column stage = contract.column("stage").orElseThrow();
    assertThat(stage.type()).isEqualTo(new ColumnType.Exact(8, 3));
    assertThat(stage.unit()).isEqualTo("m");
    assertThat(stage.rules())
        .hasSize(2)
        .first()
        .isEqualTo(
            new QualityRule.Predicate(
                "within what a gauge can read",
                "stage",
                "stage between -10 and 60",
                QualityRule.Dimension.ACCURACY,
                QualityRule.Severity.QUARANTINE));
    Column phone = contract.column("observer_phone").orElseThrow();
    assertThat(phone.grade()).isEqualTo(Grade.GENERAL_4);
    assertThat(phone.mask()).isEqualTo(new Mask.Partial(3, 4));
  }

  @Test
  void refusesFilesThatAreNoUtf8OrNotThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.odcs.yaml");
    Files.write(file, "name: 河道水位".getBytes("GB18030"));

    assertThat(catchThrowableOfType(ContractException.class, () -> reader.read(file)))
        .hasMessageContaining("not UTF-8 text");
    assertThat(
            catchThrowableOfType(
                ContractException.class, () -> reader.read(folder.resolve("y.odcs.yaml"))))
        .hasMessageContaining("Cannot be read");
  }

  @Test
  void refusesSiblingsOutsideTheFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("outside.sql"), "select 1");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    ContractReader.Siblings siblings = ContractReader.Siblings.in(inner);

    for (String name : List.of("../outside.sql", folder.resolve("outside.sql").toString(), "..")) {
      assertThat(catchThrowableOfType(java.io.IOException.class, () -> siblings.read(name)))
          .as(name)
          .isNotNull();
    }
  }
}
