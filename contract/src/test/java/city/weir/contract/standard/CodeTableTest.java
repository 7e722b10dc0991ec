package city.weir.contract.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodeTableTest {
  private static final String DIVISIONS =
      """
      code,name,aliases,parent
      420000,湖北省,湖北|鄂,
      420100,武汉市,武汉,420000
      420106,"武昌区",Wuchang|武 昌,420100
      """;

  @Test
  void findsCodesByEveryNameWithoutRegardToWidthCaseAndBlanks() {
    CodeTable table = CodeTable.read("divisions", DIVISIONS);

    assertThat(table.find("４２０１０６")).contains("420106");
    assertThat(table.find("WUCHANG ")).contains("420106");
    assertThat(table.find("武昌")).contains("420106");
    assertThat(table.find("青山")).isEmpty();
    assertThat(table.code("420106").orElseThrow().parent()).isEqualTo("420100");
  }

  @Test
  void refusesWhatStandsForTwoCodes() {
    assertThatThrownBy(() -> CodeTable.read("d", "code,name,aliases\n1,甲,乙\n2,乙,\n"))
        .hasMessage("Code list d: '乙' stands for both 1 and 2");
  }

  @Test
  void refusesParentsThatAreNoCodesOrLeadRound() {
    assertThatThrownBy(() -> CodeTable.read("d", "code,name,aliases,parent\n1,甲,,9\n"))
        .hasMessage("Code list d: the parent 9 of 1 is no code of it");
    assertThatThrownBy(() -> CodeTable.read("d", "code,name,aliases,parent\n1,甲,,2\n2,乙,,1\n"))
        .hasMessageContaining("is its own parent");
  }

  @Test
  void refusesAnotherHeaderAndAQuotationThatNeverEnds() {
    assertThatThrownBy(() -> CodeTable.read("d", "name;code\n"))
        .hasMessage("Code list d does not begin with the header code,name,aliases");
    assertThatThrownBy(() -> CodeTable.read("d", "code,name,aliases\n1,\"甲,\n"))
        .hasMessage("A quotation mark is never closed");
  }

  @Property
  void readsWhatItWrites(@ForAll("codes") List<Code> codes) {
    CodeTable table = CodeTable.of("any", codes);

    assertThat(CodeTable.read("any", table.csv())).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<Code>> codes() {
    // The number in each makes names differ; what follows it is what CSV finds hard.
    Arbitrary<String> rest = Arbitraries.of("", "，区", ",", "\"", "a\nb", "«»", "\" ,\"");
    return Combinators.combine(rest, rest)
        .as((name, alias) -> new String[] {name, alias})
        .list()
        .ofMaxSize(8)
        .map(
            all -> {
              List<Code> codes = new java.util.ArrayList<>();
              for (int i = 0; i < all.size(); i++) {
                String[] each = all.get(i);
                String parent = i == 0 ? null : "c" + (i - 1);
                codes.add(
                    new Code(
                        "c" + i,
                        "n%dn".formatted(i) + each[0] + ".",
                        Set.of(i + "a" + each[1] + "."),
                        parent));
              }
              return codes;
            });
  }
}
