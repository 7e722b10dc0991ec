package city.weir.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.standard.Code;
import city.weir.contract.standard.CodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodeLinesTest {
  @Test
  void readsCodesAsTheyArePasted() {
    CodeLines lines = CodeLines.read("1,特别重大\n\n2 , 重大 ,II级|二级\n3,较大,,2\n");

    assertThat(lines.sound()).isTrue();
    assertThat(lines.codes())
        .containsExactly(
            new Code("1", "特别重大", Set.of(), null),
            new Code("2", "重大", Set.of("II级", "二级"), null),
            new Code("3", "较大", Set.of(), "2"));
  }

  @Test
  void takesTabsAHeaderAndAByteOrderMarkAsSpreadsheetsGiveThem() {
    assertThat(CodeLines.read("\uFEFF代码\t名称\r\n1\t特别重大\r\n2\t重大\r\n").codes())
        .extracting(Code::name)
        .containsExactly("特别重大", "重大");
    assertThat(CodeLines.read("code,name\n1,\"甲,乙\"").codes())
        .extracting(Code::name)
        .containsExactly("甲,乙");
  }

  @Test
  void tellsEverythingThatIsWrongAtOnceByLine() {
    CodeLines lines =
        CodeLines.read("1,特别重大\n2，重大\n,较大\n4,一般,,,多\n1,重复\n5,特别重大\n6,其他,,9\n7,甲,,8\n8,乙,,7\n");

    assertThat(lines.sound()).isFalse();
    assertThat(lines.problems())
        .extracting(p -> p.line() + " " + p.why().en())
        .containsExactly(
            "2 There is no name: write code,name with a comma or a tab between",
            "3 There is no code: write code,name",
            "4 More than four fields: write code,name,aliases,parent; a name with a comma stands in quotation marks",
            "5 '1' stands on line 1 already",
            "6 '特别重大' stands on line 1 already",
            "7 There is no code '9' for its parent",
            "8 Its parents lead round to '7' itself",
            "9 Its parents lead round to '8' itself");
    assertThat(lines.problems().get(0).text()).isEqualTo("2，重大");
    assertThat(lines.problems()).allSatisfy(p -> assertThat(p.why().zh()).isNotBlank());
  }

  @Test
  void saysThatAQuotationMarkIsLeftOpen() {
    assertThat(CodeLines.read("1,\"特别重大\n2,重大\n3,较大").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.why().en()).contains("quotation marks"));
  }

  @Test
  void isNotSoundWithoutACode() {
    assertThat(CodeLines.read(" \n").sound()).isFalse();
    assertThat(CodeLines.read(" \n").problems()).isEmpty();
  }

  @Property
  void readsWhatItWrote(@ForAll("tables") CodeTable codes) {
    CodeLines lines = CodeLines.read(CodeLines.write(codes));

    assertThat(lines.problems()).isEmpty();
    assertThat(lines.table("t")).isEqualTo(codes);
  }

  @Property
  void tellsTheDifferenceThatMakesTheOneListTheOther(
      @ForAll("tables") CodeTable before, @ForAll("tables") CodeTable after) {
    CodeChanges changes = CodeChanges.between(before, after);

    List<String> codes = new ArrayList<>(before.codes().stream().map(Code::code).toList());
    codes.removeAll(changes.removed().stream().map(Code::code).toList());
    codes.addAll(changes.added().stream().map(Code::code).toList());
    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(after.codes().stream().map(Code::code).toList());
    assertThat(changes.none())
        .isEqualTo(Set.copyOf(before.codes()).equals(Set.copyOf(after.codes())));
  }

  /** Codes with numbers of their own, so that no name stands for two. */
  @Provide
  Arbitrary<CodeTable> tables() {
    Arbitrary<String> words =
        Arbitraries.of("甲", "乙,丙", "\"丁\"", "戊 己", "river", "#x")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(l -> String.join("", l));
    return Arbitraries.integers()
        .between(1, 40)
        .set()
        .ofMinSize(1)
        .ofMaxSize(12)
        .flatMap(
            numbers ->
                words
                    .list()
                    .ofSize(numbers.size())
                    .map(
                        names -> {
                          List<Code> codes = new ArrayList<>();
                          int i = 0;
                          for (int number : numbers.stream().sorted().toList()) {
                            String first = codes.isEmpty() ? null : codes.get(0).code();
                            codes.add(
                                new Code(
                                    "c" + number,
                                    names.get(i++) + " n" + number,
                                    number % 3 == 0 ? Set.of("a" + number, "b" + number) : Set.of(),
                                    number % 2 == 0 ? first : null));
                          }
                          return CodeTable.of("t", codes);
                        }));
  }
}
