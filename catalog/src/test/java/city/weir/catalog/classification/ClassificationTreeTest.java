package city.weir.catalog.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassificationTreeTest {
  private final ClassificationTree guide = ClassificationTree.published();

  @Test
  void comesWithTheLevelsOfTheGuide() {
    assertThat(guide.below(List.of())).containsExactly("基础", "主题", "部门");
    assertThat(guide.below(List.of("基础")))
        .containsExactly("人口", "法人单位", "自然资源和空间地理", "社会信用", "电子证照");
    assertThat(guide.prefixOf(List.of("主题", "安全生产"))).contains("205");
  }

  @Test
  void givesNewCategoriesTheNextDigits() {
    ClassificationTree grown =
        guide
            .with(List.of("主题", "防汛抗旱", "水情", "河道水位"))
            .with(List.of("主题", "防汛抗旱", "水情", "水库水位"))
            .with(List.of("主题", "防汛抗旱", "雨情"));

    assertThat(grown.prefixOf(List.of("主题", "防汛抗旱"))).contains("213");
    assertThat(grown.prefixOf(List.of("主题", "防汛抗旱", "水情"))).contains("213001");
    assertThat(grown.prefixOf(List.of("主题", "防汛抗旱", "水情", "水库水位"))).contains("21300102");
    assertThat(grown.prefixOf(List.of("主题", "防汛抗旱", "雨情"))).contains("213002");
    assertThat(grown.below(List.of("主题", "防汛抗旱", "水情"))).containsExactly("河道水位", "水库水位");
  }

  @Property
  void keepsDigitsForEver(
      @ForAll @Size(max = 40)
          List<@net.jqwik.api.constraints.IntRange(min = 0, max = 30) Integer> added) {
    ClassificationTree tree = guide;
    for (int each : added) {
      ClassificationTree grown =
          tree.with(List.of("部门", "局" + each % 7, "目" + each % 5, "细目" + each));
      assertThat(grown.names()).containsAllEntriesOf(tree.names());
      tree = grown;
    }
    assertThat(ClassificationTree.of(tree.names()).names()).isEqualTo(tree.names());
  }

  @Test
  void refusesWhatIsNoCategory() {
    assertThatThrownBy(() -> guide.with(List.of("专题", "防汛")))
        .hasMessageContaining("beginning with 基础, 主题 or 部门");
    assertThatThrownBy(() -> guide.with(List.of("主题", "a/b"))).hasMessageContaining("no slash");
    assertThatThrownBy(() -> ClassificationTree.of(Map.of("1", "基础", "203001", "水情")))
        .hasMessageContaining("no parent");
  }
}
