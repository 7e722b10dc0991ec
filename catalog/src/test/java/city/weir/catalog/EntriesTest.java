package city.weir.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private final Entry hospital = SampleEntries.of("wuhan.health.hospital");

  @Test
  void takesTheCoreMetadataOfTheGuideFromTheContract() {
    assertThat(hospital.title()).isEqualTo("医院");
    assertThat(hospital.category()).isEqualTo(List.of("主题", "卫生应急", "医疗机构", "医院"));
    assertThat(hospital.provider().name()).isEqualTo("武汉市卫生健康委员会");
    assertThat(hospital.sharing().type()).isEqualTo(Share.Type.CONDITIONAL);
    assertThat(hospital.updateCycle()).isEqualTo("每日");
    assertThat(hospital.format()).isEqualTo("数据库");
  }

  @Test
  void gradesTheWholeByItsMostSensitiveItem() {
    assertThat(hospital.grade()).isEqualTo(Grade.GENERAL_4);
    assertThat(SampleEntries.of("wuhan.civil.division").grade()).isEqualTo(Grade.GENERAL_1);
  }

  @Test
  void writesTypesOfItemsInTheLettersOfTheGuide() {
    assertThat(SampleEntries.of("wuhan.hydrology.river-stage").items())
        .extracting(Entry.Item::name, Entry.Item::dataType)
        .contains(
            tuple("station", 'C'),
            tuple("observed_at", 'T'),
            tuple("stage", 'N'),
            tuple("longitude", 'B'));
    assertThat(hospital.items())
        .extracting(Entry.Item::name, Entry.Item::dataType)
        .contains(tuple("designated", 'L'), tuple("entries", 'I'));
  }
}
